import { bigint, boolean, type Column, choice, datetime, integer, lookup, string, uniqueidentifier } from './table.ts'

/** Columns of every user-owned table. Source: reference, section 1.1, STD. */
export const standardColumns = {
  createdby: lookup({ systemuser: 'createdby' }, { readOnly: true }),
  createdon: datetime({ readOnly: true }),
  createdonbehalfby: lookup({ systemuser: 'createdonbehalfby' }, { readOnly: true }),
  importsequencenumber: integer({ createOnly: true }),
  modifiedby: lookup({ systemuser: 'modifiedby' }, { readOnly: true }),
  modifiedon: datetime({ readOnly: true }),
  modifiedonbehalfby: lookup({ systemuser: 'modifiedonbehalfby' }, { readOnly: true }),
  overriddencreatedon: datetime({ createOnly: true, format: 'DateOnly' }),
  ownerid: lookup({ systemuser: 'ownerid', team: 'ownerid' }, { indexed: true }),
  owningbusinessunit: lookup({ businessunit: 'owningbusinessunit' }, { readOnly: true }),
  owningteam: lookup({ team: 'owningteam' }, { readOnly: true }),
  owninguser: lookup({ systemuser: 'owninguser' }, { readOnly: true }),
  timezoneruleversionnumber: integer({ min: -1 }),
  utcconversiontimezonecode: integer({ min: -1 }),
  versionnumber: bigint({ readOnly: true }),
} as const satisfies Record<string, Column>

/** Columns of solution-aware tables. Source: reference, section 1.1, SOL. */
export const solutionColumns = {
  componentidunique: uniqueidentifier({ readOnly: true }),
  componentstate: choice(
    { 0: 'Published', 1: 'Unpublished', 2: 'Deleted', 3: 'Deleted Unpublished' },
    { readOnly: true, default: 0 },
  ),
  ismanaged: boolean({ readOnly: true, default: false }),
  overwritetime: datetime({ readOnly: true }),
  solutionid: uniqueidentifier({ readOnly: true }),
  supportingsolutionid: uniqueidentifier({ readOnly: true }),
  introducedversion: string(48),
} as const satisfies Record<string, Column>
