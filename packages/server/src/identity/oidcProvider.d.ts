/** The part of oidc-provider that the authorization server uses; the package carries no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  import type { JWK } from 'jose'

  export interface Context {
    readonly req: IncomingMessage
    readonly href: string
    readonly origin: string
    status: number
    body: unknown
    readonly oidc?: {
      readonly route: string
      readonly params?: Readonly<Record<string, unknown>>
      readonly client?: Client
    }
  }
  export interface Client {
    readonly clientId: string
  }
  export interface Adapter {
    find(id: string): Promise<object | undefined>
    upsert(): Promise<void>
    findByUid(): Promise<undefined>
    findByUserCode(): Promise<undefined>
    consume(): Promise<void>
    destroy(): Promise<void>
    revokeByGrantId(): Promise<void>
  }
  export interface JwtParts {
    header?: Record<string, unknown>
    payload: Record<string, unknown>
  }
  export interface Configuration {
    readonly jwks: { keys: readonly JWK[] }
    readonly adapter: (model: string) => Adapter
    readonly [setting: string]: unknown
  }
  export class Provider {
    constructor(issuer: string, configuration: Configuration)
    readonly Client: { readonly prototype: object }
    proxy: boolean
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): this
    on(event: string, listener: (...args: never[]) => void): this
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
  }
  export const errors: {
    readonly InvalidTarget: new (description?: string) => Error
    readonly InvalidScope: new (description: string, scope: string) => Error
  }
}
