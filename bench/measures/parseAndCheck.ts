import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Figure, type Measure, median } from '../measure.ts'

const script = join(import.meta.dirname, '../parseAndCheck.ts')
const target = '≤ 150 ms for 10,000 lines, linear'

interface Times {
  readonly lines: number
  readonly cold: number
  readonly warm: number
}

/** A script read and checked: for the first time in a process, and when the language is warm. */
export const measure: Measure = async () => {
  const figures: Figure[] = []
  for (const lines of [5_000, 10_000, 20_000, 40_000]) {
    const times = Array.from({ length: 3 }, () => timesOf(lines))
    for (const state of ['cold', 'warm'] as const) {
      const value = median(times.map(time => time[state]))
      const goal = lines === 10_000 ? target : ''
      figures.push({ name: `parse + check, ${lines} lines, ${state}`, value, unit: 'ms', target: goal })
    }
  }
  return figures
}

function timesOf(lines: number): Times {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, String(lines)], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Times
}
