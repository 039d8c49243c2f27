import assert from 'node:assert/strict'
import { test } from 'node:test'
import { propertiesOf, typeShape, types } from '../../src/values/types.ts'

test('every property gives a type the table has', () => {
  for (const [name, { properties }] of Object.entries(types))
    for (const [property, { type, summary }] of Object.entries(properties)) {
      const item = /^list<(\w+)>$/.exec(type)?.[1] ?? type
      assert.ok(typeShape(item), `${name}.${property} gives ${type}`)
      assert.match(summary, /^[A-Z].*\.$/, `${name}.${property}`)
    }
})

test('a list of something is a list, a secret and an enum member are texts', () => {
  assert.deepEqual(Object.keys(propertiesOf('list<file>') ?? {}), ['Count'])
  assert.equal(propertiesOf('secret'), types.text?.properties)
  assert.equal(propertiesOf('File.IfExists'), types.text?.properties)
})

test('of what has keys of its own, or is not known, nothing is said', () => {
  for (const name of ['customobject', 'connectorobject', 'any', 'dynamic', 'constructor'])
    assert.equal(propertiesOf(name), undefined, name)
})
