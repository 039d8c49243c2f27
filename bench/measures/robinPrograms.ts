import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure, Measure } from '../measure.ts'

const folder = join(import.meta.dirname, '../robin')
const rounds = Number(process.env.ROUNDS ?? 5)

/** How a program of the same name is started in each language. */
const languages = {
  robin: [process.execPath, 'packages/cli/bin/deskhand.js', 'run', '--json'],
  py: ['python3'],
  js: [process.execPath],
} as const
type Language = keyof typeof languages

/**
 * The same work in Robin, through the real program, in CPython and in JavaScript written by hand: whole processes, and
 * the work alone, which is what is left without the time of an empty program. Each figure is the best of some rounds,
 * taken in turn: what else the machine does only ever adds.
 */
export const measure: Measure = async () => {
  const best = new Map<string, Record<Language, number>>()
  const names = readdirSync(folder)
    .filter(file => file.endsWith('.robin'))
    .map(file => file.replace(/\.robin$/, ''))
  for (const name of names) best.set(name, { robin: Infinity, py: Infinity, js: Infinity })
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) {
      const found = best.get(name)!
      const results = new Set<string>()
      for (const language of Object.keys(languages) as Language[]) {
        const { seconds, result } = execute(language, name)
        found[language] = Math.min(found[language], seconds)
        results.add(result)
      }
      if (results.size > 1) throw new Error(`${name}: the programs differ in their results: ${[...results].join(', ')}`)
    }
  const { empty } = Object.fromEntries(best)
  if (empty === undefined) throw new Error(`There is no empty program in ${folder}.`)
  return names.flatMap(name => {
    const { robin, py, js } = best.get(name)!
    if (name === 'empty') return [figure('Robin, an empty program', robin, py, '')]
    return [
      figure(`Robin, ${name}, whole process`, robin, py, '≥ 3 × as fast'),
      figure(`Robin, ${name}, the work`, robin - empty.robin, py - empty.py, '≥ 3 × as fast'),
      figure(`JavaScript, ${name}, the work`, js - empty.js, py - empty.py, ''),
    ]
  })
}

const figure = (name: string, value: number, reference: number, target: string): Figure => ({
  name,
  value,
  unit: 's',
  reference: { name: 'CPython', value: reference },
  ratio: reference / value,
  target,
})

/** Runs a program and finds the one number it prints. */
function execute(language: Language, name: string): { seconds: number; result: string } {
  const [program, ...args] = languages[language]
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(program, [...args, join(folder, `${name}.${language}`)], {
    encoding: 'utf8',
  })
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`${name}.${language}: ${stderr}`)
  return { seconds, result: /-?\d+/.exec(stdout)?.[0] ?? stdout }
}
