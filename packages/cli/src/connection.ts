import { localServer } from './connect.ts'

/** The connection that was named, or that of the local machine. */
export function connectionOf(
  options: Readonly<Record<string, string | readonly string[] | boolean | undefined>>,
  environment: Readonly<Record<string, string | undefined>>,
): { connectionName: string } {
  if (typeof options.connection === 'string') return { connectionName: options.connection }
  return { connectionName: localServer(options, environment).connectionName }
}
