import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { childFlowIds } from '../../src/flows/childFlowIds.ts'

const id = '5a8fd0c1-6f3c-4f0e-9a57-1f2b6c1d7e10'

describe('The ids of called flows', () => {
  const rows: Record<string, readonly [dependencies: string | null, ids: readonly string[]]> = {
    'are those of the dependencies': [`{"childFlows":["${id}"],"workQueues":[]}`, [id]],
    'are in small letters, each once': [`{"childFlows":["${id.toUpperCase()}","${id}"]}`, [id]],
    'are none where there is no column': [null, []],
    'are none in a flow that calls none': ['{"childFlows":[],"workQueues":[]}', []],
    'are none in what is no JSON': ['-', []],
    'are none where the member is missing or no list': ['{"childFlows":"a-b"}', []],
    'are not what is no id': [`{"childFlows":["a-b",7,null,"${id} "]}`, []],
  }
  for (const [title, [dependencies, ids]] of Object.entries(rows))
    test(title, () => assert.deepEqual(childFlowIds(dependencies), ids))
})
