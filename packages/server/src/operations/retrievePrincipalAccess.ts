import { dataverseError } from '@deskhand/contract/errors'
import { retrievePrincipalAccess as declaration } from '@deskhand/contract/operations/retrievePrincipalAccess'
import { verbs } from '@deskhand/contract/privilege'
import type { Table } from '@deskhand/contract/table'
import { team } from '@deskhand/contract/tables/team'
import { accessRights } from '@deskhand/contract/types/accessRights'
import { requireRow } from '../authorization/requireRow.ts'
import { accessColumns, mayAccess } from '../authorization/rowAccess.ts'
import { type UserContext, userContext } from '../authorization/userContext.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Steps } from '../store/steps.ts'
import { teamById } from '../store/teamById.ts'
import { userById } from '../store/userByClaims.ts'
import { handleOperation } from './operationHandler.ts'
import { locate, referenceOf } from './referenceOf.ts'

/** What somebody may do with a row, be it by roles, ownership or sharing. Source: Dataverse wire, section 2.4. */
export const retrievePrincipalAccess = handleOperation(declaration, {
  async authorize({ user, id, table }, { store }) {
    await requireRow(store, user, 'Read', table!, id, [])
  },
  async run({ user, id, table }, parameters, _target, { store }) {
    const key = referenceOf('Target', parameters.Target)
    const target = await store.read(() => locate(user, key))
    await requireRow(store, user, 'Read', target.table, target.id, [])
    const held = await store.read(function* () {
      const known = yield* table === team ? teamById(id) : userById(id)
      return known && (yield* rightsOf(userContext(known), target.table, target.id))
    })
    if (held === undefined) throw dataverseError('ObjectDoesNotExist', table!.logicalName, id)
    const names = Object.keys(accessRights.members).filter(name => held.includes(name))
    return { AccessRights: names.length === 0 ? 'None' : names.join(', ') }
  },
})

/** `ReadAccess`, … */
function* rightsOf(principal: UserContext, table: Table, id: string): Steps<readonly string[]> {
  const columns = verbs.flatMap(verb => accessColumns(principal, verb, table))
  const row = yield* retrieveRow(table, id, [...new Set([table.key, ...columns])])
  const rights: string[] = []
  if (row === undefined) return rights
  for (const verb of verbs) if (yield* mayAccess(principal, verb, table, row)) rights.push(`${verb}Access`)
  return rights
}
