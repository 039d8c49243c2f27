import type { RunMode } from '@deskhand/contract/agentMessages'
import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { Parameters } from './readParameters.ts'

/** What a caller of RunDesktopFlow asks for, with the defaults filled in. */
export interface RunRequest {
  readonly runMode: RunMode
  readonly connectionName: string
  readonly isReference: boolean
  /** Normal 0, high 100. */
  readonly priority: number
  readonly timeoutSeconds: number
  readonly callbackUrl: string | null
}

/** Seconds: three hours by default, a day at most. */
const timeoutSeconds = { default: 10_800, max: 86_400 }
const priorities: ReadonlyMap<string, number> = new Map([
  ['normal', 0],
  ['high', 100],
])

/**
 * Holds the values of RunDesktopFlow's parameters against their ranges. Run modes and priorities are taken
 * whatever their case.
 * Source: Dataverse wire, section 2.1.
 */
export function readRunRequest(parameters: Parameters): RunRequest {
  const runMode = String(parameters.runMode).toLowerCase()
  if (runMode !== 'attended' && runMode !== 'unattended')
    throw outside('runMode', parameters.runMode, `'attended' or 'unattended'`)
  const connectionName = String(parameters.connectionName)
  if (connectionName === '') throw outside('connectionName', '', 'the name of a connection')
  const connectionType = parameters.connectionType ?? 1
  if (connectionType !== 1 && connectionType !== 2)
    throw outside('connectionType', connectionType, '1 (connection) or 2 (connection reference)')
  const priority = priorities.get(String(parameters.runPriority ?? 'normal').toLowerCase())
  if (priority === undefined) throw outside('runPriority', parameters.runPriority, `'normal' or 'high'`)
  const timeout = Number(parameters.timeout ?? timeoutSeconds.default)
  if (timeout < 1 || timeout > timeoutSeconds.max)
    throw outside('timeout', timeout, `a number of seconds from 1 to ${timeoutSeconds.max}`)
  return {
    runMode,
    connectionName,
    isReference: connectionType === 2,
    priority,
    timeoutSeconds: timeout,
    callbackUrl: (parameters.callbackUrl as string | undefined) ?? null,
  }
}

const outside = (name: string, value: unknown, expected: string): DataverseError =>
  dataverseError('InvalidArgument', `The parameter '${name}' is '${shortened(value)}'; it must be ${expected}.`)

const shortened = (value: unknown): string => {
  const text = String(value)
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
