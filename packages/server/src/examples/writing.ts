import type { WebApiExamples } from './example.ts'

const bytes = { 'Content-Type': 'application/octet-stream' }

/** Source: Dataverse wire, sections 3.7 and 3.8. */
export const writing: WebApiExamples = {
  title: 'Writing',
  examples: [
    {
      title: 'Create',
      says: 'The answer has no body; `OData-EntityId` names the row.',
      method: 'POST',
      path: 'workqueues',
      body: { name: 'Orders', workqueuekey: 'orders' },
      status: 204,
    },
    {
      title: 'Create, and see the row',
      method: 'POST',
      path: 'workqueues?$select=name',
      headers: { Prefer: 'return=representation' },
      body: { name: 'Orders', workqueuekey: 'orders' },
      status: 201,
      gives: { name: 'Orders' },
    },
    {
      title: 'Create with a lookup',
      method: 'POST',
      path: 'environmentvariablevalues',
      body: {
        schemaname: 'new_OrdersFolder',
        value: '/data/orders',
        'EnvironmentVariableDefinitionId@odata.bind': '/environmentvariabledefinitions({variable})',
      },
      status: 204,
    },
    {
      title: 'Create with the rows that belong to it',
      method: 'POST',
      path: 'environmentvariabledefinitions',
      body: {
        schemaname: 'new_Mailbox',
        displayname: 'Mailbox',
        environmentvariabledefinition_environmentvariablevalue: [{ schemaname: 'new_Mailbox', value: 'a@example.org' }],
      },
      status: 204,
    },
    {
      title: 'A flow from its script',
      says: 'A script with errors is stored as a draft that says why, and is never run.',
      method: 'POST',
      path: 'workflows?$select=name,statecode',
      headers: { Prefer: 'return=representation' },
      body: { name: 'Greeting', category: 6, definition: "SET A TO 'Hello'" },
      status: 201,
      gives: { name: 'Greeting', statecode: 1 },
    },
    { title: 'Update', method: 'PATCH', path: 'flowmachines({machine})', body: { description: 'Room 3' }, status: 204 },
    {
      title: 'Update what is there, create nothing',
      method: 'PATCH',
      path: 'workqueues(00000000-0000-4000-8000-00000000dead)',
      headers: { 'If-Match': '*' },
      body: { name: 'x' },
      status: 404,
      gives: { error: { code: '0x80040217' } },
    },
    {
      title: 'Upsert by key',
      method: 'PATCH',
      path: 'workqueues(00000000-0000-4000-8000-0000000000f1)',
      body: { name: 'Returns', workqueuekey: 'returns' },
      status: 204,
    },
    {
      title: 'Only if nobody changed it',
      method: 'PATCH',
      path: 'flowmachines({machine})',
      headers: { 'If-Match': 'W/"1"' },
      body: { description: 'x' },
      status: 412,
      gives: { error: { code: '0x80060882' } },
    },
    {
      title: 'One column',
      method: 'PUT',
      path: 'flowmachines({machine})/description',
      body: { value: 'Room 4' },
      status: 204,
    },
    { title: 'Empty a column', method: 'DELETE', path: 'flowmachines({machine})/description', status: 204 },
    { title: 'Delete', method: 'DELETE', path: 'flowsessions({run})', status: 204 },
    {
      title: 'Give a user a role',
      method: 'POST',
      path: 'systemusers({stranger})/systemuserroles_association/$ref',
      body: { '@odata.id': 'https://org.example/api/data/v9.2/roles({role})' },
      status: 204,
    },
    {
      title: 'Take it away',
      method: 'DELETE',
      path: 'systemusers({user})/systemuserroles_association({role})/$ref',
      status: 204,
    },
    {
      title: 'Set a lookup',
      method: 'PUT',
      path: 'flowmachines({machine})/FlowMachineGroupId/$ref',
      body: { '@odata.id': 'flowmachinegroups({group})' },
      status: 204,
    },
    {
      title: 'Create a row in a collection',
      method: 'POST',
      path: 'flowmachinegroups({group})/dh_flowmachinegroup_connection?$select=_dh_machinegroupid_value',
      headers: { Prefer: 'return=representation' },
      body: { dh_name: 'invoices' },
      status: 201,
      gives: { _dh_machinegroupid_value: '{group}' },
    },
    {
      title: 'Many rows in one request',
      method: 'POST',
      path: 'workqueues/Microsoft.Dynamics.CRM.CreateMultiple',
      body: {
        Targets: [
          { '@odata.type': 'Microsoft.Dynamics.CRM.workqueue', name: 'A', workqueuekey: 'a' },
          { '@odata.type': 'Microsoft.Dynamics.CRM.workqueue', name: 'B', workqueuekey: 'b' },
        ],
      },
      status: 200,
    },
    {
      title: 'Change many rows',
      method: 'POST',
      path: 'flowmachines/Microsoft.Dynamics.CRM.UpdateMultiple',
      body: {
        Targets: [
          { '@odata.type': 'Microsoft.Dynamics.CRM.flowmachine', flowmachineid: '{machine}', description: 'Room 3' },
        ],
      },
      status: 204,
    },
    {
      title: 'Change many rows, or create them',
      says: 'The first queue is there, and gets another name; the second is made.',
      method: 'POST',
      path: 'workqueues/Microsoft.Dynamics.CRM.UpsertMultiple',
      body: {
        Targets: [
          {
            '@odata.type': 'Microsoft.Dynamics.CRM.workqueue',
            '@odata.id': "workqueues(workqueuekey='invoices')",
            name: 'All invoices',
          },
          {
            '@odata.type': 'Microsoft.Dynamics.CRM.workqueue',
            '@odata.id': "workqueues(workqueuekey='returns')",
            name: 'Returns',
          },
        ],
      },
      status: 204,
    },
    {
      title: 'A file',
      says: 'Up to 128 MB at once; larger ones in blocks, by `x-ms-transfer-mode: chunked` or the messages InitializeFileBlocksUpload, UploadBlock and CommitFileBlocksUpload.',
      method: 'PATCH',
      path: 'desktopflowbinaries({binary})/data',
      headers: { ...bytes, 'x-ms-file-name': 'flow.manifest' },
      body: 'bytes',
      status: 204,
    },
    {
      title: 'A column that is not there',
      method: 'PATCH',
      path: 'workflows({flow})',
      body: { nonsense: 1 },
      status: 400,
      gives: { error: { code: '0x80048d19' } },
    },
  ],
}
