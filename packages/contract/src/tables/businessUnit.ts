import { standardColumns } from '../standardColumns.ts'
import { boolean, defineTable, lookup, string, uniqueidentifier } from '../table.ts'

const { ownerid: _owner, owningbusinessunit: _unit, owningteam: _team, owninguser: _user, ...columns } = standardColumns

/** Business units: the tree that access levels are read against. Source: reference, section 1.14. */
export const businessUnit = defineTable('businessunit', {
  schemaName: 'BusinessUnit',
  set: 'businessunits',
  key: 'businessunitid',
  name: 'name',
  ownership: 'organization',
  objectTypeCode: 10,
  label: 'Business Unit',
  changes: [],
  columns: {
    businessunitid: uniqueidentifier(),
    name: string(160, { required: true }),
    parentbusinessunitid: lookup(
      { businessunit: 'parentbusinessunitid' },
      { collection: 'business_unit_parent_business_unit' },
    ),
    organizationid: lookup(
      { organization: 'organizationid' },
      { collection: 'organization_business_units', readOnly: true },
    ),
    isdisabled: boolean({ default: false }),
    ...columns,
  },
})
