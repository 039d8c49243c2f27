import type { Flow, Statement } from '../syntax/ast.ts'
import { bodiesOf } from './outline.ts'

/** Lines that an editor may fold away, from 1, both included. */
export interface Fold {
  readonly firstLine: number
  readonly lastLine: number
  readonly kind: 'block' | 'region' | 'comment'
}

/** What can be folded: subflows, blocks, loops, branches, regions, comments over several lines. */
export function folds(tree: Flow, text: string): Fold[] {
  const found: Fold[] = []
  const lineOf = lineCounter(text)
  const add = (firstLine: number, end: number, kind: Fold['kind']): void => {
    const lastLine = lineOf(end)
    if (lastLine > firstLine) found.push({ firstLine, lastLine, kind })
  }
  const body = (statements: readonly Statement[]): void => {
    const regions: number[] = []
    for (const one of statements) {
      const { line, end } = one.range
      if (one.kind === 'Region') {
        if (!one.end) regions.push(line)
        else if (regions.length > 0) add(regions.pop()!, end, 'region')
      } else if (one.kind === 'Comment') add(line, end, 'comment')
      else {
        const inner = bodiesOf(one)
        if (inner.length > 0) add(line, end, 'block')
        for (const statements of inner) body(statements)
      }
    }
  }
  body(tree.main)
  for (const subflow of tree.subflows) {
    add(subflow.range.line, subflow.range.end, 'block')
    body(subflow.body)
  }
  return found.sort((a, b) => a.firstLine - b.firstLine)
}

/** Line of an offset, from 1. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), match => match.index + match[0].length)]
  return offset => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
