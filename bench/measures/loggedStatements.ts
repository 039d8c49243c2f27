import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Measure } from '../measure.ts'

const script = join(import.meta.dirname, '../loggedStatements.ts')
const statements = 1_000_000

/** A million statements, each in the log of the runner: what the heap holds after a tenth of them and at the end. */
export const measure: Measure = async () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', script, String(statements)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const { early, late, nsEach } = JSON.parse(stdout) as { early: number; late: number; nsEach: number }
  return [
    {
      name: 'heap after 1,000,000 logged statements',
      value: late,
      unit: 'MB',
      reference: { name: 'after 100,000', value: early },
      ratio: late / early,
      target: '≤ 1.1 ×',
    },
    { name: 'a logged statement', value: nsEach / 1000, unit: 'µs', target: '' },
  ]
}
