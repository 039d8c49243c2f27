/** What checker and compiler know of the library. The robin package knows no action by name; it is given these. */
import type { ActionDefinition, Capability } from './defineAction.ts'

/** A parameter as the catalogue shows it; JSON. */
export interface ParameterShape {
  readonly type: string
  readonly label: string
  readonly required: boolean
  readonly byReference: boolean
  readonly default?: string | number | boolean | null
  /** Enum type with its module, for example `File.IfExists`, and its members. */
  readonly enumType?: string
  readonly members?: readonly string[]
  readonly description?: string
}

/** An action without its code; JSON, one row of the catalogue file. */
export interface ActionShape {
  readonly name: string
  readonly summary: string
  readonly kind: 'action' | 'condition'
  readonly inputs: Readonly<Record<string, ParameterShape>>
  readonly outputs: Readonly<Record<string, { readonly type: string; readonly label: string }>>
  readonly errors: Readonly<Record<string, string>>
  readonly uses: readonly Capability[]
  readonly aliases: readonly string[]
  /** Takes arguments and gives outputs it does not declare, written with `@`. */
  readonly dynamic?: true
}

/** Names are found whatever their case. */
export interface Catalogue {
  find(name: string): ActionShape | undefined
  /** All names, for nearest-name advice. */
  names(): Iterable<string>
  /** Enum type (`File.IfExists`) → members. */
  enumMembers(type: string): readonly string[] | undefined
}

/** A catalogue that can also load the code of an action. */
export interface ActionLibrary extends Catalogue {
  /** Loads the definitions of the named actions; unknown names are left out. */
  load(names: Iterable<string>): Promise<ReadonlyMap<string, ActionDefinition>>
}
