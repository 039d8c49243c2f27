import { bigint, boolean, type Column, choice, datetime, integer, lookup, string, uniqueidentifier } from './table.ts'

/** Columns of every user-owned table. Source: reference, section 1.1, STD. */
export const standardColumns = {
  createdby: lookup({ systemuser: 'createdby' }, { schemaName: 'CreatedBy', readOnly: true }),
  createdon: datetime({ schemaName: 'CreatedOn', readOnly: true }),
  createdonbehalfby: lookup(
    { systemuser: 'createdonbehalfby' },
    { schemaName: 'CreatedOnBehalfBy', label: 'Created By (Delegate)', readOnly: true },
  ),
  importsequencenumber: integer({ schemaName: 'ImportSequenceNumber', createOnly: true }),
  modifiedby: lookup({ systemuser: 'modifiedby' }, { schemaName: 'ModifiedBy', readOnly: true }),
  modifiedon: datetime({ schemaName: 'ModifiedOn', readOnly: true }),
  modifiedonbehalfby: lookup(
    { systemuser: 'modifiedonbehalfby' },
    { schemaName: 'ModifiedOnBehalfBy', label: 'Modified By (Delegate)', readOnly: true },
  ),
  overriddencreatedon: datetime({
    schemaName: 'OverriddenCreatedOn',
    label: 'Record Created On',
    createOnly: true,
    format: 'DateOnly',
  }),
  ownerid: lookup({ systemuser: 'ownerid', team: 'ownerid' }, { schemaName: 'OwnerId', indexed: true }),
  owningbusinessunit: lookup(
    { businessunit: 'owningbusinessunit' },
    { schemaName: 'OwningBusinessUnit', readOnly: true },
  ),
  owningteam: lookup({ team: 'owningteam' }, { schemaName: 'OwningTeam', readOnly: true }),
  owninguser: lookup({ systemuser: 'owninguser' }, { schemaName: 'OwningUser', readOnly: true }),
  timezoneruleversionnumber: integer({ schemaName: 'TimeZoneRuleVersionNumber', min: -1 }),
  utcconversiontimezonecode: integer({ schemaName: 'UTCConversionTimeZoneCode', min: -1 }),
  versionnumber: bigint({ schemaName: 'VersionNumber', readOnly: true }),
} as const satisfies Record<string, Column>

/** Columns of solution-aware tables. Source: reference, section 1.1, SOL. */
export const solutionColumns = {
  componentidunique: uniqueidentifier({ schemaName: 'ComponentIdUnique', label: 'Row id unique', readOnly: true }),
  componentstate: choice(
    { 0: 'Published', 1: 'Unpublished', 2: 'Deleted', 3: 'Deleted Unpublished' },
    { schemaName: 'ComponentState', readOnly: true, default: 0 },
  ),
  ismanaged: boolean({
    schemaName: 'IsManaged',
    readOnly: true,
    default: false,
    labels: { yes: 'Managed', no: 'Unmanaged' },
  }),
  overwritetime: datetime({ schemaName: 'OverwriteTime', label: 'Record Overwrite Time', readOnly: true }),
  solutionid: uniqueidentifier({ schemaName: 'SolutionId', label: 'Solution', readOnly: true }),
  supportingsolutionid: uniqueidentifier({ schemaName: 'SupportingSolutionId', label: 'Solution', readOnly: true }),
  introducedversion: string(48, { schemaName: 'IntroducedVersion' }),
} as const satisfies Record<string, Column>
