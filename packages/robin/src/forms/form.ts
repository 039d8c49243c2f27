import type { Example } from '../action/defineAction.ts'

/** A form of the language: how it is written, what it means, and an example that every test run executes. */
export interface Form extends Omit<Example, 'title'> {
  /** As it is written; `…` stands for what may be chosen. */
  readonly form: string
  /** What it means, in one or two sentences. */
  readonly says: string
}

/** Forms of one kind, a section of the docs page. */
export interface FormGroup {
  readonly title: string
  /** Section of the reference "Robin language". */
  readonly section: string
  readonly forms: readonly Form[]
}
