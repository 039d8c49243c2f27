import { standardColumns } from '../standardColumns.ts'
import { boolean, defineTable, lookup, string, uniqueidentifier } from '../table.ts'

const { ownerid: _owner, owningbusinessunit: _unit, owningteam: _team, owninguser: _user, ...columns } = standardColumns

/** Business units: the tree that access levels are read against. Source: reference, section 1.14. */
export const businessUnit = defineTable('businessunit', {
  schemaName: 'BusinessUnit',
  set: 'businessunits',
  key: 'businessunitid',
  name: 'name',
  ownership: 'business',
  objectTypeCode: 10,
  label: 'Business Unit',
  description: 'A part of the organization that access is measured by.',
  changes: ['create', 'update'],
  columns: {
    businessunitid: uniqueidentifier({ schemaName: 'BusinessUnitId' }),
    name: string(160, { schemaName: 'Name', required: true }),
    parentbusinessunitid: lookup(
      { businessunit: 'parentbusinessunitid' },
      { schemaName: 'ParentBusinessUnitId', collection: 'business_unit_parent_business_unit' },
    ),
    organizationid: lookup(
      { organization: 'organizationid' },
      { schemaName: 'OrganizationId', collection: 'organization_business_units', readOnly: true },
    ),
    isdisabled: boolean({ schemaName: 'IsDisabled', default: false }),
    ...columns,
  },
})
