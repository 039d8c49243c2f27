import { describe, test } from 'node:test'
import { actionLibrary } from '../src/library.ts'
import { runExample } from './support/runExample.ts'

const library = actionLibrary()
const definitions = await library.load(library.names())

for (const [name, { examples }] of definitions)
  describe(name, () => {
    for (const example of examples) test(example.title, () => runExample(example))
  })
