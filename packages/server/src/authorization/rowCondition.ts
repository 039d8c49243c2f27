import { accessRights, type Verb } from '@deskhand/contract/privilege'
import type { Table } from '@deskhand/contract/table'
import { environmentVariableDefinition } from '@deskhand/contract/tables/environmentVariableDefinition'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import type { ColumnRef, Condition, Hop } from '../store/boundQuery.ts'
import { levelOf, type UserContext, unitsWithin } from './userContext.ts'

/**
 * Which rows of a table a user may read, write, … as a condition on the row. The one place where access to rows is
 * decided: lists are filtered by it, single rows and operations are checked against it.
 *
 *     table            Basic                                  Local, Deep                     Global
 *     owned by users   own, own teams', shared for the verb   + those of the business units   all
 *     flowsession      + runs of flows shared as co-owner, + own calls where the environment says so
 *     flowlog          as the run it belongs to                                               all
 *     workflowbinary   + those of runs within reach, to read                                  all
 *     workqueueitem    + those in queues of one's own                                         all
 *     what lies in a machine group, a work queue or an environment variable: + what is shared with that row
 *     desktopflowbin…  as the flow it is a part of: to change it is to write the flow         all
 *     systemuser       oneself                                those of the business units     all
 *     team             own teams                              those of the business units     all
 *     businessunit     one's own                              the business units              all
 *     other tables     none                                                                   all
 *
 * `path` leads from the row at hand to the row in question; empty: that row itself.
 * Source: Dataverse wire, sections 5.5 and 5.6.
 */
export function rowCondition(table: Table, verb: Verb, user: UserContext, path: readonly Hop[] = []): Condition {
  const level = levelOf(user, verb, table.logicalName)
  if (level === 'None') return { kind: 'never' }
  if (level === 'Global') return { kind: 'always' }
  const row: RowOf = {
    table,
    verb,
    user,
    path,
    units: unitsWithin(user, verb, table.logicalName),
    principals: user.asTeams[table.logicalName]?.[verb] ?? [user.userId, ...user.teamIds],
  }
  const rule = Object.hasOwn(rules, table.logicalName) ? rules[table.logicalName] : undefined
  if (rule !== undefined) return rule(row)
  return table.ownership === 'user' ? or(owned(row)) : { kind: 'never' }
}

interface RowOf {
  readonly table: Table
  readonly verb: Verb
  readonly user: UserContext
  readonly path: readonly Hop[]
  /** Business units whose rows are within reach. */
  readonly units: readonly string[]
  /** Whose rows are within reach: those of the user and its teams, or of the teams that the right comes from. */
  readonly principals: readonly string[]
}

const rules: Readonly<Record<string, (row: RowOf) => Condition>> = {
  flowsession: row => or([...owned(row), ...ofSharedFlow(row), ...ofOwnCall(row)]),
  flowlog: ({ verb, user, path }) =>
    verb === 'Read'
      ? rowCondition(flowSession, 'Read', user, [...path, { column: 'flowsessionid', table: flowSession }])
      : { kind: 'never' },
  desktopflowbinary: ({ verb, user, path }) =>
    rowCondition(workflow, verb === 'Read' ? 'Read' : 'Write', user, [...path, { column: 'process', table: workflow }]),
  workflowbinary: row => or([...owned(row), ...ofReadableRun(row)]),
  systemuser: row => or([among(row, 'systemuserid', oneself(row)), among(row, 'businessunitid', row.units)]),
  team: row => or([among(row, 'teamid', teamsOf(row)), among(row, 'businessunitid', row.units)]),
  businessunit: row => among(row, 'businessunitid', [row.user.businessUnitId, ...row.units]),
  role: row => among(row, 'businessunitid', [row.user.businessUnitId, ...row.units]),
}

/** Owned by the user, a team of theirs, within reach of the business units, or shared for what is to be done. */
function owned(row: RowOf): readonly Condition[] {
  return [
    among(row, 'ownerid', row.principals),
    among(row, 'owningbusinessunit', row.units),
    shared(row, row.table.key, row.table, rightFor(row.verb)),
    ...sharedWithParent(row),
  ]
}

/** Sharing a row shares what lies in it, be it there already or not; taking the share back takes that back too. */
const parents: Readonly<Record<string, { readonly column: string; readonly table: Table }>> = {
  environmentvariablevalue: { column: 'environmentvariabledefinitionid', table: environmentVariableDefinition },
  flowcredentialapplication: { column: 'flowmachinegroupid', table: flowMachineGroup },
  flowmachine: { column: 'flowmachinegroupid', table: flowMachineGroup },
  workqueueitem: { column: 'workqueueid', table: workQueue },
}

function sharedWithParent(row: RowOf): readonly Condition[] {
  const parent = Object.hasOwn(parents, row.table.logicalName) ? parents[row.table.logicalName] : undefined
  if (parent === undefined) return []
  const inShared = shared(row, parent.column, parent.table, rightFor(row.verb))
  return parent.table === workQueue ? [inShared, inOwnQueue(row)] : [inShared]
}

/** Whoever has a queue works on what others put into it. */
const inOwnQueue = ({ path, principals }: RowOf): Condition => ({
  kind: 'in',
  column: { path: [...path, { column: 'workqueueid', table: workQueue }], table: workQueue, column: 'ownerid' },
  values: principals,
})

/** Who may read a run sees the screenshots it took. */
function ofReadableRun({ verb, user, path }: RowOf): readonly Condition[] {
  if (verb !== 'Read') return []
  const run = rowCondition(flowSession, 'Read', user, [...path, { column: 'flowsessionid', table: flowSession }])
  // Whoever reads all runs by that alone reads no binaries that belong to none.
  return run.kind === 'always' ? [] : [run]
}

/** A co-owner of a flow has its runs too; one who may only use the flow has not. */
function ofSharedFlow(row: RowOf): readonly Condition[] {
  if (row.verb !== 'Read' && row.verb !== 'Write') return []
  return [shared(row, 'regardingobjectid', workflow, accessRights.WriteAccess)]
}

function ofOwnCall(row: RowOf): readonly Condition[] {
  if (!row.user.callersReadOwnRuns || (row.verb !== 'Read' && row.verb !== 'Write')) return []
  return [among(row, 'createdby', oneself(row))]
}

const oneself = ({ principals, user }: RowOf): readonly string[] => principals.filter(id => id === user.userId)
const teamsOf = ({ principals, user }: RowOf): readonly string[] => principals.filter(id => id !== user.userId)

const rightFor = (verb: Verb): number => accessRights[`${verb}Access`]

const columnOf = ({ path, table }: RowOf, column: string): ColumnRef => ({ path, table, column })

const among = (row: RowOf, column: string, values: readonly string[]): Condition =>
  values.length === 0 ? { kind: 'never' } : { kind: 'in', column: columnOf(row, column), values }

const shared = (row: RowOf, column: string, table: Table, rights: number): Condition => ({
  kind: 'shared',
  column: columnOf(row, column),
  table,
  principals: row.principals,
  rights,
})

const or = (of: readonly Condition[]): Condition => ({ kind: 'or', of: of.filter(one => one.kind !== 'never') })
