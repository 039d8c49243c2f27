import type { WebApiExamples } from './example.ts'
import { files } from './files.ts'
import { metadata } from './metadata.ts'
import { operations } from './operations.ts'
import { reading } from './reading.ts'
import { rights } from './rights.ts'
import { workQueues } from './workQueues.ts'
import { writing } from './writing.ts'

/** The requests of the docs page `docs/wire/webApi.md`; every test run sends them. */
export const examples: readonly WebApiExamples[] = [reading, writing, files, operations, workQueues, rights, metadata]
