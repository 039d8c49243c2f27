import type { Flow, Range, Statement } from '../syntax/ast.ts'

/** An entry of the table of contents of a flow. */
export interface OutlineEntry {
  readonly kind: 'input' | 'output' | 'subflow' | 'region' | 'label' | 'block'
  readonly name: string
  /** All of it. */
  readonly range: Range
  /** Its name. */
  readonly nameRange: Range
  readonly children: readonly OutlineEntry[]
}

/** The table of contents: inputs and outputs, subflows, and the regions, blocks and labels in them. */
export const outline = (tree: Flow): OutlineEntry[] => [
  ...tree.variables.map(({ direction, name, range }) => entry(direction, name.text, range, name.range)),
  ...entriesIn(tree.main),
  ...tree.subflows.map(({ name, range, body }) => entry('subflow', name.text, range, name.range, entriesIn(body))),
]

function entry(
  kind: OutlineEntry['kind'],
  name: string,
  range: Range,
  nameRange: Range,
  children: readonly OutlineEntry[] = [],
): OutlineEntry {
  return { kind, name, range, nameRange, children }
}

function entriesIn(statements: readonly Statement[]): OutlineEntry[] {
  const found: OutlineEntry[] = []
  for (let at = 0; at < statements.length; at++) {
    const one = statements[at]!
    if (one.kind === 'Label') found.push(entry('label', one.name.text, one.range, one.name.range))
    else if (one.kind === 'Block')
      found.push(
        entry('block', one.name?.text ?? 'BLOCK', one.range, one.name?.range ?? one.range, entriesIn(one.body)),
      )
    else if (one.kind === 'Region' && !one.end) {
      const close = endOfRegion(statements, at)
      const inside = statements.slice(at + 1, close)
      const range = { ...one.range, end: statements[close]?.range.end ?? inside.at(-1)?.range.end ?? one.range.end }
      found.push(entry('region', one.name || 'REGION', range, one.range, entriesIn(inside)))
      at = close
    } else for (const body of bodiesOf(one)) found.push(...entriesIn(body))
  }
  return found
}

/** Index of the ENDREGION that belongs to a REGION; behind the last statement where there is none. */
function endOfRegion(statements: readonly Statement[], start: number): number {
  let open = 0
  for (let at = start; at < statements.length; at++) {
    const one = statements[at]!
    if (one.kind !== 'Region') continue
    open += one.end ? -1 : 1
    if (open === 0) return at
  }
  return statements.length
}

/** The bodies of a statement that has some. */
export function bodiesOf(one: Statement): readonly (readonly Statement[])[] {
  switch (one.kind) {
    case 'If':
      return [...one.branches.map(branch => branch.body), one.otherwise ?? []]
    case 'Switch':
      return [...one.cases.map(each => each.body), one.otherwise ?? []]
    case 'For':
    case 'ForEach':
    case 'While':
    case 'Block':
      return [one.body]
    default:
      return []
  }
}
