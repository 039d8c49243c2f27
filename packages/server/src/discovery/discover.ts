import { DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { UserContext } from '../authorization/userContext.ts'
import { parseQueryOptions } from '../odata/parseQueryOptions.ts'
import { parsePath } from '../odata/path.ts'
import type { Expression, KeyPredicate, QueryOptions } from '../odata/query.ts'
import { type Answer, json } from '../routes/answer.ts'
import type { Store } from '../store/steps.ts'
import { discoveryMetadata } from './discoveryMetadata.ts'
import { filterInstances, propertyOf } from './filterInstances.ts'
import { alternateKeys, type Instance, type InstanceProperty, instanceProperties } from './instance.ts'
import { ownInstance } from './ownInstance.ts'

/** A request to the discovery service. */
export interface DiscoveryRequest {
  readonly method: string
  /** `/api/discovery/v2.0/Instances?$select=ApiUrl` */
  readonly url: string
  readonly origin: string
  readonly store: Store
  readonly tenantId: string
  /** Who asks. */
  authenticate(): Promise<UserContext>
}

/**
 * Answers the discovery service, which tells a user's environments: here the one that is asked. An environment asked for
 * by a key is a list too, of one or none. Who is no user of the environment, or a disabled one, finds none.
 * Source: Dataverse wire, section 5.4; Microsoft's page on the discovery service.
 */
export async function discover(request: DiscoveryRequest): Promise<Answer> {
  const { method, url, origin } = request
  const { path, query } = splitUrl(url)
  const baseUrl = `${origin}${root}`
  const [segment, more] = parsePath(path)
  const user = await userOf(request)
  if (more !== undefined) throw notFound(path)
  if (method !== 'GET') throw dataverseError('MethodNotAllowed', method, path)
  if (segment === undefined)
    return json(JSON.stringify({ '@odata.context': `${baseUrl}$metadata`, value: [instanceSet] }))
  if (segment.kind === '$metadata')
    return { status: 200, headers: { 'Content-Type': 'application/xml' }, body: discoveryMetadata }
  if (segment.kind !== 'name' || segment.name !== 'Instances') throw notFound(path)
  if (segment.parentheses !== undefined && segment.key === undefined)
    throw dataverseError('BadQuery', `'${segment.parentheses.slice(0, 100)}' is not a key of 'Instances'.`)
  const { filter, aliases, names } = asked(query)
  const all = user === undefined ? [] : [await request.store.read(() => ownInstance({ ...request, user }))]
  const found = filterInstances(byKey(all, segment.key), filter, aliases)
  const shown = names === undefined ? '' : `(${names.join(',')})`
  const value = names === undefined ? found : found.map(instance => picked(instance, names))
  return json(JSON.stringify({ '@odata.context': `${baseUrl}$metadata#Instances${shown}`, value }))
}

const root = '/api/discovery/v2.0/'
const instanceSet = { name: 'Instances', kind: 'EntitySet', url: 'Instances' }

function splitUrl(url: string): { path: string; query: string } {
  const [whole = '', ...query] = url.split('?')
  const version = /^\/api\/discovery\/([^/]*)\/?(.*)$/.exec(whole)
  if (version?.[1] !== 'v2.0') throw dataverseError('ResourceNotFound', version?.[1] ?? 'discovery')
  return { path: version[2] ?? '', query: query.join('?') }
}

/** Undefined: a user who has no environment here. */
async function userOf({ authenticate }: DiscoveryRequest): Promise<UserContext | undefined> {
  try {
    return await authenticate()
  } catch (error) {
    if (error instanceof DataverseError && (error.errorName === 'UserNotMember' || error.errorName === 'UserDisabled'))
      return undefined
    throw error
  }
}

interface Asked {
  readonly filter: Expression | undefined
  readonly aliases: QueryOptions['aliases']
  /** Undefined: all. */
  readonly names: readonly InstanceProperty[] | undefined
}

function asked(query: string): Asked {
  const { select, filter, aliases, ...others } = parseQueryOptions(query)
  const [other] = Object.keys(others)
  if (other !== undefined)
    throw dataverseError('BadQuery', `The discovery service knows $select and $filter, not '${other}'.`)
  const names = select?.some(({ name }) => name === '*') ? undefined : select?.map(({ name }) => propertyOf([name]))
  return { filter, aliases, names }
}

function byKey(instances: readonly Instance[], key: KeyPredicate | undefined): readonly Instance[] {
  if (key === undefined) return instances
  if (key.kind === 'id') return instances.filter(({ Id }) => Id === key.id)
  const wanted = Object.entries(key.values).map(([name, literal]) => {
    const property = propertyOf([name])
    if (property !== 'Id' && !alternateKeys.includes(property))
      throw dataverseError(
        'BadQuery',
        `'${name}' is not a key of 'Instances'. Its keys are Id, ${alternateKeys.join(', ')}.`,
      )
    if ('alias' in literal) throw dataverseError('BadQuery', `The key '${name}' is given by an alias; write the value.`)
    const value = instanceProperties[property] === 'Int32' ? Number(literal.value) : literal.value
    return [property, value] as const
  })
  return instances.filter(instance => wanted.every(([property, value]) => instance[property] === value))
}

const picked = (instance: Instance, names: readonly InstanceProperty[]): Partial<Instance> =>
  Object.fromEntries(names.map(name => [name, instance[name]]))

const notFound = (path: string) => dataverseError('ResourceNotFound', path.slice(0, 200))
