import type { Value } from './value.ts'

/** Where the flow runs, as far as properties differ by it: the dates of files are those of the zone's clocks. */
export interface PropertyContext {
  /** IANA name. */
  readonly timeZone: string
}

/** The names and readers of a type's properties, by name in small letters. */
export type Readers<T> = Readonly<Record<string, (value: T, context: PropertyContext) => Value>>
