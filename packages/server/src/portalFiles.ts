import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'

/** Serves the files of a folder below `/portal/`. */
export async function portalFiles(folder: string): Promise<FastifyInstance> {
  const app = Fastify({ logger: false })
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/portal/',
    setHeaders: reply => void reply.headers(headers),
  })
  await app.ready()
  return app
}

/** The portal loads nothing from elsewhere, and is shown in no frame of another page. */
const headers = {
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}
