import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { secretFile } from './secretFile.ts'

/** Encrypts what the database keeps and must not show: signing keys, passwords of connections. */
export interface SecretBox {
  seal(text: string): string
  /** Throws when the text was sealed with another key, or changed. */
  open(sealed: string): string
}

/**
 * The box whose key lies in a file outside the database, made on first start, readable only by its owner. Servers
 * over one database are given the same file.
 *
 * @example
 * const box = await secretBox('/var/lib/deskhand/encryption-key')
 * box.open(box.seal('password')) // 'password'
 */
export async function secretBox(keyFile: string): Promise<SecretBox> {
  const key = Buffer.from(await secretFile(keyFile), 'base64url')
  if (key.length !== 32)
    throw new Error(`The key file '${keyFile}' holds ${key.length} bytes, not 32. Restore it from where it was made.`)
  return {
    seal(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${version}${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}`
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.startsWith(version) ? sealed.slice(version.length) : '', 'base64')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
        decipher.setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new Error(
          `What the database keeps was encrypted with another key than the one in '${keyFile}'. ` +
            'Give this server the key file that belongs to the database.',
          { cause },
        )
      }
    },
  }
}

const version = 'v1:'
