/** The parts of a query; each becomes the query option of its name. */
export interface Query {
  readonly select?: readonly string[]
  readonly filter?: string
  readonly orderby?: string
  readonly expand?: string
  readonly top?: number
  /** Rows to a page. */
  readonly pageSize?: number
  /** Ask for formatted values and lookup annotations. */
  readonly annotations?: boolean
  /** Drafts too. */
  readonly unpublished?: boolean
}

/** `?$select=…&$filter=…`, or nothing. */
export function queryString(query: Query): string {
  const parts = [
    query.select?.length && `$select=${query.select.join(',')}`,
    query.filter && `$filter=${encodeURIComponent(query.filter)}`,
    query.orderby && `$orderby=${encodeURIComponent(query.orderby)}`,
    query.expand && `$expand=${encodeURIComponent(query.expand)}`,
    query.top !== undefined && `$top=${query.top}`,
  ].filter(part => part)
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** The headers a query needs: preferences, and drafts. */
export function queryHeaders(query: Query): Record<string, string> {
  const prefer = [
    query.pageSize !== undefined && `odata.maxpagesize=${query.pageSize}`,
    query.annotations && 'odata.include-annotations="*"',
  ].filter(part => part)
  return {
    ...(prefer.length > 0 ? { prefer: prefer.join(',') } : {}),
    ...(query.unpublished ? { 'mscrm.includeunpublished': 'true' } : {}),
  }
}
