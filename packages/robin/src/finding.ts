import type { Severity } from './diagnostic.ts'

/** What can be found in a text, said once: its docs page, and an example that a test executes, come from here. */
export interface Finding {
  readonly severity: Severity
  /** What is wrong: one sentence with a period. */
  readonly summary: string
  /** What to do about it. */
  readonly advice: string
  /** A text in which it is found, and the same as it should be. Absent where no text fits a page. */
  readonly example?: { readonly wrong: string; readonly right: string }
  /** The tree may nest otherwise than the text was meant; findings that are `placed` are held back then. */
  readonly structural?: true
  /** Stands for all there is to say about the text. */
  readonly alone?: true
  /** Depends on where blocks and subflows begin and end. */
  readonly placed?: true
}

/** By code, for example `unknown-variable`; the name of the docs page. */
export type Findings = Readonly<Record<string, Finding>>
