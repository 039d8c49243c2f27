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
  description: 'The environment itself.',
  changes: ['update'],
  columns: {
    organizationid: uniqueidentifier({ schemaName: 'OrganizationId' }),
    name: string(160, { schemaName: 'Name', required: true }),
    desktopflowrunactionlogsstatus: choice(
      { 0: 'Enabled', 1: 'OnFailure', 2: 'Disabled' },
      { schemaName: 'DesktopFlowRunActionLogsStatus', default: 0 },
    ),
    desktopflowrunactionlogversion: choice(
      { 0: 'AdditionalContext', 1: 'FlowLogs', 2: 'AdditionalContext and FlowLogs' },
      { schemaName: 'DesktopFlowRunActionLogVersion', default: 2 },
    ),
    desktopflowqueuelogsttlinminutes: integer({
      schemaName: 'DesktopFlowQueueLogsTtlInMinutes',
      label: 'Minutes to keep queue logs',
      max: 33_554_432,
      default: 10_080,
    }),
    flowlogsttlinminutes: integer({ schemaName: 'FlowLogsTtlInMinutes', label: 'Minutes to keep flow logs' }),
    flowruntimetoliveinseconds: integer({ schemaName: 'FlowRunTimeToLiveInSeconds' }),
    isdesktopflowconnectionembeddingenabled: boolean({
      schemaName: 'IsDesktopFlowConnectionEmbeddingEnabled',
      default: true,
    }),
    isdesktopflowruntimerepairattendedenabled: boolean({
      schemaName: 'IsDesktopFlowRuntimeRepairAttendedEnabled',
      default: false,
    }),
    isdesktopflowruntimerepairunattendedenabled: boolean({
      schemaName: 'IsDesktopFlowRuntimeRepairUnattendedEnabled',
      default: false,
    }),
    isdesktopflowschemav2enabled: boolean({ schemaName: 'IsDesktopFlowSchemaV2Enabled', default: false }),
    isdesktopflowvanillaimagesharingenabled: boolean({
      schemaName: 'IsDesktopFlowVanillaImageSharingEnabled',
      default: false,
    }),
    maxuploadfilesize: integer({ schemaName: 'MaxUploadFileSize', default: 33_554_432 }),
    dh_callersreadownruns: boolean({
      schemaName: 'dh_CallersReadOwnRuns',
      default: false,
      description: 'Callers may read and cancel the runs they started, though the flow is somebody else’s.',
    }),
    dh_runsperconnectionperminute: integer({
      schemaName: 'dh_RunsPerConnectionPerMinute',
      min: 0,
      default: 70,
      description: 'How many runs a connection takes in a minute; 0 lifts the limit.',
    }),
    ...columns,
  },
})
