/** What the discovery service says of an environment: property → its type, in the order of the answer. */
export const instanceProperties = {
  Id: 'Guid',
  UniqueName: 'String',
  UrlName: 'String',
  FriendlyName: 'String',
  State: 'Int32',
  Version: 'String',
  Url: 'String',
  ApiUrl: 'String',
  LastUpdated: 'DateTimeOffset',
  Region: 'String',
  OrganizationType: 'Int32',
  TenantId: 'Guid',
  EnvironmentId: 'String',
  StatusMessage: 'Int32',
  TrialExpirationDate: 'DateTimeOffset',
  Purpose: 'String',
  SchemaType: 'String',
  DatacenterId: 'String',
  DatacenterName: 'String',
  IsUserSysAdmin: 'Boolean',
} as const satisfies Record<string, PropertyType>

export type PropertyType = 'Guid' | 'String' | 'Int32' | 'DateTimeOffset' | 'Boolean'
export type InstanceProperty = keyof typeof instanceProperties

/** One environment; points in time are texts, as the answer has them. */
export type Instance = Readonly<Record<InstanceProperty, string | number | boolean | null>>

/** What environments may be asked for by, besides their id. */
export const alternateKeys: readonly InstanceProperty[] = ['UniqueName', 'Region', 'State', 'Version']

export const isInstanceProperty = (name: string): name is InstanceProperty => Object.hasOwn(instanceProperties, name)
