import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const executeCosmosSqlQuery = defineOperation('ExecuteCosmosSqlQuery', {
  kind: 'function',
  summary: 'Queries an elastic table in the SQL of Cosmos DB.',
  parameters: {
    QueryText: { type: 'string', required: true, description: 'The query.' },
    EntityLogicalName: { type: 'string', required: true, description: 'The logical name of the table.' },
    QueryParameters: { type: 'object', description: 'Values of the parameters in the query.' },
    PageSize: { type: 'bigint', description: 'Rows on a page.' },
    PagingCookie: { type: 'string', description: 'Where the page begins.' },
    PartitionId: { type: 'string', description: 'The partition to look in.' },
  },
  result: { PagingCookie: 'string', HasMore: { type: 'boolean', required: true }, Result: 'string' },
  instead: 'Logs are rows like all others here: query them with $filter or fetchXml, GET flowlogs?$filter=….',
})
