import type { FastifyPluginAsync } from 'fastify'
import type { AuthorizationServer } from './authorizationServer.ts'

/**
 * Hands the paths of the authorization server over to it, bodies unread.
 *
 * @example
 * await app.register(authorizationRoutes(authorizationServer))
 */
export const authorizationRoutes =
  (server: AuthorizationServer): FastifyPluginAsync =>
  async app => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => done(null))
    for (const url of paths) {
      app.all(url, async (request, reply) => {
        reply.hijack()
        await server.handle(request.raw, reply.raw)
      })
    }
  }

const paths = [
  '/:tenant/.well-known/openid-configuration',
  '/:tenant/v2.0/.well-known/openid-configuration',
  '/:tenant/oauth2/*',
  '/:tenant/discovery/*',
]
