import type { BoundExpand, SelectedRow } from '../store/boundQuery.ts'
import type { ExpandItem } from './query.ts'
import { writeSkipToken } from './skipToken.ts'

/**
 * The `@odata.nextLink` of an expanded collection: the collection itself, with the options it was expanded by. Where
 * expansions are paged it goes on behind the rows that came, and is left out when all of them did.
 *
 * @example
 * collectionLink('https://host/api/data/v9.2/workflows(…)', expand, rows, item)
 * // https://host/api/data/v9.2/workflows(…)/regardingobjectid_process?$select=name
 *
 * Source: Dataverse wire, section 3.4; Microsoft's page on joining tables with OData.
 */
export function collectionLink(
  parentUrl: string,
  expand: Exclude<BoundExpand, { kind: 'one' }>,
  rows: readonly SelectedRow[],
  item: ExpandItem | undefined,
): string | undefined {
  const options = (item?.written ?? []).map(({ name, text }) => `${name}=${encodeOption(text)}`)
  const last = rows.at(-1)
  if (expand.paged === true) {
    if (last === undefined || rows.length < expand.query.limit) return undefined
    const { key } = expand.query.table
    const after = { values: [], id: String(last.values[key]) }
    options.push(`$skiptoken=${writeSkipToken({ page: 2, after }, [], key, String(rows[0]?.values[key]))}`)
  }
  const query = options.length === 0 ? '' : `?${options.join('&')}`
  return `${parentUrl}/${expand.property}${query}`
}

/** Marks that stand for themselves in a query stay readable. */
const encodeOption = (text: string): string =>
  encodeURIComponent(text).replace(/%(?:24|28|29|2C|2F|3A|3B|3D|40)/g, mark => decodeURIComponent(mark))
