/**
 * The shape of an action. An action is defined once, in one file; the checker's findings, the reference page,
 * the catalogue, the list of errors for ON ERROR and the executed examples all come from the definition.
 *
 * @example
 * export const action = defineAction('File.Copy', {
 *   summary: 'Copies files into a folder.',
 *   inputs: {
 *     Files: files({ label: 'File(s) to copy' }),
 *     Destination: folder({ label: 'Destination folder' }),
 *     IfFileExists: choice('File.IfExists', ['DoNothing', 'Overwrite'], { label: 'If file exists', default: 'DoNothing' }),
 *   },
 *   outputs: { CopiedFiles: listOf(file, { label: 'Copied files' }) },
 *   errors: { DestinationFolderNotFoundError: 'The destination folder does not exist.' },
 *   examples: [{ title: '…', script: '…', files: { 'a.txt': 'A' }, variables: { … }, filesAfter: { … } }],
 *   async run({ Files, Destination, IfFileExists }, { fail }) { … return { CopiedFiles } },
 * })
 *
 * Source: reference, "Robin language", section 6; design, "Say a fact once".
 */
import type { Value } from '../values/value.ts'
import type { Input, InputValue, Output, OutputValue } from './parameters.ts'

/** What a machine must offer for an action to run. */
export type Capability = 'desktop' | 'browser' | 'office' | 'windows'

/** What stands around a run and is the same for all its actions. */
export interface ActionContext<ErrorName extends string = string> {
  /** Ends the action with one of its declared errors; `ON ERROR <name>` catches it. Never returns. */
  fail(error: ErrorName, message?: string, options?: { cause?: unknown; details?: string }): never
  /** Aborted when the run is cancelled or timed out: stop what is under way. */
  readonly signal: AbortSignal
  /** The run's own folder, absolute. Relative paths are read against it; it is removed after the run. */
  readonly folder: string
  /** ms since 1970. */
  now(): number
  /** 0 ≤ x < 1. */
  random(): number
  /** IANA time zone and BCP 47 culture of the run. */
  readonly timeZone: string
  readonly culture: string
  /** Keeps a resource until the run ends; `release` is called then, whatever happened. */
  keep(release: () => void | Promise<void>): void
  /** Tells the listener something for the action log. */
  log(level: 'verbose' | 'debug' | 'info' | 'warning' | 'error', text: string): void
  /** Environment variables the run sees; changes stay inside the run. */
  readonly environment: Record<string, string | undefined>
  /** Runs another flow as a part of this run: in its session and folder, with variables of its own. */
  runFlow(call: FlowCall): Promise<FlowResult>
}

/** A flow to be run as a part of the run. */
export interface FlowCall {
  /** As `workflowid` of the flow. */
  readonly flowId: string
  /** By the names of its input variables, or their external names. */
  readonly inputs: Readonly<Record<string, Value>>
  /** Names of the outputs that are wanted. */
  readonly outputs: readonly string[]
  /** False: the flow goes on beside this one, and is stopped when this one ends; it gives nothing back. */
  readonly wait: boolean
}

/** How a flow that was called has ended. */
export type FlowResult =
  | { readonly status: 'succeeded'; readonly outputs: Readonly<Record<string, Value>> }
  | { readonly status: 'failed' | 'timedOut'; readonly message: string; readonly details: string }

/** Arguments that an action does not declare, written with `@`. Source: Robin language, section 8. */
export interface DynamicArguments {
  /** Values as the flow has them, by name as written. */
  readonly inputs: Readonly<Record<string, Value>>
  /** Names of the outputs the flow takes, as written. */
  readonly outputs: readonly string[]
}

/** What an action is given that is called without any. */
export const noDynamicArguments: DynamicArguments = Object.freeze({ inputs: {}, outputs: [] })

/** An example, executed in every test run in a folder of its own and shown on the action's page. */
export interface Example {
  /** A sentence without period: what it shows. */
  readonly title: string
  /** Robin text. `{folder}` stands for the folder of the example. */
  readonly script: string
  /** Files before: relative path → text. A path that ends in `/` is an empty folder. */
  readonly files?: Readonly<Record<string, string>>
  /** Variables afterwards → the text form of the value, or a test for it. */
  readonly variables?: Readonly<Record<string, string | RegExp>>
  /** Files afterwards: path → text, or null: must not exist. */
  readonly filesAfter?: Readonly<Record<string, string | null>>
  /** Flows it calls, by id: name and Robin text. */
  readonly flows?: Readonly<Record<string, { readonly name: string; readonly script: string }>>
  /** The run must fail with this error name. */
  readonly fails?: string
  /** HTTP answers the example needs: `GET /path` → answer. `{http}` in the script is the server's address. */
  readonly http?: Readonly<Record<string, { status?: number; headers?: Record<string, string>; body?: string }>>
}

export interface ActionDefinition<
  Inputs extends Readonly<Record<string, Input>> = Readonly<Record<string, Input>>,
  Outputs extends Readonly<Record<string, Output>> = Readonly<Record<string, Output>>,
  ErrorName extends string = string,
> {
  /** `Module.Action` or `Module.Action.Selector`. */
  readonly name: string
  /** One sentence with a period. */
  readonly summary: string
  /** `condition`: yields a boolean, stands in `IF (…)`, `LOOP WHILE (…)` or `WAIT (…)`. */
  readonly kind: 'action' | 'condition'
  readonly inputs: Inputs
  readonly outputs: Outputs
  /** Error name → sentence. The run-time error that nobody caught takes it as its message where none is given. */
  readonly errors: Readonly<Record<ErrorName, string>>
  readonly uses: readonly Capability[]
  /** Older names of the same action. */
  readonly aliases: readonly string[]
  /** Takes arguments it does not declare, `@Name: value`, and gives such outputs, `@Name=> Variable`. */
  readonly dynamic: boolean
  readonly examples: readonly Example[]
  /** An action that waits is an `async` function; any other gives no promise, and is called without a detour. */
  run(
    inputs: { [Name in keyof Inputs]: InputValue<Inputs[Name]> },
    context: ActionContext<ErrorName>,
    dynamic?: DynamicArguments,
  ): RunResult<Outputs> | Promise<RunResult<Outputs>>
}

/**
 * An action's outputs by name; a condition's boolean; nothing where there are no outputs. The outputs of a dynamic
 * action that it does not declare stand in `dynamic`.
 */
export type RunResult<Outputs extends Readonly<Record<string, Output>>> =
  | ({ [Name in keyof Outputs]: OutputValue<Outputs[Name]> } & { readonly dynamic?: Readonly<Record<string, Value>> })
  | boolean
  // biome-ignore lint/suspicious/noConfusingVoidType: an action without outputs returns nothing
  | void

type Optional = 'kind' | 'uses' | 'aliases' | 'dynamic' | 'examples' | 'errors' | 'inputs' | 'outputs'

/** Declares an action. */
export function defineAction<
  const Inputs extends Readonly<Record<string, Input>> = Readonly<Record<never, never>>,
  const Outputs extends Readonly<Record<string, Output>> = Readonly<Record<never, never>>,
  ErrorName extends string = never,
>(
  name: string,
  definition: Omit<ActionDefinition<Inputs, Outputs, ErrorName>, 'name' | Optional> &
    Partial<Pick<ActionDefinition<Inputs, Outputs, ErrorName>, Optional>>,
): ActionDefinition<Inputs, Outputs, ErrorName> {
  return Object.freeze({
    name,
    kind: 'action' as const,
    inputs: {} as Inputs,
    outputs: {} as Outputs,
    errors: {} as Record<ErrorName, string>,
    uses: [],
    aliases: [],
    dynamic: false,
    examples: [],
    ...definition,
  })
}
