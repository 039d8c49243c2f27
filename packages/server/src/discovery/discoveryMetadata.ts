import { alternateKeys, instanceProperties } from './instance.ts'

/** What `$metadata` of the discovery service calls its types in. */
const namespace = 'Microsoft.Dynamics.Discovery'

/** `$metadata` of the discovery service. Source: Microsoft's page on the discovery service. */
export const discoveryMetadata = [
  '<?xml version="1.0" encoding="utf-8"?>',
  '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>',
  `<Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
  '<EntityType Name="Instance"><Key><PropertyRef Name="Id"/></Key>',
  ...Object.entries(instanceProperties).map(
    ([name, type]) => `<Property Name="${name}" Type="Edm.${type}"${name === 'Id' ? ' Nullable="false"' : ''}/>`,
  ),
  '<Annotation Term="OData.Community.Keys.V1.AlternateKeys"><Collection>',
  ...alternateKeys.map(
    name =>
      `<Record Type="OData.Community.Keys.V1.AlternateKey"><PropertyValue Property="Key"><Collection><Record Type="OData.Community.Keys.V1.PropertyRef"><PropertyValue Property="Alias" String="${name}"/><PropertyValue Property="Name" PropertyPath="${name}"/></Record></Collection></PropertyValue></Record>`,
  ),
  '</Collection></Annotation></EntityType>',
  `<EntityContainer Name="Container"><EntitySet Name="Instances" EntityType="${namespace}.Instance"/></EntityContainer>`,
  '</Schema></edmx:DataServices></edmx:Edmx>',
].join('')
