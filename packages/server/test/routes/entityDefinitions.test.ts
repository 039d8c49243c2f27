import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { tables } from '@deskhand/contract/tables/index'
import fc from 'fast-check'
import { type Environment, openEnvironment } from '../apiEnvironment.ts'

describe('The definitions of tables, columns, choices and relationships', () => {
  let environment: Environment
  before(async () => {
    environment = await openEnvironment()
  })
  after(() => environment.close())

  const base = 'https://org.example/api/data/v9.2'
  const send = (path: string, method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' = 'GET') =>
    environment.app.inject({
      method,
      url: `/api/data/v9.2/${path.replaceAll(' ', '%20')}`,
      // Who may do nothing else may read them.
      headers: { 'x-user': 'nobody', consistency: 'Strong' },
    })
  const read = async (path: string) => {
    const answer = await send(path)
    assert.equal(answer.statusCode, 200, answer.body)
    assert.equal(answer.headers['content-type'], 'application/json; odata.metadata=minimal')
    return answer.json()
  }
  const workflow = async (): Promise<string> =>
    (await read("EntityDefinitions(LogicalName='workflow')?$select=MetadataId")).MetadataId

  const label = (text: string) => {
    const localized = { Label: text, LanguageCode: 1033, IsManaged: true, MetadataId: 'id', HasChanged: null }
    return { LocalizedLabels: [localized], UserLocalizedLabel: localized }
  }
  const noLabel = { LocalizedLabels: [], UserLocalizedLabel: null }
  const plainOption = {
    Color: null,
    IsManaged: true,
    ExternalValue: null,
    ParentValues: [],
    Tag: null,
    IsHidden: false,
    MetadataId: null,
    HasChanged: null,
  }

  /** Ids are looked at by a test of their own. */
  const withoutIds = (text: string): string =>
    text.replaceAll(/"MetadataId":"[0-9a-f-]{36}"/g, '"MetadataId":"id"').replaceAll(/\([0-9a-f-]{36}\)/g, '(id)')

  const answers: readonly (readonly [path: string, context: string, body: object])[] = [
    // What the Python client asks before it first uses a table.
    [
      "EntityDefinitions?$select=MetadataId,LogicalName,SchemaName,EntitySetName,PrimaryNameAttribute,PrimaryIdAttribute&$filter=LogicalName eq 'workflow'",
      'EntityDefinitions(MetadataId,LogicalName,SchemaName,EntitySetName,PrimaryNameAttribute,PrimaryIdAttribute)',
      {
        value: [
          {
            MetadataId: 'id',
            LogicalName: 'workflow',
            SchemaName: 'Workflow',
            EntitySetName: 'workflows',
            PrimaryNameAttribute: 'name',
            PrimaryIdAttribute: 'workflowid',
          },
        ],
      },
    ],
    [
      "EntityDefinitions?$select=LogicalName&$filter=LogicalName eq 'nothing'",
      'EntityDefinitions(LogicalName)',
      { value: [] },
    ],
    // What DynamicsWebApi asks with useEntityNames.
    [
      'EntityDefinitions?$select=EntitySetName,LogicalName',
      'EntityDefinitions(EntitySetName,LogicalName)',
      {
        value: tables.map(({ set, logicalName }) => ({
          EntitySetName: set,
          LogicalName: logicalName,
          MetadataId: 'id',
        })),
      },
    ],
    [
      "EntityDefinitions(LogicalName='workflow')?$select=DisplayName,EntitySetName,IsCustomizable",
      'EntityDefinitions(DisplayName,EntitySetName,IsCustomizable)/$entity',
      {
        EntitySetName: 'workflows',
        MetadataId: 'id',
        DisplayName: label('Process'),
        IsCustomizable: { Value: false, CanBeChanged: false, ManagedPropertyLogicalName: 'iscustomizable' },
      },
    ],
    [
      "EntityDefinitions(LogicalName='workflow')?$select=LogicalName&$expand=Attributes($select=LogicalName;$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'State'),Keys($select=LogicalName)",
      'EntityDefinitions(LogicalName,Attributes(LogicalName),Keys(LogicalName))/$entity',
      {
        LogicalName: 'workflow',
        MetadataId: 'id',
        Attributes: [
          {
            '@odata.type': '#Microsoft.Dynamics.CRM.StateAttributeMetadata',
            LogicalName: 'statecode',
            MetadataId: 'id',
          },
        ],
        Keys: [],
      },
    ],
    [
      "EntityDefinitions(LogicalName='connectionreference')/Keys?$select=LogicalName,KeyAttributes",
      "EntityDefinitions('connectionreference')/Keys(LogicalName,KeyAttributes)",
      {
        value: [
          {
            LogicalName: 'connectionreferencelogicalname_key',
            MetadataId: 'id',
            KeyAttributes: ['connectionreferencelogicalname'],
          },
        ],
      },
    ],
    [
      "EntityDefinitions(LogicalName='workflow')/Attributes?$select=LogicalName&$filter=LogicalName eq 'name' or LogicalName eq 'category'",
      "EntityDefinitions('workflow')/Attributes(LogicalName)",
      {
        value: [
          {
            '@odata.type': '#Microsoft.Dynamics.CRM.StringAttributeMetadata',
            LogicalName: 'name',
            MetadataId: 'id',
          },
          {
            '@odata.type': '#Microsoft.Dynamics.CRM.PicklistAttributeMetadata',
            LogicalName: 'category',
            MetadataId: 'id',
          },
        ],
      },
    ],
    [
      "EntityDefinitions(LogicalName='workflow')/Attributes(LogicalName='name')/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=SchemaName,MaxLength,Format,FormatName,RequiredLevel",
      "EntityDefinitions('workflow')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata(SchemaName,MaxLength,Format,FormatName,RequiredLevel)/$entity",
      {
        SchemaName: 'Name',
        MaxLength: 100,
        Format: 'Text',
        MetadataId: 'id',
        FormatName: { Value: 'Text' },
        RequiredLevel: {
          Value: 'ApplicationRequired',
          CanBeChanged: false,
          ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
        },
      },
    ],
    [
      "EntityDefinitions(LogicalName='workflow')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Name)&$filter=LogicalName eq 'mode'",
      "EntityDefinitions('workflow')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata(LogicalName,OptionSet(Options),GlobalOptionSet(Name))",
      {
        value: [
          {
            LogicalName: 'mode',
            MetadataId: 'id',
            OptionSet: {
              MetadataId: 'id',
              Options: [
                { Value: 0, ...plainOption, Label: label('Background'), Description: noLabel },
                { Value: 1, ...plainOption, Label: label('Real-time'), Description: noLabel },
              ],
            },
            GlobalOptionSet: { Name: 'workflow_mode', MetadataId: 'id' },
          },
        ],
      },
    ],
    [
      "EntityDefinitions(LogicalName='flowsession')/Attributes(LogicalName='statecode')/Microsoft.Dynamics.CRM.StateAttributeMetadata/OptionSet?$select=Options",
      "EntityDefinitions('flowsession')/Attributes('statecode')/Microsoft.Dynamics.CRM.StateAttributeMetadata/OptionSet(Options)/$entity",
      {
        MetadataId: 'id',
        Options: [
          {
            '@odata.type': '#Microsoft.Dynamics.CRM.StateOptionMetadata',
            Value: 0,
            ...plainOption,
            DefaultStatus: 1,
            InvariantName: 'Active',
            Label: label('Active'),
            Description: noLabel,
          },
          {
            '@odata.type': '#Microsoft.Dynamics.CRM.StateOptionMetadata',
            Value: 1,
            ...plainOption,
            DefaultStatus: 0,
            InvariantName: 'Inactive',
            Label: label('Inactive'),
            Description: noLabel,
          },
        ],
      },
    ],
    [
      "EntityDefinitions(LogicalName='flowsession')/Attributes/Microsoft.Dynamics.CRM.LookupAttributeMetadata?$select=LogicalName,Targets,AttributeType&$filter=LogicalName eq 'ownerid' or LogicalName eq 'machineid'",
      "EntityDefinitions('flowsession')/Attributes/Microsoft.Dynamics.CRM.LookupAttributeMetadata(LogicalName,Targets,AttributeType)",
      {
        value: [
          { LogicalName: 'machineid', AttributeType: 'Lookup', MetadataId: 'id', Targets: ['flowmachine'] },
          { LogicalName: 'ownerid', AttributeType: 'Owner', MetadataId: 'id', Targets: ['systemuser', 'team'] },
        ],
      },
    ],
    [
      "EntityDefinitions(LogicalName='flowsession')/Attributes(LogicalName='outputs')/Microsoft.Dynamics.CRM.FileAttributeMetadata?$select=MaxSizeInKB,AttributeTypeName",
      "EntityDefinitions('flowsession')/Attributes/Microsoft.Dynamics.CRM.FileAttributeMetadata(MaxSizeInKB,AttributeTypeName)/$entity",
      { MaxSizeInKB: 32768, MetadataId: 'id', AttributeTypeName: { Value: 'FileType' } },
    ],
    [
      "EntityDefinitions(LogicalName='workflow')/OneToManyRelationships?$select=SchemaName,ReferencedAttribute,ReferencingEntity,ReferencingAttribute,ReferencingEntityNavigationPropertyName&$filter=SchemaName eq 'regardingobjectid_process'",
      "EntityDefinitions('workflow')/OneToManyRelationships(SchemaName,ReferencedAttribute,ReferencingEntity,ReferencingAttribute,ReferencingEntityNavigationPropertyName)",
      {
        value: [
          {
            SchemaName: 'regardingobjectid_process',
            ReferencedAttribute: 'workflowid',
            ReferencingEntity: 'flowsession',
            ReferencingAttribute: 'regardingobjectid',
            ReferencingEntityNavigationPropertyName: 'regardingobjectid_process',
            MetadataId: 'id',
          },
        ],
      },
    ],
    [
      "RelationshipDefinitions(SchemaName='teammembership_association')/Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata?$select=Entity1LogicalName,Entity2LogicalName,IntersectEntityName",
      'RelationshipDefinitions/Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata(Entity1LogicalName,Entity2LogicalName,IntersectEntityName)/$entity',
      {
        Entity1LogicalName: 'team',
        Entity2LogicalName: 'systemuser',
        IntersectEntityName: 'teammembership',
        MetadataId: 'id',
      },
    ],
    [
      "RelationshipDefinitions/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata?$select=SchemaName&$filter=ReferencedEntity eq 'owner' and ReferencingEntity eq 'workflow'",
      'RelationshipDefinitions/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata(SchemaName)',
      { value: [{ SchemaName: 'owner_workflows', MetadataId: 'id' }] },
    ],
    ['GlobalOptionSetDefinitions', 'GlobalOptionSetDefinitions', { value: [] }],
    [
      "EntityDefinitions(LogicalName='workflow')/EntitySetName",
      "EntityDefinitions('workflow')/EntitySetName",
      { value: 'workflows' },
    ],
  ]
  for (const [path, context, body] of answers)
    test(`answers ${path.slice(0, 150)}`, async () => {
      const answer = await send(path)
      assert.equal(answer.statusCode, 200, answer.body)
      assert.equal(
        withoutIds(answer.body),
        JSON.stringify({ '@odata.context': `${base}/$metadata#${context}`, ...body }),
      )
    })

  test('gives all members of a table, plain ones first, in the documented order', async () => {
    const table = await read("EntityDefinitions(LogicalName='dh_connection')")
    const names = Object.keys(table)
    assert.deepEqual(names.slice(0, 4), [
      '@odata.context',
      'ActivityTypeMask',
      'AutoRouteToOwnerQueue',
      'CanTriggerWorkflow',
    ])
    assert.deepEqual(names.slice(-3), ['IsOfflineInMobileClient', 'Privileges', 'Settings'])
    assert.ok(names.indexOf('MetadataId') < names.indexOf('Description'))
    assert.deepEqual(
      { ...table, Privileges: table.Privileges.map((one: { Name: string }) => one.Name) },
      {
        ...table,
        IsActivity: false,
        IsPrivate: false,
        IsCustomEntity: true,
        LogicalName: 'dh_connection',
        OwnershipType: 'UserOwned',
        TableType: 'Standard',
        LogicalCollectionName: 'dh_connections',
        Privileges: ['Create', 'Read', 'Write', 'Delete', 'Assign', 'Share', 'Append', 'AppendTo'].map(
          verb => `prv${verb}${table.SchemaName}`,
        ),
      },
    )
  })

  test('finds by id what was found by name, and ids stay', async () => {
    const id = await workflow()
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.equal((await read(`EntityDefinitions(${id})`)).LogicalName, 'workflow')
    const column = await read(`EntityDefinitions(${id})/Attributes(LogicalName='name')?$select=LogicalName`)
    assert.equal(column['@odata.context'], `${base}/$metadata#EntityDefinitions(${id})/Attributes(LogicalName)/$entity`)
    const again = await read(`EntityDefinitions(${id.toUpperCase()})/Attributes(${column.MetadataId})`)
    assert.equal(again.LogicalName, 'name')
    assert.equal(again['@odata.type'], '#Microsoft.Dynamics.CRM.StringAttributeMetadata')
  })

  test('gives no two definitions one id', async () => {
    const { value } = await read(
      'EntityDefinitions?$select=LogicalName&$expand=Attributes($select=LogicalName),Keys($select=LogicalName)',
    )
    const relationships = (await read('RelationshipDefinitions?$select=SchemaName')).value
    const ids = [...value, ...relationships, ...value.flatMap((one: Described) => [...one.Attributes, ...one.Keys])]
    assert.equal(new Set(ids.map(one => one.MetadataId)).size, ids.length)
  })

  for (const table of tables)
    test(`describes each column of ${table.logicalName} by its type`, async () => {
      const { value } = await read(`EntityDefinitions(LogicalName='${table.logicalName}')/Attributes`)
      assert.deepEqual(
        value.map((one: { LogicalName: string }) => one.LogicalName),
        Object.keys(table.columns),
      )
      for (const column of value) {
        const type = column['@odata.type'].replace('#', '')
        const path = `EntityDefinitions(LogicalName='${table.logicalName}')/Attributes(LogicalName='${column.LogicalName}')`
        const { '@odata.context': _context, ...cast } = await read(`${path}/${type}`)
        const { '@odata.type': _type, ...plain } = column
        assert.deepEqual(cast, plain)
      }
    })

  interface Described {
    readonly Attributes: readonly { MetadataId: string }[]
    readonly Keys: readonly { MetadataId: string }[]
  }

  const filters: readonly (readonly [filter: string, tables: (one: (typeof tables)[number]) => boolean])[] = [
    ["LogicalName eq 'Workflow'", one => one.logicalName === 'workflow'],
    ["'workflow' eq LogicalName", one => one.logicalName === 'workflow'],
    ["LogicalName ne 'workflow'", one => one.logicalName !== 'workflow'],
    ["LogicalName eq @p1&@p1='team'", one => one.logicalName === 'team'],
    ['ObjectTypeCode eq 4703', one => one.objectTypeCode === 4703],
    ['IsCustomEntity eq true', one => one.logicalName.startsWith('dh_')],
    ['IsCustomEntity', one => one.logicalName.startsWith('dh_')],
    ['CanCreateAttributes/Value eq true', () => false],
    ["OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'", one => one.ownership === 'user'],
    [
      'DataProviderId eq null and (ObjectTypeCode eq 8 or ObjectTypeCode eq 9)',
      one => [8, 9].includes(one.objectTypeCode),
    ],
    ['CreatedOn ne 1900-01-01T00:00:00Z', () => false],
  ]
  for (const [filter, expected] of filters)
    test(`filters by ${filter}`, async () => {
      const { value } = await read(`EntityDefinitions?$select=LogicalName&$filter=${filter}`)
      assert.deepEqual(
        value.map((one: { LogicalName: string }) => one.LogicalName),
        tables.filter(expected).map(one => one.logicalName),
      )
    })

  const refused: readonly (readonly [path: string, status: number, code: string, message: string])[] = [
    ...['startswith', 'endswith', 'contains'].map(
      name =>
        [
          `EntityDefinitions?$filter=${name}(LogicalName,'x')`,
          501,
          '0x8006088a',
          `The "${name}" function isn't supported for Metadata Entities`,
        ] as const,
    ),
    [
      'EntityDefinitions?$filter=ObjectTypeCode gt 8',
      501,
      '0x8006088a',
      'The "gt" operator isn\'t supported for Metadata Entities',
    ],
    ['EntityDefinitions?$top=5', 400, '0x80060888', 'The query parameter $top is not supported'],
    ['EntityDefinitions?$orderby=LogicalName', 400, '0x80060888', 'The query parameter $orderby is not supported'],
    [
      "GlobalOptionSetDefinitions?$filter=Name eq 'x'",
      400,
      '0x80060888',
      'The query parameter $filter is not supported',
    ],
    [
      'EntityDefinitions?$select=Nonsense',
      400,
      '0x80060888',
      "Could not find a property named 'Nonsense' on type 'Microsoft.Dynamics.CRM.EntityMetadata'.",
    ],
    [
      "EntityDefinitions(LogicalName='workflow')/Attributes?$expand=OptionSet",
      400,
      '0x80060888',
      "Could not find a property named 'OptionSet' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'.",
    ],
    [
      "EntityDefinitions?$filter=OwnershipType eq 'UserOwned'",
      400,
      '0x80060888',
      "A binary operator with incompatible types was detected. Found operand types 'Microsoft.Dynamics.CRM.OwnershipTypes' and 'Edm.String' for operator kind 'Equal'.",
    ],
    [
      "EntityDefinitions(LogicalName='nothing')",
      404,
      '0x80040217',
      'Could not find an entity with specified entity name: nothing',
    ],
    [
      "EntityDefinitions(LogicalName='workflow')/Attributes(LogicalName='nothing')",
      404,
      '0x80040217',
      'Could not find an attribute with specified attribute name: nothing',
    ],
    [
      'EntityDefinitions(00000000-0000-0000-0000-000000000001)',
      404,
      '0x80040217',
      "Entity 'EntityMetadata' With Id = 00000000-0000-0000-0000-000000000001 Does Not Exist",
    ],
    [
      "EntityDefinitions(LogicalName='workflow')/Nonsense",
      404,
      '0x8006088a',
      "Resource not found for the segment 'Nonsense'.",
    ],
    [
      "EntityDefinitions(LogicalName='workflow')/Attributes(LogicalName='name')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata",
      404,
      '0x8006088a',
      "Resource not found for the segment 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata'.",
    ],
    [
      "EntityDefinitions(SchemaName='Workflow')",
      400,
      '0x80060888',
      "'SchemaName='Workflow'' is not a key of 'EntityDefinitions': use (LogicalName='<name>') or (<MetadataId>).",
    ],
  ]
  for (const [path, status, code, message] of refused)
    test(`refuses ${path}`, async () => {
      const answer = await send(path)
      assert.equal(answer.statusCode, status, answer.body)
      assert.deepEqual(answer.json(), { error: { code, message } })
    })

  for (const method of ['POST', 'PATCH', 'PUT', 'DELETE'] as const)
    test(`refuses to ${method} a definition`, async () => {
      const answer = await send("EntityDefinitions(LogicalName='workflow')", method)
      assert.equal(answer.statusCode, 405)
      assert.equal(answer.json().error.message, 'Operation not supported on EntityMetadata')
    })

  test('needs a caller who is signed in', async () => {
    const answer = await environment.app.inject({ method: 'GET', url: '/api/data/v9.2/EntityDefinitions' })
    assert.equal(answer.statusCode, 401)
  })

  test('answers whatever path and query with an ordinary answer', async () => {
    const segment = fc.constantFrom(
      ...[
        'EntityDefinitions',
        'RelationshipDefinitions',
        'GlobalOptionSetDefinitions',
        '$metadata',
        'Attributes',
        'Keys',
      ],
      ...["EntityDefinitions(LogicalName='workflow')", "Attributes(LogicalName='category')", 'OptionSet', 'Options'],
      ...['Microsoft.Dynamics.CRM.PicklistAttributeMetadata', 'Microsoft.Dynamics.CRM.EnumAttributeMetadata', '$count'],
      ...["Attributes(LogicalName='__proto__')", 'constructor', '$value', '(', "Keys('x')", 'OneToManyRelationships'],
    )
    const piece = fc.constantFrom(
      ...['$select=', '$filter=', '$expand=', '&', ',', ' eq ', ' ne ', ' and ', "'x'", 'LogicalName', 'OptionSet'],
      ...['Attributes', '(', ')', ';', 'null', '__proto__', '@p', '@p=', 'IsCustomizable/Value', '/', 'constructor'],
      ...[
        "Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'",
        "startswith(LogicalName,'x')",
        '$top=1',
        '*',
        '1',
        '%',
        '$count=true',
      ],
    )
    const text = (part: fc.Arbitrary<string>, mark: string) =>
      fc.oneof({ weight: 4, arbitrary: fc.array(part, { maxLength: 8 }).map(parts => parts.join(mark)) }, fc.string())
    await fc.assert(
      fc.asyncProperty(text(segment, '/'), text(piece, ''), async (path, query) => {
        const url = `EntityDefinitions/${path}`.replace('EntityDefinitions/EntityDefinitions', 'EntityDefinitions')
        for (const target of [url, path]) {
          const answer = await send(
            `${target.replaceAll(/[^\x21-\x7e]/g, '')}?${query.replaceAll(/[^\x20-\x7e]|#/g, '')}`,
          )
          assert.ok(answer.statusCode < 500 || answer.statusCode === 501, `${target}?${query}: ${answer.body}`)
        }
      }),
      { numRuns: 300 },
    )
    assert.deepEqual(environment.errors, [])
  })
})
