import { readFile } from 'node:fs/promises'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * Hands out the built portal below `/portal/`, and the catalogue of actions beside it as `catalogue.json`. They are
 * the product's files and hold no data; what the portal shows comes through the Web API, with a token.
 */
export async function mountPortal(
  app: FastifyInstance,
  { portalFolder, catalogueFile }: { readonly portalFolder: string | null; readonly catalogueFile: string | null },
): Promise<void> {
  if (catalogueFile !== null) {
    app.get('/portal/catalogue.json', async (_request, reply) =>
      reply.header('content-type', 'application/json; charset=utf-8').send(await readFile(catalogueFile)),
    )
  }
  if (portalFolder === null) return
  await app.register(fastifyStatic, {
    root: portalFolder,
    prefix: '/portal/',
    setHeaders: reply => void reply.headers(headers),
  })
  app.get('/portal', (_request, reply) => reply.redirect('/portal/'))
  app.get('/', (_request, reply) => reply.redirect('/portal/'))
}

/** The portal loads nothing from elsewhere, and is shown in no frame of another page. */
const headers = {
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}
