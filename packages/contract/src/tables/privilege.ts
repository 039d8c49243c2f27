import { bigint, boolean, defineTable, integer, string, uniqueidentifier } from '../table.ts'

/** What there is to be allowed: one row for each verb on each table. Source: Dataverse wire, sections 1.14 and 5.5. */
export const privilege = defineTable('privilege', {
  schemaName: 'Privilege',
  set: 'privileges',
  key: 'privilegeid',
  name: 'name',
  ownership: 'none',
  objectTypeCode: 1023,
  label: 'Privilege',
  description: 'One verb on one table.',
  changes: [],
  instead: 'Privileges follow from the tables there are.',
  columns: {
    privilegeid: uniqueidentifier({ schemaName: 'PrivilegeId' }),
    name: string(100, { schemaName: 'Name', indexed: true, description: 'For example prvReadWorkflow.' }),
    accessright: integer({
      schemaName: 'AccessRight',
      description: 'The number of the right in GrantAccess; 0 for what is not about rows.',
    }),
    canbebasic: boolean({ schemaName: 'CanBeBasic', default: false }),
    canbelocal: boolean({ schemaName: 'CanBeLocal', default: false }),
    canbedeep: boolean({ schemaName: 'CanBeDeep', default: false }),
    canbeglobal: boolean({ schemaName: 'CanBeGlobal', default: false }),
    versionnumber: bigint({ readOnly: true }),
  },
})
