import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { roles } from '@deskhand/contract/roles/index'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { organization } from '@deskhand/contract/tables/organization'
import { role } from '@deskhand/contract/tables/role'
import { addSecretHash } from '../store/addSecretHash.ts'
import { addSetting } from '../store/addSetting.ts'
import { guidFrom } from '../store/guidFrom.ts'
import { insertRow } from '../store/insertRow.ts'
import { listRoles } from '../store/listRoles.ts'
import { readSetting } from '../store/readSetting.ts'
import { removeSecretHashes } from '../store/removeSecretHashes.ts'
import { secretHashesOf } from '../store/secretHashesOf.ts'
import type { Steps, Store } from '../store/steps.ts'
import { writeSetting } from '../store/writeSetting.ts'
import { addApplication } from './addApplication.ts'
import { secretFile } from './secretFile.ts'
import { hashSecret } from './secretHash.ts'
import { seedPrivileges } from './seedPrivileges.ts'

/** The environment this server serves. */
export interface Environment {
  readonly tenantId: string
  readonly organizationId: string
  readonly businessUnitId: string
  /** May do everything: for the person who set the server up. */
  readonly administrator: ClientApplication
  /** For the machine that is built in: registers machines, takes runs. */
  readonly agent: ClientApplication
}

/** An application user with a secret on this machine. */
export interface ClientApplication {
  readonly applicationId: string
  readonly userId: string
  /** Only its owner can read it. */
  readonly secretFile: string
}

export interface SeedOptions {
  readonly store: Store
  readonly dataFolder: string
  /** Other servers, with other data folders, serve the same database: their secrets stay good beside ours. */
  readonly isShared: boolean
  /** ms since 1970. */
  readonly now: number
}

/**
 * Makes the environment on first start, and finds it again on every other: organization, root business unit, roles
 * and privileges of the contract, two application users. There is no password to be set or known: their secrets are
 * made here and written to files in the data folder before the database knows them, so that none is ever lost. Who
 * deletes such a file is given a new secret at the next start; where no other server shares the database the old one
 * ends.
 */
export async function seedEnvironment({ store, dataFolder, isShared, now }: SeedOptions): Promise<Environment> {
  const files = { administrator: join(dataFolder, 'client-secret'), agent: join(dataFolder, 'agent-secret') }
  const secrets = { administrator: await secretFile(files.administrator), agent: await secretFile(files.agent) }
  const made = await store.write(function* () {
    const found = yield* findEnvironment(now)
    yield* seedPrivileges(yield* addRoles(found.businessUnitId, now))
    return {
      ...found,
      administrator: yield* application('administrator', 'Deskhand administrator', 'System Administrator', found),
      agent: yield* application('agent', 'Deskhand machine', 'Desktop Flows Machine Owner', found),
    }
  })
  return {
    ...made,
    administrator: { ...made.administrator, secretFile: files.administrator },
    agent: { ...made.agent, secretFile: files.agent },
  }

  function* application(kind: keyof typeof secrets, name: string, roleName: string, found: Found) {
    const secret = secrets[kind]
    const known = yield* readSetting(`${kind}-application`)
    if (known === undefined) {
      const added = yield* addApplication({ name, roles: [roleName], secret, userId: null, now, ...found })
      yield* writeSetting(`${kind}-application`, JSON.stringify(added))
      return added
    }
    const added = JSON.parse(known) as { applicationId: string; userId: string }
    const hash = hashSecret(secret)
    if (!(yield* secretHashesOf(added.applicationId)).includes(hash)) {
      if (!isShared) yield* removeSecretHashes(added.applicationId)
      yield* addSecretHash(added.applicationId, hash)
    }
    return added
  }
}

interface Found {
  readonly tenantId: string
  readonly organizationId: string
  readonly businessUnitId: string
}

function* findEnvironment(now: number): Steps<Found> {
  const fresh: Found = { tenantId: randomUUID(), organizationId: randomUUID(), businessUnitId: randomUUID() }
  // Servers that start together wait here for the first, and find what it made.
  const kept = JSON.parse(yield* addSetting('environment', JSON.stringify(fresh))) as Found
  if (kept.organizationId !== fresh.organizationId) return kept
  const { organizationId, businessUnitId } = fresh
  const writer = { userId: null, now }
  yield* insertRow(organization, { organizationid: organizationId, name }, writer)
  yield* insertRow(businessUnit, { businessunitid: businessUnitId, name, organizationid: organizationId }, writer)
  return fresh
}

const name = 'Deskhand'

/** Roles that a newer version brings are added to an environment that is there already; the names of those added. */
function* addRoles(businessUnitId: string, now: number): Steps<ReadonlySet<string>> {
  const known = new Set((yield* listRoles()).map(one => one.name))
  const added = roles.filter(({ name }) => !known.has(name))
  for (const { name } of added) {
    const values = { name, businessunitid: businessUnitId, roletemplateid: guidFrom(`role ${name}`) }
    yield* insertRow(role, values, { userId: null, now })
  }
  return new Set(added.map(({ name }) => name))
}
