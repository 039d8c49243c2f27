import { type Annotations, annotationsOf } from './annotationsOf.ts'
import type { JsonFormat } from './jsonFormat.ts'
import type { QueryOptions } from './query.ts'

/** How rows are written: which annotations, and how much metadata. */
export interface RowStyle extends Annotations {
  readonly format: JsonFormat
  /** Expanded collections say where the rest of them is; so it is in lists, not in a row by its key. */
  readonly nextLinks: boolean
  /** Expanded rows show the lookup they came along by; so it is in lists without nested expansions. */
  readonly showsParent: boolean
}

/** The style of an answer; `patterns` are those of `odata.include-annotations`. */
export function rowStyle(
  kind: 'list' | 'row',
  patterns: readonly string[],
  format: JsonFormat,
  options: QueryOptions,
): RowStyle {
  return {
    ...annotationsOf(patterns),
    format,
    nextLinks: kind === 'list',
    showsParent: kind === 'list' && !hasNestedExpand(options),
  }
}

/** Whether `$expand` stands in `$expand` anywhere. */
export const hasNestedExpand = ({ expand }: QueryOptions): boolean =>
  (expand ?? []).some(({ options }) => options.expand !== undefined)
