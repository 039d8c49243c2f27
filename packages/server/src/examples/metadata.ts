import type { WebApiExamples } from './example.ts'

/** Source: Dataverse wire, section 3.10. */
export const metadata: WebApiExamples = {
  title: 'Metadata',
  examples: [
    { title: 'The service document', path: '', status: 200 },
    { title: 'The model as CSDL', path: '$metadata', status: 200 },
    {
      title: 'A table, as libraries ask before their first request',
      path: "EntityDefinitions?$select=LogicalName,EntitySetName,PrimaryIdAttribute&$filter=LogicalName eq 'workflow'",
      status: 200,
      gives: { value: [{ LogicalName: 'workflow', EntitySetName: 'workflows', PrimaryIdAttribute: 'workflowid' }] },
    },
    {
      title: 'The labels of a choice',
      path: "EntityDefinitions(LogicalName='flowsession')/Attributes(LogicalName='runmode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)",
      status: 200,
      gives: { LogicalName: 'runmode', OptionSet: { Options: [{ Value: 0 }, { Value: 1 }, { Value: 2 }] } },
    },
    {
      title: 'The relationships of a table',
      path: "EntityDefinitions(LogicalName='flowsession')/ManyToOneRelationships?$select=SchemaName,ReferencedEntity&$filter=ReferencedEntity eq 'flowmachine'",
      status: 200,
      gives: { value: [{ ReferencedEntity: 'flowmachine' }] },
    },
  ],
}
