import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'

/**
 * Hands out the built portal below `/portal/`, and the catalogue of actions beside it as `catalogue.json`. They are
 * the product's files and hold no data; what the portal shows comes through the Web API, with a token. What serves
 * files is loaded when the first one is asked for.
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
  let loading: Promise<FastifyInstance> | undefined
  app.get('/portal/*', async (request, reply) => {
    loading ??= import('./portalFiles.ts').then(({ portalFiles }) => portalFiles(portalFolder))
    const files = await loading
    reply.hijack()
    files.routing(request.raw, reply.raw)
  })
  app.addHook('onClose', async () => (await loading)?.close())
  app.get('/portal', (_request, reply) => reply.redirect('/portal/'))
  app.get('/', (_request, reply) => reply.redirect('/portal/'))
}
