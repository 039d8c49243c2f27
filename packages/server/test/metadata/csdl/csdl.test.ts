import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import { csdl } from '../../../src/metadata/csdl/csdl.ts'
import { csdlJson } from '../../../src/metadata/csdl/csdlJson.ts'
import { csdlXml } from '../../../src/metadata/csdl/csdlXml.ts'

const require = createRequire(import.meta.url)
const { xml2json } = require('odata-csdl') as {
  xml2json(xml: string, options: { strict: boolean; messages: unknown[] }): Record<string, unknown>
}
const { parse } = require('@sap-ux/edmx-parser') as { parse(xml: string): { schema: ParsedSchema } }

interface Named {
  readonly name: string
}
interface ParsedSchema {
  readonly entityContainer: Named
  readonly entityTypes: readonly (Named & { readonly keys: readonly Named[] })[]
  readonly entitySets: readonly Named[]
  readonly actions: readonly Named[]
}

const model = csdl()

for (const annotations of [false, true])
  describe(`$metadata ${annotations ? 'with' : 'without'} annotations`, () => {
    const xml = csdlXml(model, { annotations })
    const json = JSON.parse(csdlJson(model, { annotations }))

    test('is read by the converter of the OData committee without a complaint', () => {
      const messages: unknown[] = []
      xml2json(xml, { strict: true, messages })
      assert.deepEqual(messages, [])
    })

    test('says the same as JSON: the committee’s converter makes it of the XML', () => {
      const converted = xml2json(xml, { strict: true, messages: [] }) as typeof json
      assert.deepEqual(Object.keys(json).sort(), Object.keys(converted).sort())
      for (const name of Object.keys(converted).filter(key => key !== 'Microsoft.Dynamics.CRM'))
        assert.deepEqual(json[name], converted[name], name)
      const [ours, theirs] = [json, converted].map(one => one['Microsoft.Dynamics.CRM'] as Record<string, unknown>)
      assert.deepEqual(Object.keys(ours!).sort(), Object.keys(theirs!).sort())
      for (const name of Object.keys(theirs!)) assert.deepEqual(ours![name], theirs![name], name)
    })

    test('is read by a parser that client generators are built on', () => {
      const { schema } = parse(xml)
      assert.equal(schema.entityContainer.name, 'System')
      const session = schema.entityTypes.find(type => type.name === 'flowsession')!
      assert.deepEqual(
        session.keys.map(key => key.name),
        ['flowsessionid'],
      )
      assert.deepEqual(
        schema.entitySets.map(set => set.name),
        model.sets.map(set => set.name),
      )
      assert.deepEqual(
        schema.actions.map(action => action.name).sort(),
        model.operations.map(operation => operation.name).sort(),
      )
    })
  })

describe('Names in $metadata are resolved', () => {
  const types = new Map(model.types.map(type => [`mscrm.${type.name}`, type]))
  const names = new Set([...types.keys(), ...model.enums.map(one => `mscrm.${one.name}`)])
  const known = (type: string) => assert.ok(type.startsWith('Edm.') || names.has(type), type)

  test('every type is declared, and once', () => {
    const all = [...model.types, ...model.enums, ...model.operations].map(one => one.name)
    assert.equal(new Set(all).size, all.length)
    for (const type of model.types) {
      if (type.base !== undefined) known(type.base)
      for (const one of [...type.properties, ...type.navigations]) known(one.type)
    }
    for (const { parameters, result } of model.operations)
      for (const one of [...parameters, ...(result ? [result] : [])]) known(one.type)
  })

  const inherited = (name: string): readonly (typeof model.types)[number][] => {
    const type = types.get(name)
    return type === undefined ? [] : [type, ...(type.base === undefined ? [] : inherited(type.base))]
  }

  for (const type of model.types)
    test(`${type.name}: members are unique, ways back lead back, constraints name properties`, () => {
      const line = inherited(`mscrm.${type.name}`)
      const members = line.flatMap(one => [...one.properties, ...one.navigations].map(member => member.name))
      assert.equal(new Set(members).size, members.length)
      for (const navigation of type.navigations) {
        const target = inherited(navigation.type)
        const back = target.flatMap(one => one.navigations).find(one => one.name === navigation.partner)
        if (navigation.partner !== undefined) {
          assert.equal(back?.partner, navigation.name, navigation.name)
          assert.ok(
            line.some(one => `mscrm.${one.name}` === back.type) || inherited(back.type).includes(type),
            navigation.name,
          )
        }
        if (navigation.constraint === undefined) continue
        const { property, referenced } = navigation.constraint
        assert.ok(
          type.properties.some(one => one.name === property),
          property,
        )
        assert.ok(
          target.some(one => one.properties.some(found => found.name === referenced)),
          referenced,
        )
      }
      if (type.key !== undefined) assert.ok(type.properties.some(one => one.name === type.key))
    })

  test('sets bind navigation properties that their types have to sets that there are', () => {
    const sets = new Set(model.sets.map(set => set.name))
    for (const set of model.sets) {
      const members = new Set(
        inherited(set.type.replace('Microsoft.Dynamics.CRM.', 'mscrm.')).flatMap(type =>
          type.navigations.map(one => one.name),
        ),
      )
      for (const [path, target] of Object.entries(set.bindings)) {
        assert.ok(members.has(path), `${set.name}: ${path}`)
        assert.ok(sets.has(target), target)
      }
    }
  })
})

describe('$metadata has the elements as documented', () => {
  const xml = csdlXml(model, { annotations: false })
  const annotated = csdlXml(model, { annotations: true })
  const contained: readonly (readonly [title: string, text: string])[] = [
    ['the root of all rows', '<EntityType Name="crmbaseentity" Abstract="true" />'],
    ['open rows', '<EntityType Name="expando" BaseType="mscrm.crmbaseentity" OpenType="true" />'],
    [
      'a table',
      '<EntityType Name="flowsession" BaseType="mscrm.crmbaseentity"><Key><PropertyRef Name="flowsessionid" /></Key>',
    ],
    ['a user, which is a principal', '<EntityType Name="systemuser" BaseType="mscrm.principal"><Property'],
    ['a key', '<Property Name="flowsessionid" Type="Edm.Guid" />'],
    ['a status', '<Property Name="statuscode" Type="Edm.Int32" />'],
    ['a text', '<Property Name="errorcode" Type="Edm.String" Unicode="false" />'],
    ['a file', '<Property Name="outputs" Type="Edm.Binary" />'],
    [
      'a lookup',
      '<NavigationProperty Name="regardingobjectid_process" Type="mscrm.workflow" Nullable="false" Partner="regardingobjectid_process"><ReferentialConstraint Property="_regardingobjectid_value" ReferencedProperty="workflowid" /></NavigationProperty>',
    ],
    [
      'its way back',
      '<NavigationProperty Name="regardingobjectid_process" Type="Collection(mscrm.flowsession)" Partner="regardingobjectid_process" />',
    ],
    [
      'an owner',
      '<NavigationProperty Name="ownerid" Type="mscrm.principal" Nullable="false" Partner="owner_flowsession"><ReferentialConstraint Property="_ownerid_value" ReferencedProperty="ownerid" /></NavigationProperty>',
    ],
    [
      'many to many',
      '<NavigationProperty Name="teammembership_association" Type="Collection(mscrm.team)" Partner="teammembership_association" />',
    ],
    ['an answer', '<ComplexType Name="RunDesktopFlowResponse"><Property Name="flowsessionId" Type="Edm.Guid"'],
    [
      'a bound action',
      '<Action Name="RunDesktopFlow" IsBound="true"><Parameter Name="entity" Type="mscrm.workflow" Nullable="false" /><Parameter Name="runMode" Type="Edm.String" Nullable="false" Unicode="false" /><Parameter Name="connectionName" Type="Edm.String" Nullable="false" Unicode="false" />',
    ],
    [
      'an action without an answer',
      '<Action Name="CancelDesktopFlowRun" IsBound="true"><Parameter Name="entity" Type="mscrm.flowsession" Nullable="false" /></Action>',
    ],
    [
      'a function with an enumeration',
      '<Function Name="RetrieveCurrentOrganization"><Parameter Name="AccessType" Type="mscrm.EndpointAccessType" Nullable="false" /><ReturnType Type="mscrm.RetrieveCurrentOrganizationResponse" Nullable="false" /></Function>',
    ],
    ['an enumeration', '<EnumType Name="EndpointAccessType"><Member Name="Default" Value="0" />'],
    ['the container', '<EntityContainer Name="System">'],
    ['an unbound function', '<FunctionImport Name="WhoAmI" Function="Microsoft.Dynamics.CRM.WhoAmI" />'],
    ['definitions', '<EntitySet Name="EntityDefinitions" EntityType="Microsoft.Dynamics.CRM.EntityMetadata" />'],
  ]
  for (const [title, text] of contained) test(title, () => assert.ok(xml.includes(text), text))

  test('a set with what its navigation properties lead to', () => {
    const set = /<EntitySet Name="flowsessions".*?<\/EntitySet>/.exec(xml)?.[0] ?? ''
    assert.match(set, /^<EntitySet Name="flowsessions" EntityType="Microsoft\.Dynamics\.CRM\.flowsession">/)
    assert.match(set, /<NavigationPropertyBinding Path="regardingobjectid_process" Target="workflows" \/>/)
  })

  test('annotations where they are asked for, alternate keys always', () => {
    const computed =
      '<Property Name="_regardingobjectid_value" Type="Edm.Guid"><Annotation Term="Org.OData.Core.V1.Computed" Bool="true" /><Annotation Term="Org.OData.Core.V1.Permissions"><EnumMember>Org.OData.Core.V1.PermissionType/Read</EnumMember></Annotation></Property>'
    assert.ok(annotated.includes(computed))
    assert.ok(!xml.includes('Org.OData.Core.V1.Computed'))
    for (const text of [xml, annotated]) assert.ok(text.includes('OData.Community.Keys.V1.AlternateKeys'))
  })
})
