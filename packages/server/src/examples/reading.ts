import type { WebApiExamples } from './example.ts'

/** Source: Dataverse wire, sections 3.4 to 3.6 and 3.8. */
export const reading: WebApiExamples = {
  title: 'Reading',
  examples: [
    {
      title: 'A list: $select, $filter, $orderby',
      path: 'workflows?$filter=category eq 6&$select=name,workflowid&$orderby=name',
      status: 200,
      gives: { value: [{ name: 'Desktop flow 1' }, { name: 'Desktop flow 2', workflowid: '{flow}' }] },
    },
    {
      title: 'Drafts too',
      path: 'workflows?$filter=category eq 6&$select=name&$orderby=name',
      headers: { 'MSCRM.IncludeUnpublished': 'true' },
      status: 200,
      gives: { value: [{ name: 'Desktop flow 1' }, { name: 'Desktop flow 2' }, { name: 'Draft' }] },
    },
    {
      title: 'One row',
      path: 'flowsessions({run})?$select=statuscode,startedon',
      status: 200,
      gives: { statuscode: 8, startedon: '2026-11-21T12:00:00Z', flowsessionid: '{run}' },
    },
    {
      title: 'Labels, lookups and navigation properties as annotations',
      path: 'flowsessions({run})?$select=statuscode,_regardingobjectid_value',
      headers: { Prefer: 'odata.include-annotations="*"' },
      status: 200,
      gives: {
        'statuscode@OData.Community.Display.V1.FormattedValue': 'Failed',
        '_regardingobjectid_value@OData.Community.Display.V1.FormattedValue': 'Desktop flow 2',
        '_regardingobjectid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'regardingobjectid_process',
        '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'workflow',
        _regardingobjectid_value: '{flow}',
      },
    },
    {
      title: 'By an alternate key',
      path: "connectionreferences(connectionreferencelogicalname='new_orders')?$select=connectionid",
      status: 200,
      gives: { connectionid: 'orders' },
    },
    {
      title: 'Comparing, and, or, not',
      path: "flowsessions?$filter=(statuscode eq 8 or statuscode eq 4) and not (name eq 'x')&$select=name&$orderby=name",
      status: 200,
      gives: { value: [{ name: 'First run' }, { name: 'Second run' }] },
    },
    {
      title: 'Parts of text, without regard to case and accents; wildcards',
      path: "workflows?$filter=contains(name,'FLOW') and startswith(name,'desk%') and endswith(name,'2')&$select=name",
      status: 200,
      gives: { value: [{ name: 'Desktop flow 2' }] },
    },
    {
      title: 'A column of a related row',
      path: "flowsessions?$filter=regardingobjectid_process/name eq 'Desktop flow 2'&$select=name&$orderby=name",
      status: 200,
      gives: { value: [{ name: 'First run' }, { name: 'Second run' }] },
    },
    {
      title: 'any and all',
      path: 'workflows?$filter=regardingobjectid_process/any(r:r/statuscode eq 8)&$select=name',
      status: 200,
      gives: { value: [{ name: 'Desktop flow 2' }] },
    },
    {
      title: 'Query functions: values',
      path: "flowsessions?$filter=Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=['4','10'])&$select=name",
      status: 200,
      gives: { value: [{ name: 'Second run' }] },
    },
    {
      title: 'Query functions: dates',
      path: "flowsessions?$filter=Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7) and statuscode eq 8&$select=name",
      status: 200,
      gives: { value: [{ name: 'First run' }] },
    },
    {
      title: 'Query functions: who asks',
      path: "systemusers?$filter=Microsoft.Dynamics.CRM.EqualUserId(PropertyName='systemuserid')&$select=fullname",
      status: 200,
      gives: { value: [{ fullname: 'admin' }] },
    },
    {
      title: 'Parameter aliases',
      path: "workflows?$filter=name eq @p1&$select=name&@p1='Desktop flow 1'",
      status: 200,
      gives: { value: [{ name: 'Desktop flow 1' }] },
    },
    {
      title: '$expand of a lookup, with what is behind it',
      path: 'flowsessions({run})?$select=name&$expand=MachineId($select=name;$expand=FlowMachineGroupId($select=name))',
      status: 200,
      gives: { name: 'First run', MachineId: { name: 'PC-01', FlowMachineGroupId: { name: 'group' } } },
    },
    {
      title: '$expand of a collection, with options of its own',
      path: 'workflows({flow})?$select=name&$expand=regardingobjectid_process($select=name;$filter=statuscode eq 4;$orderby=name;$top=5)',
      status: 200,
      gives: { name: 'Desktop flow 2', regardingobjectid_process: [{ name: 'Second run' }] },
    },
    {
      title: '$expand over many to many',
      path: 'systemusers({user})?$select=fullname&$expand=systemuserroles_association($select=name)',
      status: 200,
      gives: { fullname: 'user', systemuserroles_association: [{ name: 'Order clerk' }] },
    },
    {
      title: 'Pages',
      says: 'The link is opaque; it goes on behind the last row, whatever was added or deleted meanwhile.',
      path: 'flowsessions?$select=name&$orderby=name',
      headers: { Prefer: 'odata.maxpagesize=1' },
      status: 200,
      gives: { value: [{ name: 'First run' }], '@odata.nextLink': '…' },
    },
    {
      title: '$top and $count',
      path: 'flowsessions?$select=name&$orderby=name&$top=1&$count=true',
      status: 200,
      gives: { '@odata.count': 2, value: [{ name: 'First run' }] },
    },
    { title: 'How many', path: 'flowsessions/$count?$filter=statuscode eq 8', status: 200, gives: '\ufeff1' },
    {
      title: 'A navigation property as a path',
      path: 'flowsessions({run})/regardingobjectid_process?$select=name',
      status: 200,
      gives: { name: 'Desktop flow 2' },
    },
    {
      title: 'A collection as a path',
      path: 'workflows({flow})/regardingobjectid_process?$select=name&$orderby=name desc',
      status: 200,
      gives: { value: [{ name: 'Second run' }, { name: 'First run' }] },
    },
    {
      title: 'References',
      path: 'workflows({flow})/regardingobjectid_process/$ref?$filter=statuscode eq 4',
      status: 200,
      gives: { value: [{ '@odata.id': 'https://org.example/api/data/v9.2/flowsessions({second})' }] },
    },
    { title: 'One column', path: 'workflows({flow})/name', status: 200, gives: { value: 'Desktop flow 2' } },
    { title: 'One column, raw', path: 'workflows({flow})/name/$value', status: 200, gives: 'Desktop flow 2' },
    {
      title: 'A conditional read',
      path: 'flowsessions({run})?$select=name',
      headers: { 'If-None-Match': '{etag}' },
      status: 304,
    },
    {
      title: 'Without metadata, or with all of it',
      path: 'workflows({flow})?$select=name',
      headers: { Accept: 'application/json; odata.metadata=full' },
      status: 200,
      gives: { '@odata.type': '#Microsoft.Dynamics.CRM.workflow', name: 'Desktop flow 2' },
    },
    {
      title: 'Groups and sums: $apply',
      path: 'flowsessions?$apply=groupby((statuscode),aggregate($count as runs))',
      status: 200,
      gives: {
        value: [
          { statuscode: 4, runs: 1 },
          { statuscode: 8, runs: 1 },
        ],
      },
    },
    {
      title: 'Groups of what a filter leaves',
      path: 'flowsessions?$apply=filter(statuscode eq 8)/aggregate(runduration with max as longest)',
      status: 200,
      gives: { value: [{ longest: 1500 }] },
    },
    {
      title: 'fetchXml',
      path: "flowsessions?fetchXml=<fetch top='5'><entity name='flowsession'><attribute name='name'/><filter><condition attribute='statuscode' operator='eq' value='8'/></filter><link-entity name='workflow' from='workflowid' to='regardingobjectid' alias='flow'><attribute name='name'/></link-entity></entity></fetch>",
      status: 200,
      gives: { value: [{ name: 'First run', flow_x002e_name: 'Desktop flow 2' }] },
    },
    {
      title: 'fetchXml: aggregates',
      path: "flowsessions?fetchXml=<fetch aggregate='true'><entity name='flowsession'><attribute name='statuscode' groupby='true' alias='status'/><attribute name='flowsessionid' aggregate='count' alias='runs'/><order alias='status'/></entity></fetch>",
      status: 200,
      gives: {
        value: [
          { status: 8, runs: 1 },
          { status: 4, runs: 1 },
        ],
      },
    },
    {
      title: 'What is wrong is said',
      path: 'workflows?$select=regardingobjectid',
      status: 400,
      gives: {
        error: {
          code: '0x80060888',
          message: "Could not find a property named 'regardingobjectid' on type 'Microsoft.Dynamics.CRM.workflow'.",
        },
      },
    },
  ],
}
