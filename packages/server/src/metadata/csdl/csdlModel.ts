/** What `$metadata` says, before it is written as XML or JSON. Source: OData CSDL 4.0; Dataverse wire, section 3.10. */
export interface CsdlModel {
  readonly enums: readonly CsdlEnum[]
  readonly types: readonly CsdlType[]
  readonly operations: readonly CsdlOperation[]
  readonly sets: readonly CsdlSet[]
  readonly imports: readonly CsdlImport[]
}

export interface CsdlEnum {
  readonly name: string
  readonly flags: boolean
  readonly members: Readonly<Record<string, number>>
}

export interface CsdlType {
  readonly kind: 'entity' | 'complex'
  readonly name: string
  /** With its namespace or alias, as all types are written. */
  readonly base?: string
  readonly abstract?: boolean
  readonly open?: boolean
  readonly key?: string
  readonly properties: readonly CsdlProperty[]
  readonly navigations: readonly CsdlNavigation[]
  readonly description?: string
  /** Lists of properties that rows can be found by. */
  readonly alternateKeys?: readonly (readonly string[])[]
}

/** A type, and whether it is a list of such values. */
export interface CsdlTyped {
  readonly type: string
  readonly many?: boolean
  /** Without it there is always a value. */
  readonly nullable: boolean
  /** `false`: written for texts that the platform stores without. */
  readonly unicode?: false
}

export interface CsdlProperty extends CsdlTyped {
  readonly name: string
  readonly description?: string
  /** Follows from something else, as the value of a lookup from what it points to. */
  readonly computed?: boolean
  readonly readOnly?: boolean
}

export interface CsdlNavigation {
  readonly name: string
  readonly type: string
  readonly many: boolean
  readonly nullable: boolean
  readonly partner?: string
  readonly constraint?: { readonly property: string; readonly referenced: string }
}

export interface CsdlOperation {
  readonly kind: 'action' | 'function'
  readonly name: string
  readonly bound: boolean
  readonly parameters: readonly (CsdlTyped & { readonly name: string })[]
  readonly result?: CsdlTyped
  readonly description?: string
}

export interface CsdlSet {
  readonly name: string
  readonly type: string
  /** Navigation property → set in which its rows are. */
  readonly bindings: Readonly<Record<string, string>>
}

export interface CsdlImport {
  readonly kind: 'action' | 'function'
  readonly name: string
  readonly set?: string
}

export const namespace = 'Microsoft.Dynamics.CRM'
export const alias = 'mscrm'
export const container = 'System'

/** Vocabularies whose terms are used, and where they are told of in each format. */
export const references = [
  {
    uri: 'https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.xml',
    json: 'https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.json',
    namespace: 'Org.OData.Core.V1',
    alias: 'Core',
  },
  {
    uri: 'http://vocabularies.odata.org/OData.Community.Keys.V1.xml',
    json: 'http://vocabularies.odata.org/OData.Community.Keys.V1.xml',
    namespace: 'OData.Community.Keys.V1',
    alias: 'Keys',
  },
] as const
