import {
  alias,
  type CsdlEnum,
  type CsdlImport,
  type CsdlModel,
  type CsdlNavigation,
  type CsdlOperation,
  type CsdlProperty,
  type CsdlSet,
  type CsdlType,
  type CsdlTyped,
  container,
  namespace,
  references,
} from './csdlModel.ts'

/**
 * Writes `$metadata` as XML, on one line, as Dataverse does. With annotations it also says what things are for and what
 * is read-only; without them only which columns rows can be found by.
 *
 * @example
 * csdlXml(csdl(), { annotations: false }) // '<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" …'
 *
 * Source: OData CSDL 4.0; Dataverse wire, sections 2.8 and 3.10.
 */
export function csdlXml(model: CsdlModel, { annotations }: { readonly annotations: boolean }): string {
  const notes: Notes = annotations ? write : () => ''
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    ...references.map(one =>
      element('edmx:Reference', { Uri: one.uri }, [
        element('edmx:Include', { Namespace: one.namespace, Alias: one.alias }),
      ]),
    ),
    '<edmx:DataServices>',
    `<Schema Namespace="${namespace}" Alias="${alias}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...model.types.map(type => typeXml(type, notes)),
    ...model.enums.map(enumXml),
    ...model.operations.map(operation => operationXml(operation, notes)),
    element('EntityContainer', { Name: container }, [...model.sets.map(setXml), ...model.imports.map(importXml)]),
    '</Schema></edmx:DataServices></edmx:Edmx>',
  ].join('')
}

type Notes = (about: { description?: string; computed?: boolean; readOnly?: boolean }) => string

const write: Notes = ({ description, computed, readOnly }) =>
  [
    description === undefined ? '' : note('Description', { String: description }),
    computed === true ? note('Computed', { Bool: 'true' }) : '',
    readOnly === true
      ? element('Annotation', { Term: 'Org.OData.Core.V1.Permissions' }, [
          '<EnumMember>Org.OData.Core.V1.PermissionType/Read</EnumMember>',
        ])
      : '',
  ].join('')

const note = (term: string, value: Attributes): string =>
  element('Annotation', { Term: `Org.OData.Core.V1.${term}`, ...value })

function typeXml(type: CsdlType, notes: Notes): string {
  const attributes = {
    Name: type.name,
    BaseType: type.base,
    Abstract: type.abstract === true ? 'true' : undefined,
    OpenType: type.open === true ? 'true' : undefined,
  }
  return element(type.kind === 'entity' ? 'EntityType' : 'ComplexType', attributes, [
    type.key === undefined ? '' : element('Key', {}, [element('PropertyRef', { Name: type.key })]),
    ...type.properties.map(property => propertyXml(property, notes)),
    ...type.navigations.map(navigationXml),
    alternateKeysXml(type.alternateKeys ?? []),
    notes({ ...(type.description !== undefined && { description: type.description }) }),
  ])
}

const propertyXml = (property: CsdlProperty, notes: Notes): string =>
  element('Property', { Name: property.name, ...typeAttributes(property) }, [notes(property)])

/** Nullable is what is not said to be otherwise; a list itself is never null. */
const typeAttributes = ({ type, many, nullable, unicode }: CsdlTyped): Attributes => ({
  Type: many === true ? `Collection(${type})` : type,
  Nullable: nullable ? undefined : 'false',
  Unicode: unicode === false ? 'false' : undefined,
})

const navigationXml = ({ name, type, many, nullable, partner, constraint }: CsdlNavigation): string =>
  element(
    'NavigationProperty',
    {
      Name: name,
      Type: many ? `Collection(${type})` : type,
      Nullable: many || nullable ? undefined : 'false',
      Partner: partner,
    },
    constraint === undefined
      ? []
      : [
          element('ReferentialConstraint', {
            Property: constraint.property,
            ReferencedProperty: constraint.referenced,
          }),
        ],
  )

function alternateKeysXml(keys: readonly (readonly string[])[]): string {
  if (keys.length === 0) return ''
  const record = (type: string, values: readonly string[]) =>
    element('Record', { Type: `OData.Community.Keys.V1.${type}` }, values)
  const part = (name: string) =>
    record('PropertyRef', [
      element('PropertyValue', { Property: 'Alias', String: name }),
      element('PropertyValue', { Property: 'Name', PropertyPath: name }),
    ])
  return element('Annotation', { Term: 'OData.Community.Keys.V1.AlternateKeys' }, [
    element(
      'Collection',
      {},
      keys.map(key =>
        record('AlternateKey', [
          element('PropertyValue', { Property: 'Key' }, [element('Collection', {}, key.map(part))]),
        ]),
      ),
    ),
  ])
}

const enumXml = ({ name, flags, members }: CsdlEnum): string =>
  element(
    'EnumType',
    { Name: name, IsFlags: flags ? 'true' : undefined },
    Object.entries(members).map(([member, value]) => element('Member', { Name: member, Value: String(value) })),
  )

const operationXml = (operation: CsdlOperation, notes: Notes): string =>
  element(
    operation.kind === 'action' ? 'Action' : 'Function',
    { Name: operation.name, IsBound: operation.bound ? 'true' : undefined },
    [
      ...operation.parameters.map(one => element('Parameter', { Name: one.name, ...typeAttributes(one) })),
      operation.result === undefined ? '' : element('ReturnType', typeAttributes(operation.result)),
      notes({ ...(operation.description !== undefined && { description: operation.description }) }),
    ],
  )

const setXml = ({ name, type, bindings }: CsdlSet): string =>
  element(
    'EntitySet',
    { Name: name, EntityType: type },
    Object.entries(bindings).map(([path, target]) =>
      element('NavigationPropertyBinding', { Path: path, Target: target }),
    ),
  )

const importXml = ({ kind, name, set }: CsdlImport): string =>
  kind === 'action'
    ? element('ActionImport', { Name: name, Action: `${namespace}.${name}`, EntitySet: set })
    : element('FunctionImport', { Name: name, Function: `${namespace}.${name}`, EntitySet: set })

type Attributes = Readonly<Record<string, string | undefined>>

function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escaped(value as string)}"`)
  const inner = children.join('')
  return inner === '' ? `<${name}${written.join('')} />` : `<${name}${written.join('')}>${inner}</${name}>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
