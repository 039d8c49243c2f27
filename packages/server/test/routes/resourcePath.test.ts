import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import type { Resource, Through } from '../../src/routes/resource.ts'
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
  ['workflows/$ref', 'ownReferences workflow'],
  [`workflows(${id})/$ref`, `ownReference workflow ${id}`],
  ['workflows/Microsoft.Dynamics.CRM.workflow', 'set workflow'],
  ['workflows/Microsoft.Dynamics.CRM.workflow/$count', 'count workflow'],
  [`workflows/Microsoft.Dynamics.CRM.workflow(${id})`, `row workflow ${id}`],
  [`workflows(${id})/Microsoft.Dynamics.CRM.workflow/name`, `property workflow ${id} name`],
  [
    `workflows(${id})/Microsoft.Dynamics.CRM.workflow/Microsoft.Dynamics.CRM.RunDesktopFlow`,
    `operation RunDesktopFlow ${id}`,
  ],
  [`workflows(${id})/ownerid/Microsoft.Dynamics.CRM.team`, `related workflow ${id} ownerid`],
  [`workflows(${id})/ownerid/Microsoft.Dynamics.CRM.systemuser/fullname`, 'property systemuser  fullname < ownerid'],
  [`flowsessions(${id})/MachineId/name`, 'property flowmachine  name < MachineId'],
  [`flowsessions(${id})/MachineId/name/$value`, 'value flowmachine  name < MachineId'],
  [`flowsessions(${id})/MachineId/FlowMachineGroupId`, 'related flowmachine  FlowMachineGroupId < MachineId'],
  [
    `flowsessions(${id})/MachineId/FlowMachineGroupId/name`,
    'property flowmachinegroup  name < FlowMachineGroupId < MachineId',
  ],
  [`flowsessions(${id})/MachineId/FlowMachineGroupId/$ref`, 'reference flowmachine  FlowMachineGroupId < MachineId'],
  [
    `flowsessions(${id})/regardingobjectid_process/Microsoft.Dynamics.CRM.RunDesktopFlow`,
    'operation RunDesktopFlow  < regardingobjectid_process',
  ],
  [
    `teams(${id})/teammembership_association(${id})/fullname`,
    'property systemuser  fullname < teammembership_association',
  ],
  [
    `teams(${id})/teammembership_association(${id})/systemuserroles_association/$count`,
    'related systemuser  systemuserroles_association < teammembership_association',
  ],
  [
    `teams(${id})/teammembership_association/Microsoft.Dynamics.CRM.systemuser(${id})`,
    `related team ${id} teammembership_association`,
  ],
  [
    `teams(${id})/teammembership_association/Microsoft.Dynamics.CRM.systemuser/$count`,
    `related team ${id} teammembership_association`,
  ],
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
  [`workflows(${id})/ownerid/name`, 400, '0x80060888', "'ownerid' leads to rows of several tables. Say which"],
  [`workflows(${id})/ownerid(${id})`, 400, '0x80060888', "'ownerid' leads to one row and takes no key"],
  [`workflows(${id})/ownerid/$count`, 400, '0x80060888', "Say which, before '$count'"],
  [`flowsessions(${id})/MachineId/$count`, 400, '0x80060888', "'flowmachines(…)' is one row: '$count' may stand"],
  [
    `flowsessions(${id})/MachineId/$value`,
    400,
    '0x80060888',
    "'flowmachines(…)' is one row and has no value of its own",
  ],
  [`flowsessions(${id})/MachineId/nothing`, 404, '0x8006088a', "segment 'nothing'"],
  [`workflows(${id})/$count`, 400, '0x80060888', "'workflows(…)' is one row: '$count'"],
  [`workflows(${id})/$value`, 400, '0x80060888', "'workflows(…)' is one row and has no value of its own"],
  [`workflows(${id})/name/$value/x`, 400, '0x80060888', "Nothing may stand behind '$value' in a path; 'x' does"],
  [`workflows(${id})/name/$count`, 400, '0x80060888', "Nothing but '$value' may stand behind 'name'"],
  [`workflows(${id})/name/x`, 400, '0x80060888', "Nothing but '$value' may stand behind 'name'"],
  [`workflows(${id})/name(1)`, 400, '0x80060888', "'name' is a column of 'workflows' and takes no parentheses"],
  ['workflows/name', 400, '0x80060888', "'workflows' holds many rows: 'name' may stand behind one of them"],
  ['workflows/$value', 400, '0x80060888', "'workflows' holds many rows"],
  ['workflows/$count/$value', 400, '0x80060888', "Nothing may stand behind '$count'"],
  ['$metadata/x', 400, '0x80060888', "Nothing may stand behind '$metadata'"],
  ['WhoAmI()/UserId', 400, '0x80060888', "Nothing may stand behind 'WhoAmI'"],
  [
    `teams(${id})/teammembership_association/fullname`,
    400,
    '0x80060888',
    "'teammembership_association' holds many rows",
  ],
  [
    `workflows(${id})/Microsoft.Dynamics.CRM.RunDesktopFlow/x`,
    400,
    '0x80060888',
    "Nothing may stand behind 'Microsoft.Dynamics.CRM.RunDesktopFlow'",
  ],
  ['workflows/Microsoft.Dynamics.CRM.RunDesktopFlow', 400, '0x80060888', 'is called on one row: workflows(<guid>)/'],
  [`workflows(${id})/Microsoft.Dynamics.CRM.CreateMultiple`, 400, '0x80060888', 'is called on the set: workflows/'],
  [
    'workflows/Microsoft.Dynamics.CRM.team',
    400,
    '0x80060888',
    "rows of the type 'Microsoft.Dynamics.CRM.workflow', not 'Microsoft.Dynamics.CRM.team'",
  ],
  [`workflows(${id})/ownerid/Microsoft.Dynamics.CRM.role`, 400, '0x80060888', "not 'Microsoft.Dynamics.CRM.role'"],
  ['workflows/Microsoft.Dynamics.CRM.nothing', 404, '0x8006088a', 'Microsoft.Dynamics.CRM.nothing'],
  [
    `businessunits(${id})${'/parentbusinessunitid'.repeat(12)}`,
    400,
    '0x80060888',
    'A path leads through 10 rows at most',
  ],
  [`workflows(${id})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`, 404, '0x8006088a', 'CancelDesktopFlowRun'],
  [`workflows(${id})/RunDesktopFlow`, 400, '0x80060888', 'unresolved parameters'],
  ['RunDesktopFlow', 400, '0x80060888', 'unresolved parameters'],
  ['workflows(7)', 400, '0x80060888', "'7' is not a key"],
  [`workflows({${id}})`, 400, '0x80060888', 'is not a key'],
  ["dh_connections(dh_displayname='c')", 400, '0x80060888', 'is not an alternate key'],
  ['dh_connections(dh_name=1)', 400, '0x80060888', "must be a literal of the type 'Edm.String'"],
  ["dh_connections(nothing='c')", 400, '0x80060888', "property named 'nothing'"],
  [`workflows(${id})/nothing/$ref`, 404, '0x8006088a', "segment 'nothing'"],
  [`workflows(${id})/ownerid(${id})/$ref`, 400, '0x80060888', 'takes no key'],
]

const ways = (resource: Resource): Through | undefined => ('through' in resource ? resource.through : undefined)

describe('the path of a request', () => {
  for (const [path, expected] of found) {
    test(`'${path}' names ${expected}`, () => {
      const resource = resourcePath(path)
      const parts: unknown[] = [resource.kind]
      if (resource.kind !== 'operation' && 'table' in resource) parts.push(resource.table.logicalName)
      if ('operation' in resource) parts.push(resource.operation.name)
      if ('id' in resource) parts.push(resource.id)
      if ('name' in resource) parts.push(resource.name)
      for (let at = ways(resource); at !== undefined; at = at.row.through) parts.push('<', at.name)
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
