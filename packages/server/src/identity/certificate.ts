import { X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'

/** What an https server needs, and the file its clients need (`NODE_EXTRA_CA_CERTS`, `curl --cacert`). */
export interface Certificate {
  readonly key: string
  readonly cert: string
  readonly caFile: string
}

export interface CertificateOptions {
  /** Where certificate and keys are kept; made when it does not exist. */
  readonly folder: string
  /** Names and addresses besides localhost, 127.0.0.1 and ::1, for example the machine's host name. */
  readonly names: readonly string[]
  /** ms since 1970. */
  readonly now: number
}

/**
 * The certificate of the https server, for development and closed networks. On first start a certification
 * authority of its own is made, ten years valid, and a server certificate signed by it. The server certificate is
 * made anew a month before it ends, or when a name is added; the authority stays, so that clients need not be told.
 */
export async function certificate({ folder, names, now }: CertificateOptions): Promise<Certificate> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const files = { ca: pairIn(folder, 'ca'), server: pairIn(folder, 'server') }
  const all = [...new Set(['localhost', '127.0.0.1', '::1', ...names])]
  const ca = (await kept(files.ca, now)) ?? (await keep(files.ca, await newAuthority(now)))
  const old = await kept(files.server, now + month)
  const server = old !== undefined && fits(old, ca, all) ? old : await keep(files.server, await newServer(ca, all, now))
  return { key: server.key, cert: server.cert, caFile: files.ca.cert }
}

interface Pair {
  readonly key: string
  readonly cert: string
}

const day = 86_400_000
const month = 30 * day

const pairIn = (folder: string, name: string): Pair => ({
  key: join(folder, `${name}-key.pem`),
  cert: join(folder, `${name}-certificate.pem`),
})

/** The pair, if it is there and valid at that time. */
async function kept(files: Pair, at: number): Promise<Pair | undefined> {
  if (!existsSync(files.key) || !existsSync(files.cert)) return undefined
  const pair = { key: await readFile(files.key, 'utf8'), cert: await readFile(files.cert, 'utf8') }
  return new X509Certificate(pair.cert).validToDate.getTime() > at ? pair : undefined
}

/** Key before certificate, each in one move: what is found later is whole. */
async function keep(files: Pair, pair: Pair): Promise<Pair> {
  for (const [part, mode] of [
    ['key', 0o600],
    ['cert', 0o644],
  ] as const) {
    await writeFile(`${files[part]}.new`, pair[part], { mode })
    await rename(`${files[part]}.new`, files[part])
  }
  return pair
}

function fits(server: Pair, ca: Pair, names: readonly string[]): boolean {
  const made = new X509Certificate(server.cert)
  const knows = (name: string) => (isIP(name) ? made.checkIP(name) : made.checkHost(name)) !== undefined
  return made.verify(new X509Certificate(ca.cert).publicKey) && names.every(knows)
}

async function newAuthority(now: number): Promise<Pair> {
  const { generate } = await import('selfsigned')
  const made = await generate([{ name: 'commonName', value: 'Deskhand local authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + 3650 * day),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return { key: made.private, cert: made.cert }
}

async function newServer(ca: Pair, names: readonly string[], now: number): Promise<Pair> {
  const { generate } = await import('selfsigned')
  const made = await generate([{ name: 'commonName', value: 'Deskhand' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca,
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + 365 * day),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map(name => (isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name })),
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}
