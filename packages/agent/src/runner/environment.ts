/**
 * The environment of a runner: what programs need to work, and nothing the agent was given for itself. What is not
 * named here is left out; an agent's owner can name more.
 */
export function runnerEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  pass: readonly string[] = [],
): Record<string, string> {
  const wanted = new Set([...known, ...pass].map(name => name.toUpperCase()))
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined && (wanted.has(name.toUpperCase()) || /^(LC|XDG)_/.test(name))) kept[name] = value
  }
  return kept
}

const known = [
  'PATH HOME USER LOGNAME SHELL LANG LANGUAGE TZ TERM',
  'DISPLAY WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS',
  'HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY SSL_CERT_FILE SSL_CERT_DIR',
  'SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT OS PROCESSOR_ARCHITECTURE NUMBER_OF_PROCESSORS',
  'USERNAME USERDOMAIN USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA',
  'PROGRAMFILES PROGRAMFILES(X86) COMMONPROGRAMFILES COMPUTERNAME PUBLIC',
].flatMap(line => line.split(' '))
