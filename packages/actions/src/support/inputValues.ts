import type { Input, InputValue } from '@deskhand/robin/action/parameters'

/** What the code of an action sees of its inputs; for helpers that several actions share. */
export type InputValues<Inputs extends Readonly<Record<string, Input>>> = {
  readonly [Name in keyof Inputs]: InputValue<Inputs[Name]>
}
