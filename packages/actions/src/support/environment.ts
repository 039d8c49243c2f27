import { choice } from '@deskhand/robin/action/parameters'

/** Both scopes are the run's own environment: a flow changes nothing of the machine. */
export const scope = (label: string) =>
  choice('System.EnvironmentVariableType', ['User', 'System'], {
    label,
    default: 'User',
    description: 'Both are the environment of the run.',
  })

/** The name as the environment spells it: as given, then whatever its case, as on Windows. */
export function spelling(environment: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  if (environment[name] !== undefined) return name
  const folded = name.toUpperCase()
  return Object.keys(environment).find(key => key.toUpperCase() === folded && environment[key] !== undefined)
}
