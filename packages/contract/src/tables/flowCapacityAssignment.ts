import { standardColumns } from '../standardColumns.ts'
import { boolean, choice, defineTable, integer, lookup, state, status, string, uniqueidentifier } from '../table.ts'

/** Capacity that is set aside for a machine, a group or a flow. Source: Dataverse wire, section 1.11. */
export const flowCapacityAssignment = defineTable('flowcapacityassignment', {
  schemaName: 'flowcapacityassignment',
  set: 'flowcapacityassignments',
  key: 'flowcapacityassignmentid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_203,
  label: 'Flow Capacity Assignment',
  description: 'Capacity that is set aside for a machine, a group or a flow.',
  columns: {
    flowcapacityassignmentid: uniqueidentifier({ schemaName: 'flowcapacityassignmentId' }),
    name: string(100, { schemaName: 'Name', required: true }),
    allocationorigin: choice({ 0: 'User', 1: 'System' }, { schemaName: 'AllocationOrigin', default: 0 }),
    allowautoallocation: boolean({ schemaName: 'AllowAutoAllocation', default: true }),
    capacityoverage: integer({ schemaName: 'CapacityOverage', min: 0 }),
    capacitysource: choice(
      { 0: 'AddOn', 1: 'ViralAdoption', 2: 'UserTrial', 3: 'FailOpen' },
      { schemaName: 'CapacitySource', default: 0 },
    ),
    capacitytype: choice({ 0: 'PowerAutomateHostedRpa', 1: 'PowerAutomatePerProcess' }, { schemaName: 'CapacityType' }),
    count: integer({ schemaName: 'Count', min: 0 }),
    regarding: lookup(
      {
        flowmachine: 'regarding_flowmachine',
        flowmachinegroup: 'regarding_flowmachinegroup',
        workflow: 'regarding_workflow',
      },
      {
        cascadeDelete: true,
        collection: {
          flowmachine: 'flowcapacityassignment_flowmachine',
          flowmachinegroup: 'flowcapacityassignment_flowmachinegroup',
          workflow: 'flowcapacityassignment_workflow',
        },
      },
    ),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    ...standardColumns,
  },
})
