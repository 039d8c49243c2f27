/** How a command of the command line is declared. The path of its file is the command: `commands/runs/list.ts` is `deskhand runs list`. */
import type { Client } from '@deskhand/sdk/client'
import type { Output, Printable } from './output.ts'

export interface Option {
  /** As typed, without the value: `--data`. */
  readonly flag: string
  /** One letter: `-o`. */
  readonly short?: string
  /** Name of the value, for example `<folder>`; absent: a switch. */
  readonly value?: string
  readonly description: string
  readonly default?: string
  /** May be given more than once. */
  readonly many?: boolean
}

export interface CommandArgument {
  readonly name: string
  readonly description: string
  readonly optional?: boolean
  readonly many?: boolean
}

export interface CommandContext {
  readonly args: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly options: Readonly<Record<string, string | readonly string[] | boolean | undefined>>
  readonly out: Output
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal
  /** A client of the environment that the options, the variables or the data folder name. */
  client(): Promise<Client>
}

export interface Command {
  /** One sentence with a period. */
  readonly summary: string
  readonly arguments?: readonly CommandArgument[]
  readonly options?: readonly Option[]
  /** Talks to a server: takes `--url`, `--data` and the rest of the ways to name one. */
  readonly remote?: boolean
  /** Command lines as a user would type them; at least one. */
  readonly examples: readonly string[]
  /** Gives what is printed, as a table or with `--json` as JSON; a number is the exit code (exitCodes.ts). */
  run(context: CommandContext): Promise<Printable | number | undefined>
}

export const defineCommand = (command: Command): Command => command

/** The text of an argument or option that is there for sure. */
export const text = (value: string | readonly string[] | boolean | undefined): string => String(value)
