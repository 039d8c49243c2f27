import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose'
import type { SecretBox } from '../environment/secretBox.ts'

/** Where the keys are kept: settings of the environment, shared by all servers over one database. */
export interface SigningKeySettings {
  get(name: string): Promise<string | undefined>
  /** Keeps the value unless there is one already; gives the one that is kept. */
  add(name: string, value: string): Promise<string>
}

/**
 * The private keys that sign tokens, made on first start and kept encrypted in the database; the first one signs.
 * When several servers start at once, all use the keys of the one that was first.
 */
export async function signingKeys(settings: SigningKeySettings, box: SecretBox): Promise<readonly JWK[]> {
  const kept =
    (await settings.get(setting)) ?? (await settings.add(setting, box.seal(JSON.stringify([await newKey()]))))
  return JSON.parse(box.open(kept)) as JWK[]
}

const setting = 'signing-keys'

async function newKey(): Promise<JWK> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' }
}
