import { wants } from './prefer.ts'

/** The annotations of properties that were asked for. */
export interface Annotations {
  readonly formattedValue: boolean
  readonly navigationProperty: boolean
  readonly lookupLogicalName: boolean
}

/** Reads the patterns of `odata.include-annotations`. Source: Dataverse wire, section 3.4. */
export const annotationsOf = (patterns: readonly string[]): Annotations => ({
  formattedValue: wants(patterns, 'OData.Community.Display.V1.FormattedValue'),
  navigationProperty: wants(patterns, 'Microsoft.Dynamics.CRM.associatednavigationproperty'),
  lookupLogicalName: wants(patterns, 'Microsoft.Dynamics.CRM.lookuplogicalname'),
})
