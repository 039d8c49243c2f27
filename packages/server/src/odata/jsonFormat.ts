/** How much an answer says of itself, and how it writes numbers that JavaScript may not hold. */
export interface JsonFormat {
  readonly metadata: 'none' | 'minimal' | 'full'
  /** `Edm.Int64` and counts as text. */
  readonly ieee754Compatible: boolean
}

/**
 * Reads the parameters of the `Accept` header; what it does not say is minimal metadata and plain numbers.
 *
 * @example
 * jsonFormat('application/json;odata.metadata=full;IEEE754Compatible=true')
 *
 * Source: Dataverse wire, sections 3.2 and 3.4.
 */
export function jsonFormat(accept: string | undefined): JsonFormat {
  const parameters = (accept ?? '').toLowerCase().split(/[;,]/)
  const value = (name: string): string | undefined =>
    parameters
      .map(text => text.split('=').map(part => part.trim()))
      .find(([parameter]) => parameter === name)?.[1]
      ?.replaceAll('"', '')
  const metadata = value('odata.metadata')
  return {
    metadata: metadata === 'none' || metadata === 'full' ? metadata : 'minimal',
    ieee754Compatible: value('ieee754compatible') === 'true',
  }
}

/** The headers of an answer in a format that differs from the one all answers have. */
export function formatHeaders({ metadata, ieee754Compatible }: JsonFormat): Readonly<Record<string, string>> {
  if (metadata === 'minimal' && !ieee754Compatible) return {}
  const numbers = ieee754Compatible ? '; IEEE754Compatible=true' : ''
  return { 'Content-Type': `application/json; odata.metadata=${metadata}${numbers}` }
}

/** The format of rows that are made of several: there is nothing more to say of them than the minimum. */
export const plainFormat = (accept: string | undefined): JsonFormat => {
  const format = jsonFormat(accept)
  return format.metadata === 'full' ? { ...format, metadata: 'minimal' } : format
}
