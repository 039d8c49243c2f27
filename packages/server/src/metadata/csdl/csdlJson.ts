import {
  alias,
  type CsdlEnum,
  type CsdlModel,
  type CsdlNavigation,
  type CsdlOperation,
  type CsdlProperty,
  type CsdlType,
  type CsdlTyped,
  container,
  namespace,
  references,
} from './csdlModel.ts'

/**
 * Writes `$metadata` as JSON: the same model as `csdlXml`.
 * Source: OData CSDL JSON 4.01, of which only what 4.0 has is used.
 */
export function csdlJson(model: CsdlModel, options: { readonly annotations: boolean }): string {
  return JSON.stringify({
    $Version: '4.0',
    $EntityContainer: `${namespace}.${container}`,
    $Reference: Object.fromEntries(
      references.map(one => [one.json, { $Include: [{ $Namespace: one.namespace, $Alias: one.alias }] }]),
    ),
    [namespace]: {
      $Alias: alias,
      ...Object.fromEntries(model.types.map(type => [type.name, typeJson(type, options)])),
      ...Object.fromEntries(model.enums.map(one => [one.name, enumJson(one)])),
      ...Object.fromEntries(model.operations.map(one => [one.name, [operationJson(one, options)]])),
      [container]: {
        $Kind: 'EntityContainer',
        ...Object.fromEntries(
          model.sets.map(({ name, type, bindings }) => [
            name,
            {
              $Collection: true,
              $Type: aliased(type),
              ...(Object.keys(bindings).length > 0 && { $NavigationPropertyBinding: bindings }),
            },
          ]),
        ),
        ...Object.fromEntries(
          model.imports.map(({ kind, name, set }) => [
            name,
            {
              [kind === 'action' ? '$Action' : '$Function']: `${alias}.${name}`,
              ...(set !== undefined && { $EntitySet: set }),
            },
          ]),
        ),
      },
    },
  })
}

/** `mscrm.workflow` */
const aliased = (type: string): string => type.replace(`${namespace}.`, `${alias}.`)

interface Options {
  readonly annotations: boolean
}

const typeJson = (type: CsdlType, options: Options) => ({
  $Kind: type.kind === 'entity' ? 'EntityType' : 'ComplexType',
  ...(type.base !== undefined && { $BaseType: type.base }),
  ...(type.abstract === true && { $Abstract: true }),
  ...(type.open === true && { $OpenType: true }),
  ...(type.key !== undefined && { $Key: [type.key] }),
  ...Object.fromEntries(type.properties.map(one => [one.name, propertyJson(one, options)])),
  ...Object.fromEntries(type.navigations.map(one => [one.name, navigationJson(one)])),
  ...alternateKeysJson(type.alternateKeys ?? []),
  ...notes(type, options),
})

const propertyJson = (property: CsdlProperty, options: Options) => ({ ...typed(property), ...notes(property, options) })

/** Without a type it is a text; not nullable is what is not said to be otherwise; whole seconds only if that is said. */
const typed = ({ type, many, nullable, unicode }: CsdlTyped) => ({
  ...(type !== 'Edm.String' && { $Type: type }),
  ...(many === true && { $Collection: true }),
  ...(nullable && { $Nullable: true }),
  ...(type === 'Edm.DateTimeOffset' && { $Precision: 0 }),
  ...(unicode === false && { $Unicode: false }),
})

const navigationJson = ({ type, many, nullable, partner, constraint }: CsdlNavigation) => ({
  $Kind: 'NavigationProperty',
  $Type: type,
  ...(many && { $Collection: true }),
  ...(!many && nullable && { $Nullable: true }),
  ...(partner !== undefined && { $Partner: partner }),
  ...(constraint !== undefined && { $ReferentialConstraint: { [constraint.property]: constraint.referenced } }),
})

const keys = 'http://vocabularies.odata.org/OData.Community.Keys.V1.xml#Keys'

const alternateKeysJson = (all: readonly (readonly string[])[]) =>
  all.length > 0 && {
    '@Keys.AlternateKeys': all.map(key => ({
      '@odata.type': `${keys}.AlternateKey`,
      Key: key.map(name => ({ '@odata.type': `${keys}.PropertyRef`, Alias: name, Name: name })),
    })),
  }

const enumJson = ({ flags, members }: CsdlEnum) => ({
  $Kind: 'EnumType',
  ...(flags && { $IsFlags: true }),
  ...members,
})

const operationJson = (operation: CsdlOperation, options: Options) => ({
  $Kind: operation.kind === 'action' ? 'Action' : 'Function',
  ...(operation.bound && { $IsBound: true }),
  ...(operation.parameters.length > 0 && {
    $Parameter: operation.parameters.map(({ name, ...one }) => ({ $Name: name, ...typed(one) })),
  }),
  ...(operation.result !== undefined && { $ReturnType: typed(operation.result) }),
  ...notes(operation, options),
})

function notes(
  about: { readonly description?: string; readonly computed?: boolean; readonly readOnly?: boolean },
  { annotations }: Options,
): object {
  if (!annotations) return {}
  return {
    ...(about.description !== undefined && { '@Core.Description': about.description }),
    ...(about.computed === true && { '@Core.Computed': true }),
    ...(about.readOnly === true && { '@Core.Permissions': 'Read' }),
  }
}
