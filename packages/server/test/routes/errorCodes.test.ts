import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { type ErrorName, errorCatalogue } from '@deskhand/contract/errors'
import type { InjectOptions } from 'fastify'
import { type Environment, ids, openEnvironment, type UserName } from '../apiEnvironment.ts'

/** A request that provokes an error of the catalogue, and the sentence it is answered with. */
interface Case {
  readonly title: string
  readonly error: ErrorName
  readonly method?: InjectOptions['method']
  readonly path: string
  readonly as?: UserName
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object | string
  readonly sentence: RegExp
}

const nobody = '00000000-0000-4000-8000-00000000dead'
const queue = '00000000-0000-4000-8000-0000000000a1'
const binary = '00000000-0000-4000-8000-0000000000a2'
const run = { runMode: 'attended', connectionName: 'orders', inputs: '{"Name":"Ada"}' }
const fetch = (xml: string): string => `workqueues?fetchXml=${encodeURIComponent(`<fetch>${xml}</fetch>`)}`
const many = (count: number, one: string): string => Array.from({ length: count }, () => one).join('')
const change = { method: 'PATCH', path: `workqueues(${queue})` } as const

/** Every code that a request can provoke. Source: Dataverse wire, section 4.3. */
const cases: readonly Case[] = [
  {
    title: 'a row that is not there',
    error: 'ObjectDoesNotExist',
    path: `workflows(${nobody})`,
    sentence: new RegExp(`^Entity 'workflow' With Id = ${nobody} Does Not Exist$`),
  },
  {
    title: 'a key that no row has',
    error: 'RecordNotFoundByEntityKey',
    path: "workqueues(workqueuekey='none')",
    sentence: /^A record with the specified key values does not exist in workqueue entity$/,
  },
  {
    title: 'a definition that is not there',
    error: 'DefinitionNotFound',
    path: "GlobalOptionSetDefinitions(Name='none')",
    sentence: /^Could not find an optionset with specified optionset name: none$/,
  },
  {
    title: 'a set that is not there',
    error: 'ResourceNotFound',
    path: 'ontacts',
    sentence: /^Resource not found for the segment 'ontacts'\.$/,
  },
  {
    title: 'a column that is not there',
    error: 'PropertyNotFound',
    path: 'workflows?$select=x',
    sentence: /^Could not find a property named 'x' on type 'Microsoft\.Dynamics\.CRM\.workflow'\.$/,
  },
  {
    title: 'a filter that breaks off',
    error: 'BadQuery',
    path: 'workflows?$filter=name eq',
    sentence: /position 7 in 'name eq'\.$/,
  },
  {
    title: 'a row without what it must have',
    error: 'InvalidArgument',
    method: 'POST',
    path: 'workqueues',
    body: {},
    sentence: /^The column 'name' of 'workqueue' must have a value\.$/,
  },
  {
    title: 'a member that is no column',
    error: 'PayloadError',
    ...change,
    body: { nonsense: 1 },
    sentence:
      /^Error identified in Payload provided by the user for Entity :'workqueues', For more .*linkid=2195293 {2}----> {2}InnerException : Invalid property 'nonsense' was found in entity 'Microsoft\.Dynamics\.CRM\.workqueue'\.$/,
  },
  {
    title: 'a table without its privilege',
    error: 'PrivilegeDenied',
    path: 'workflows',
    as: 'nobody',
    sentence:
      /^Principal user \(Id=.*, is missing prvReadworkflow privilege \(Id=.*\) on OTC=4703 for entity 'workflow'/,
  },
  {
    title: 'a row that is shared for reading only',
    error: 'UnManagedIdsAccessDenied',
    ...change,
    as: 'stranger',
    body: { description: 'x' },
    sentence:
      /^Principal with id \S+ does not have WriteAccess right\(s\) for record with id \S+ of entity workqueue\. Consider assigning a role with the level \w+Level to the user or team\.$/,
  },
  {
    title: 'an owner who could not read the row',
    error: 'PrincipalPrivilegeDenied',
    ...change,
    body: { 'ownerid@odata.bind': `systemusers(${ids.users.nobody})` },
    sentence: /^Target user or team does not hold required privileges\./,
  },
  {
    title: 'a user who is disabled',
    error: 'UserDisabled',
    path: 'WhoAmI',
    headers: { MSCRMCallerID: ids.users.user },
    sentence: new RegExp(`^The specified user\\(Id = ${ids.users.user}\\) is disabled\\.`),
  },
  {
    title: 'somebody else, without the privilege',
    error: 'CannotActOnBehalfOfAnotherUser',
    path: 'WhoAmI',
    as: 'stranger',
    headers: { MSCRMCallerID: ids.users.maker },
    sentence: /^User does not have the privilege to act on behalf another user\.$/,
  },
  {
    title: 'a user who is not there',
    error: 'InvalidCallerId',
    path: 'WhoAmI',
    headers: { CallerObjectId: nobody },
    sentence: /^The header 'CallerObjectId' names the user '\S+', who does not exist/,
  },
  {
    title: 'a run on behalf of somebody',
    error: 'ImpersonationNotSupported',
    method: 'POST',
    path: `workflows(${ids.flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`,
    headers: { MSCRMCallerID: ids.users.maker },
    body: run,
    sentence: /^Impersonation is not supported for desktop flow operations\./,
  },
  {
    title: 'a text that is too long',
    error: 'StringLengthTooLong',
    ...change,
    body: { name: many(101, 'a') },
    sentence:
      /^A validation error occurred\. {2}The length of the 'name' attribute of the 'workqueue' entity exceeded the maximum allowed length of '100'\.$/,
  },
  {
    title: 'a number that is too large',
    error: 'ValueOutOfRange',
    ...change,
    body: { defaultitemtimetoliveinminutes: 99_999_999_999 },
    sentence:
      /^A validation error occurred\. {2}The value of 'defaultitemtimetoliveinminutes' on record of type 'workqueue' is outside the valid range/,
  },
  {
    title: 'a choice that is none',
    error: 'PicklistValueOutOfRange',
    ...change,
    body: { statuscode: 77 },
    sentence:
      /^A validation error occurred\. {2}The value 77 of 'statuscode' on record of type 'workqueue' is outside the valid range\. Accepted Values: 1,2,3$/,
  },
  {
    title: 'a time that is none',
    error: 'InvalidDateTime',
    method: 'POST',
    path: 'workqueueitems',
    body: { name: 'x', expirydate: 'tomorrow', 'workqueueid@odata.bind': `workqueues(${queue})` },
    sentence: /'expirydate'/,
  },
  {
    title: 'a character that no text has',
    error: 'InvalidCharactersInField',
    ...change,
    body: '{"name":"a\\u0000b"}',
    sentence: /^The field 'name' contains one or more invalid characters\.$/,
  },
  {
    title: 'a reason of another state',
    error: 'InvalidStateCodeStatusCode',
    ...change,
    body: { statecode: 0, statuscode: 2 },
    sentence: /^2 is not a valid status code for state code 0 on workqueue with Id /,
  },
  {
    title: 'a value of another type',
    error: 'IncorrectAttributeValueType',
    ...change,
    body: { name: 5 },
    sentence: /^The value of 'name' on record of type 'workqueue' is of type number; it must be text\.$/,
  },
  {
    title: 'an old version',
    error: 'ConcurrencyVersionMismatch',
    ...change,
    headers: { 'If-Match': 'W/"1"' },
    body: { name: 'x' },
    sentence: /^The version of the existing record doesn't match the RowVersion property provided\.$/,
  },
  {
    title: 'no version',
    error: 'ConcurrencyVersionNotProvided',
    ...change,
    headers: { 'If-Match': 'W/""' },
    body: { name: 'x' },
    sentence: /^The RowVersion property must be provided/,
  },
  {
    title: 'a flow that runs',
    error: 'CannotDeleteDueToAssociation',
    method: 'DELETE',
    path: `workflows(${ids.flow})`,
    sentence: /^The object you tried to delete is associated with another object and cannot be deleted\./,
  },
  {
    title: 'a key that is taken',
    error: 'DuplicateRecord',
    method: 'POST',
    path: 'workqueues',
    body: { name: 'x', workqueuekey: 'orders' },
    sentence: /^A record with matching key values already exists\.$/,
  },
  {
    title: 'a row that must not be there',
    error: 'DuplicateRecord',
    ...change,
    headers: { 'If-None-Match': '*' },
    body: { name: 'x' },
    sentence: /^A record with matching key values already exists\.$/,
  },
  {
    title: 'a set',
    error: 'MethodNotAllowed',
    method: 'DELETE',
    path: 'workqueues',
    sentence: /^The requested resource 'workqueues' does not support http method 'DELETE'\.$/,
  },
  {
    title: 'a definition',
    error: 'MetadataIsReadOnly',
    method: 'POST',
    path: 'EntityDefinitions',
    body: {},
    sentence: /^Operation not supported on EntityMetadata$/,
  },
  {
    title: 'a file that is too large',
    error: 'FileTooLarge',
    method: 'PATCH',
    path: `desktopflowbinaries(${binary})/data`,
    headers: { 'content-type': 'application/octet-stream', 'content-length': '200000000', 'x-ms-file-name': 'a.bin' },
    body: 'x',
    sentence: /^Attachment file size is too big\.$/,
  },
  {
    title: 'a body that is too large',
    error: 'PayloadTooLarge',
    ...change,
    headers: { 'content-length': '200000000' },
    body: '{}',
    sentence: /^The request body is larger than 134217728 bytes/,
  },
  {
    title: 'a URL that is too long',
    error: 'UriTooLong',
    path: `workqueues?$filter=name eq '${many(33_000, 'a')}'`,
    sentence: /^The request URI is longer than 32768 characters\.$/,
  },
  {
    title: 'a table that is not there, in fetchXml',
    error: 'QueryBuilderNoEntity',
    path: fetch("<entity name='none'/>"),
    sentence: /^The entity with a name = 'none' with namemapping = 'Logical' was not found in the MetadataCache\.$/,
  },
  {
    title: 'a column that is not there, in fetchXml',
    error: 'QueryBuilderNoAttribute',
    path: fetch("<entity name='workqueue'><attribute name='none'/></entity>"),
    sentence: /^'workqueue' entity doesn't contain attribute with Name = 'none' and NameMapping = 'Logical'\.$/i,
  },
  {
    title: 'more conditions than may be',
    error: 'TooManyConditionsInQuery',
    path: `workqueues?$filter=${many(501, 'name ne null and ')}name ne null`,
    sentence: /^Number of conditions in query exceeded maximum limit\.$/,
  },
  {
    title: 'more joined tables than may be',
    error: 'TooManyLinkEntitiesInQuery',
    path: fetch(
      `<entity name='workqueue'>${many(16, "<link-entity name='workqueueitem' from='workqueueid' to='workqueueid'/>")}</entity>`,
    ),
    sentence: /^Number of link entities in query exceeded maximum limit\.$/,
  },
  {
    title: 'a function over definitions',
    error: 'NotImplemented',
    path: "EntityDefinitions?$filter=startswith(LogicalName,'a')",
    sentence: /^The "startswith" function isn't supported for Metadata Entities$/,
  },
  {
    title: 'more runs in a minute than may be',
    error: 'DesktopFlowsActionThrottled',
    method: 'POST',
    path: `workflows(${ids.flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`,
    as: 'maker',
    body: run,
    sentence:
      /^DesktopFlowsActionThrottled: the connection 'orders' has started 70 desktop flow runs in the last minute/,
  },
]

/** Errors that take more than one request, or a server that is set up for them, and where they are provoked. */
const elsewhere: Partial<Record<ErrorName, string>> = {
  AccessDenied: 'authorization/businessUnits.test.ts',
  AccessTokenExpired: 'identity/verifyToken.test.ts',
  AggregateQueryRecordLimitExceeded: 'fetchXml/retrieveFetch.test.ts',
  ContentIdUnknown: 'routes/batch.test.ts',
  SqlTimeout: 'store/scanThreads.test.ts',
  TooManyConcurrentRequests: 'protection/requestLimits.test.ts',
  TooManyRequests: 'protection/requestLimits.test.ts',
  TooMuchExecutionTime: 'protection/requestLimits.test.ts',
  Unavailable: 'identity/verifyToken.test.ts',
  Unexpected: 'routes/errorReply.test.ts',
  UserNotMember: 'identity/authenticate.test.ts',
}

describe('The code of an error', () => {
  let environment: Environment
  const send = ({
    method = 'GET',
    path,
    as = 'admin',
    headers = {},
    body,
  }: Omit<Case, 'title' | 'error' | 'sentence'>) =>
    environment.app.inject({
      method,
      url: `/api/data/v9.2/${path.includes('?') ? encodeURI(path).replaceAll('%25', '%') : path}`,
      headers: { 'x-user': as, ...headers },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })

  before(async () => {
    environment = await openEnvironment()
    for (const [path, body] of [
      ['workqueues', { workqueueid: queue, name: 'Orders', workqueuekey: 'orders' }],
      [
        'desktopflowbinaries',
        { desktopflowbinaryid: binary, name: 'b', type: 'Image', 'Process@odata.bind': `workflows(${ids.plainFlow})` },
      ],
      [
        'GrantAccess',
        {
          Target: { '@odata.id': `workqueues(${queue})` },
          PrincipalAccess: {
            Principal: { '@odata.id': `systemusers(${ids.users.stranger})` },
            AccessMask: 'ReadAccess',
          },
        },
      ],
    ] as const) {
      const answer = await send({ method: 'POST', path, body })
      assert.equal(answer.statusCode, 204, answer.body)
    }
    const path = `systemusers(${ids.users.user})`
    assert.equal((await send({ method: 'PATCH', path, body: { isdisabled: true } })).statusCode, 204)
    const start = { method: 'POST', path: `workflows(${ids.flow})/Microsoft.Dynamics.CRM.RunDesktopFlow` } as const
    for (let started = 0; started < 70; started++)
      assert.equal((await send({ ...start, as: 'maker', body: run })).statusCode, 200)
  })
  after(() => environment.close())

  for (const { title, error, sentence, ...request } of cases) {
    const { code, status } = errorCatalogue[error]
    test(`${error}: ${title} is answered with ${status} ${code}`, async () => {
      const answer = await send(request)
      assert.deepEqual(Object.keys(answer.json()), ['error'], answer.body)
      assert.deepEqual([answer.json().error.code, answer.statusCode], [code, status], answer.body)
      assert.match(answer.json().error.message, sentence)
      assert.equal(answer.headers['content-type'], 'application/json; odata.metadata=minimal')
      assert.deepEqual(environment.errors, [])
    })
  }

  test('is in this table, or in that of the errors that are provoked elsewhere', () => {
    const provoked = new Set<string>([...cases.map(({ error }) => error), ...Object.keys(elsewhere)])
    assert.deepEqual(
      Object.keys(errorCatalogue).filter(name => !provoked.has(name)),
      [],
    )
    for (const file of Object.values(elsewhere)) assert.ok(existsSync(new URL(`../${file}`, import.meta.url)), file)
  })
})
