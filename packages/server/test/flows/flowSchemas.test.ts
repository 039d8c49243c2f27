import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createFlowSchemas } from '../../src/flows/flowSchemas.ts'

describe('schemas of flows', () => {
  test('are read once for each version of a flow', async () => {
    const schemas = createFlowSchemas()
    let reads = 0
    const read = async () => `{"schema":null,"read":${++reads}}`
    await schemas.get('a', 1, read)
    await schemas.get('a', 1, read)
    assert.equal(reads, 1)
    await schemas.get('a', 2, read)
    assert.equal(reads, 2)
  })

  test('are forgotten when there are too many', async () => {
    const schemas = createFlowSchemas(2)
    const reads: string[] = []
    for (const id of ['a', 'b', 'c', 'a', 'c'])
      await schemas.get(id, 1, async () => {
        reads.push(id)
        return '{"schema":null}'
      })
    assert.deepEqual(reads, ['a', 'b', 'c', 'a'])
  })

  test('are empty where a flow has none', async () =>
    assert.deepEqual(await createFlowSchemas().get('a', 1, async () => undefined), { schema: null }))
})
