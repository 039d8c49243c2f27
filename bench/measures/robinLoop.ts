import { spawnSync } from 'node:child_process'
import { type Measure, median } from '../measure.ts'

const rounds = 10_000_000

const robin = `
SET Sum TO 0
LOOP I FROM 1 TO ${rounds}
    IF I MOD 3 = 0 THEN
        SET Sum TO Sum + I * 2
    ELSE
        SET Sum TO Sum - 1
    END
END`

const python = `
s = 0
i = 1
while i <= ${rounds}:
    if i % 3 == 0:
        s = s + i * 2
    else:
        s = s - 1
    i += 1
print(s)`

/** A tight loop of integer arithmetic, against the same program in CPython; whole processes. */
export const measure: Measure = async () => {
  const here: number[] = []
  const reference: number[] = []
  for (let round = 0; round < 3; round++) {
    here.push(seconds(process.execPath, ['packages/cli/bin/deskhand.js', 'run', '-'], robin))
    reference.push(seconds('python3', ['-'], python))
  }
  const [value, other] = [median(here), median(reference)]
  return [
    {
      name: 'Robin loop, whole process',
      value,
      unit: 's',
      reference: { name: 'CPython', value: other },
      ratio: other / value,
      target: '≥ 3 × as fast',
    },
  ]
}

function seconds(program: string, args: readonly string[], input: string): number {
  const started = performance.now()
  const { status, stderr } = spawnSync(program, args, { input, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`)
  return (performance.now() - started) / 1000
}
