/**
 * The candidate closest to a misspelt name, or undefined when none is close. Case does not count.
 *
 * @example nearestName('Custmer', ['Order', 'Customer']) // 'Customer'
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase()
  let nearest: string | undefined
  let limit = Math.floor((wanted.length + 1) / 3)
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > limit) continue
    const far = distance(wanted, candidate.toLowerCase(), limit)
    if (far > limit || (far === limit && nearest !== undefined)) continue
    nearest = candidate
    limit = far
    if (limit === 0) break
  }
  return nearest
}

/** ` Did you mean 'Customer'?`, or nothing: the last words of a message about an unknown name. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const nearest = name.length > longestName ? undefined : nearestName(name, candidates)
  return nearest === undefined ? '' : ` Did you mean '${nearest}'?`
}

const longestName = 120

/** Whether two names are the same, whatever their case. */
export function sameName(a: string, b: string): boolean {
  if (a === b) return true
  return a.length === b.length && mayBegin(a.charCodeAt(0), b.charCodeAt(0)) && a.toLowerCase() === b.toLowerCase()
}

/** Whether two letters may be one in another case; sure to say so for any that are. */
const mayBegin = (a: number, b: number): boolean => a > 127 || b > 127 || ((a ^ b) & ~32) === 0

/** Edits (insert, delete, replace, swap neighbours) between two texts; gives up beyond the limit. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let from = 0
  let aEnd = a.length
  let bEnd = b.length
  while (from < aEnd && from < bEnd && a[from] === b[from]) from++
  while (aEnd > from && bEnd > from && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--
    bEnd--
  }
  return edits(a.slice(from, aEnd), b.slice(from, bEnd), limit)
}

function edits(a: string, b: string, limit: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    before = last
    last = row
  }
  return last[b.length]!
}
