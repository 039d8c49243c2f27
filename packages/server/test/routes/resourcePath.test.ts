import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import { resourcePath } from '../../src/routes/resourcePath.ts'

const id = 'f091ffab-58bb-4630-a115-659453d56f59'

/** path → what it names, in short */
const found: readonly (readonly [string, string])[] = [
  ['', 'service'],
  ['$metadata', 'metadata'],
  ['workflows', 'set workflow'],
  ['workflows/$count', 'count workflow'],
  [`workflows(${id})`, `row workflow ${id}`],
  [`workflows(${id.toUpperCase()})`, `row workflow ${id}`],
  [`workflows%28${id}%29`, `row workflow ${id}`],
  [`workflows(${id})/name`, `property workflow ${id} name`],
  [`workflows(${id})/clientdata/$value`, `value workflow ${id} clientdata`],
  [`flowsessions(${id})/outputs/$value`, `value flowsession ${id} outputs`],
  [`workflows(${id})/Microsoft.Dynamics.CRM.RunDesktopFlow`, `operation RunDesktopFlow ${id}`],
  [`flowsessions(${id})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`, `operation CancelDesktopFlowRun ${id}`],
  ["dh_connections(dh_name='a/b')", 'row dh_connection '],
  [`workflows(workflowid=${id})`, `row workflow ${id}`],
  [`flowsessions(${id})/_machineid_value`, `property flowsession ${id} _machineid_value`],
  [`workflows(${id})/ownerid`, `related workflow ${id} ownerid`],
  [`workflows(${id})/regardingobjectid_process/$count`, `related workflow ${id} regardingobjectid_process`],
  [`workflows(${id})/regardingobjectid_process(${id})`, `related workflow ${id} regardingobjectid_process`],
  [`workflows(${id})/ownerid/$ref`, `reference workflow ${id} ownerid`],
  [`teams(${id})/teammembership_association(${id})/$ref`, `reference team ${id} teammembership_association`],
  ['WhoAmI', 'operation WhoAmI null'],
  ['WhoAmI()', 'operation WhoAmI null'],
  ['Microsoft.Dynamics.CRM.WhoAmI()', 'operation WhoAmI null'],
  ['GrantAccess', 'operation GrantAccess null'],
]

/** path → status, code, part of the message */
const refused: readonly (readonly [string, number, string, string])[] = [
  ['Workflows', 404, '0x8006088a', "segment 'Workflows'"],
  ['ontacts', 404, '0x8006088a', "segment 'ontacts'"],
  ['your_function_name()', 404, '0x8006088a', "segment 'your_function_name'"],
  [`workflows(${id})/nothing`, 404, '0x8006088a', "segment 'nothing'"],
  [`workflows(${id})/ownerid/name`, 404, '0x8006088a', "segment 'name'"],
  [`workflows(${id})/ownerid(${id})`, 404, '0x8006088a', "segment 'ownerid'"],
  [`workflows(${id})/ownerid/$count`, 404, '0x8006088a', "segment '$count'"],
  [`workflows(${id})/name/$value/x`, 404, '0x8006088a', "segment 'x'"],
  [`workflows(${id})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`, 404, '0x8006088a', 'CancelDesktopFlowRun'],
  [`workflows(${id})/RunDesktopFlow`, 400, '0x80060888', 'unresolved parameters'],
  ['RunDesktopFlow', 400, '0x80060888', 'unresolved parameters'],
  ['workflows(7)', 400, '0x80060888', "'7' is not a key"],
  [`workflows({${id}})`, 400, '0x80060888', 'is not a key'],
  ["dh_connections(dh_displayname='c')", 400, '0x80060888', 'is not an alternate key'],
  ['dh_connections(dh_name=1)', 400, '0x80060888', "must be a literal of the type 'Edm.String'"],
  ["dh_connections(nothing='c')", 400, '0x80060888', "property named 'nothing'"],
  [`workflows(${id})/nothing/$ref`, 404, '0x8006088a', "segment 'nothing'"],
  [`workflows(${id})/ownerid(${id})/$ref`, 404, '0x8006088a', "segment 'ownerid'"],
]

describe('the path of a request', () => {
  for (const [path, expected] of found) {
    test(`'${path}' names ${expected}`, () => {
      const resource = resourcePath(path)
      const parts: unknown[] = [resource.kind]
      if (resource.kind !== 'operation' && 'table' in resource) parts.push(resource.table.logicalName)
      if ('operation' in resource) parts.push(resource.operation.name)
      if ('id' in resource) parts.push(resource.id)
      if ('name' in resource) parts.push(resource.name)
      assert.equal(parts.map(String).join(' '), expected)
    })
  }
  for (const [path, status, code, message] of refused) {
    test(`'${path}' is answered with ${status}`, () => {
      assert.throws(
        () => resourcePath(path),
        (error: DataverseError) =>
          error.status === status && error.code === code && error.message.includes(message) ? true : assert.fail(error),
      )
    })
  }
})
