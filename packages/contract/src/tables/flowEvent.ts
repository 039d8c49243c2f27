import { standardColumns } from '../standardColumns.ts'
import { datetime, defineTable, integer, lookup, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** What happened to machines, groups, runs and flows. Source: Dataverse wire, section 1.11. */
export const flowEvent = defineTable('flowevent', {
  schemaName: 'flowevent',
  set: 'flowevents',
  key: 'floweventid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_202,
  label: 'Flow Event',
  description: 'Something that happened to a machine, a group, a run, a flow or a queue.',
  columns: {
    floweventid: uniqueidentifier({ schemaName: 'floweventId' }),
    name: string(100, { required: true }),
    completedon: datetime({ schemaName: 'CompletedOn', readOnly: true }),
    eventcode: string(200, { label: 'Event Code', required: true }),
    eventcontent: memo(100_000, { label: 'Event Content', format: 'Json' }),
    eventduration: integer({ schemaName: 'EventDuration', min: 0 }),
    eventtype: string(500, { label: 'Event Type', required: true }),
    expirydate: datetime({ schemaName: 'ExpiryDate' }),
    level: string(30, { required: true }),
    parentobjectid: lookup(
      {
        flowmachine: 'parentobjectid_flowmachine',
        flowmachinegroup: 'parentobjectid_flowmachinegroup',
        flowsession: 'parentobjectid_flowsession',
        workflow: 'parentobjectid_workflow',
        workqueue: 'parentobjectid_workqueue',
      },
      {
        label: 'Parent Object',
        required: true,
        cascadeDelete: true,
        collection: {
          flowmachine: 'flowevent_flowmachine',
          flowmachinegroup: 'flowevent_flowmachinegroup',
          flowsession: 'flowevent_flowsession',
          workflow: 'flowevent_workflow',
          workqueue: 'flowevent_workqueue',
        },
      },
    ),
    parentobjectlogicalname: string(100, { label: 'Parent Object Logical Name' }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    ...standardColumns,
  },
  indexes: [['parentobjectid', '-createdon']],
})
