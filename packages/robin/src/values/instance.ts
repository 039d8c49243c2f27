import type { Value } from './value.ts'

/**
 * A handle on something an action opened: a browser, a workbook, a connection. Only the actions of its kind look
 * inside; a flow reads the properties it offers.
 *
 * @example new Instance('excelinstance', workbook, () => ({ Handle: workbook.handle }))
 */
export class Instance<Content = unknown> {
  readonly kind: string
  readonly content: Content
  /** Properties as they stand now. */
  readonly properties: () => Readonly<Record<string, Value>>

  constructor(kind: string, content: Content, properties: () => Readonly<Record<string, Value>> = () => ({})) {
    this.kind = kind
    this.content = content
    this.properties = properties
  }
}
