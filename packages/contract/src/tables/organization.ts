import { standardColumns } from '../standardColumns.ts'
import { boolean, choice, defineTable, integer, string, uniqueidentifier } from '../table.ts'

const { ownerid: _owner, owningbusinessunit: _unit, owningteam: _team, owninguser: _user, ...columns } = standardColumns

/** The environment itself: one row. Source: reference, section 1.14. */
export const organization = defineTable('organization', {
  schemaName: 'Organization',
  set: 'organizations',
  key: 'organizationid',
  name: 'name',
  ownership: 'none',
  objectTypeCode: 1019,
  label: 'Organization',
  changes: ['update'],
  columns: {
    organizationid: uniqueidentifier(),
    name: string(160, { required: true }),
    desktopflowrunactionlogsstatus: choice({ 0: 'Enabled', 1: 'OnFailure', 2: 'Disabled' }, { default: 0 }),
    desktopflowrunactionlogversion: choice(
      { 0: 'AdditionalContext', 1: 'FlowLogs', 2: 'AdditionalContext and FlowLogs' },
      { default: 2 },
    ),
    desktopflowqueuelogsttlinminutes: integer({ max: 33_554_432, default: 10_080 }),
    flowlogsttlinminutes: integer(),
    flowruntimetoliveinseconds: integer(),
    isdesktopflowconnectionembeddingenabled: boolean({ default: true }),
    isdesktopflowruntimerepairattendedenabled: boolean({ default: false }),
    isdesktopflowruntimerepairunattendedenabled: boolean({ default: false }),
    isdesktopflowschemav2enabled: boolean({ default: false }),
    isdesktopflowvanillaimagesharingenabled: boolean({ default: false }),
    maxuploadfilesize: integer({ default: 33_554_432 }),
    dh_callersreadownruns: boolean({
      default: false,
      description: 'Callers may read and cancel the runs they started, though the flow is somebody else’s.',
    }),
    dh_runsperconnectionperminute: integer({
      min: 0,
      default: 70,
      description: 'How many runs a connection takes in a minute; 0 lifts the limit.',
    }),
    ...columns,
  },
})
