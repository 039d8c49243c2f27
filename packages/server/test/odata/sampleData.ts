import { accessRights } from '@deskhand/contract/privilege'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { flowLog } from '@deskhand/contract/tables/flowLog'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { UserContext } from '../../src/authorization/userContext.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { shareRow } from '../../src/store/shareRow.ts'
import type { Steps } from '../../src/store/steps.ts'
import { contextWithRoles } from '../contextWithRoles.ts'

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** The ids of everything in the sample. */
export const ids = {
  unit: id(1),
  otherUnit: id(2),
  owner: id(11),
  coowner: id(12),
  user: id(13),
  stranger: id(14),
  colleague: id(15),
  orders: id(21),
  invoices: id(22),
  elan: id(23),
  machine: id(31),
  failed: id(41),
  waiting: id(42),
  called: id(43),
  log: id(51),
} as const

export const noon = Date.UTC(2024, 5, 16, 12)

/** One flow `Orders` of `owner`, shared with `coowner` and, for use only, with `user`; its runs, one called by `user`. */
export function* insertSample(): Steps<void> {
  const by = { userId: ids.owner, now: noon }
  yield* insertRow(businessUnit, { businessunitid: ids.unit, name: 'Head office' }, by)
  yield* insertRow(businessUnit, { businessunitid: ids.otherUnit, name: 'Branch', parentbusinessunitid: ids.unit }, by)
  for (const [name, unit] of [
    ['owner', ids.unit],
    ['coowner', ids.unit],
    ['user', ids.unit],
    ['stranger', ids.unit],
    ['colleague', ids.otherUnit],
  ] as const)
    yield* insertRow(systemUser, { systemuserid: ids[name], fullname: name, businessunitid: unit }, by)
  const flow = { category: 6, statecode: 1, statuscode: 2, ownerid: ids.owner }
  yield* insertRow(workflow, { ...flow, workflowid: ids.orders, name: 'Orders', inputs: '{"a":1}' }, by)
  yield* insertRow(workflow, { ...flow, workflowid: ids.invoices, name: 'invoices', description: "It's 100% done" }, by)
  yield* insertRow(workflow, { ...flow, workflowid: ids.elan, name: 'Élan', ownerid: ids.stranger, category: 5 }, by)
  yield* insertRow(flowMachine, { flowmachineid: ids.machine, name: 'PC-01', ownerid: ids.owner }, by)
  const run = { regardingobjectid: ids.orders, ownerid: ids.owner, dh_state: 'waiting' }
  yield* insertRow(
    flowSession,
    {
      ...run,
      flowsessionid: ids.failed,
      name: 'run 1',
      statuscode: 8,
      machineid: ids.machine,
      startedon: noon + 1500,
      completedon: noon + 61_999,
      runduration: 61_999,
      outputs: new TextEncoder().encode('{}'),
    },
    by,
  )
  yield* insertRow(
    flowSession,
    { ...run, flowsessionid: ids.waiting, name: 'run 2', statuscode: 3 },
    { ...by, now: noon + 60_000 },
  )
  yield* insertRow(
    flowSession,
    { ...run, flowsessionid: ids.called, name: 'run 3', statuscode: 4, createdby: ids.user },
    { ...by, now: noon + 120_000 },
  )
  yield* insertRow(flowLog, { flowlogid: ids.log, name: 'File.Copy', flowsessionid: ids.failed, logindex: 0 }, by)
  yield* shareRow({ table: 'workflow', rowId: ids.orders, principalId: ids.user, rights: accessRights.ReadAccess })
  yield* shareRow({
    table: 'workflow',
    rowId: ids.orders,
    principalId: ids.coowner,
    rights: accessRights.ReadAccess | accessRights.WriteAccess,
  })
}

/** A user of the sample, with roles of the contract by name. */
export const userOf = (userId: string, roleNames: readonly string[], more: Partial<UserContext> = {}): UserContext => ({
  ...contextWithRoles({
    userId,
    fullName: 'someone',
    businessUnitId: ids.unit,
    businessUnitIdsBelow: [],
    organizationId: id(9),
    teamIds: [],
    roleNames,
    applicationId: null,
    objectId: null,
    accessMode: 0,
    callersReadOwnRuns: false,
  }),
  ...more,
})

export const admin = userOf(ids.owner, ['System Administrator'])
