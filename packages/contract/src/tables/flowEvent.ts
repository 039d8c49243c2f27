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
  columns: {
    floweventid: uniqueidentifier(),
    name: string(100, { required: true }),
    completedon: datetime({ readOnly: true }),
    eventcode: string(200, { required: true }),
    eventcontent: memo(100_000, { format: 'Json' }),
    eventduration: integer({ min: 0 }),
    eventtype: string(500, { required: true }),
    expirydate: datetime(),
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
    parentobjectlogicalname: string(100),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    ...standardColumns,
  },
  indexes: [['parentobjectid', '-createdon']],
})
