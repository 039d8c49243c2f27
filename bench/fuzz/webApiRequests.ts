import { gzipSync } from 'node:zlib'
import { type LookupRelationship, lookupRelationships } from '@deskhand/contract/lookupRelationships'
import { operations } from '@deskhand/contract/operations/index'
import type { Column, Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'

/** One request as it goes over the line, without what all have. */
export interface Request {
  /** What kind it is, for the table of counts. */
  readonly way: string
  readonly line: string
  readonly headers: readonly string[]
  readonly body?: string | Buffer
  /** Bytes to send instead of all that; `{token}` stands for the bearer token. */
  readonly raw?: string
  /** Whether the connection stays open behind the bytes. */
  readonly isOpen?: boolean
}

/** Gives one request after another, the same for the same seed. */
export function requestsFrom(seed: number): () => Request {
  const random = numbers(seed)
  const below = (most: number): number => Math.floor(random() * most)
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: below(most + 1) }, make)
  const chance = (of: number): boolean => random() < of

  const guid = (): string =>
    chance(0.3) ? '00000000-0000-0000-0000-000000000001' : `0000000${below(10)}-0000-4000-8000-00000000000${below(10)}`
  const table = (): Table => one(tables)
  const columnOf = (of: Table): string => {
    if (chance(0.01)) return one(odd)
    const [name, column] = one(Object.entries(of.columns)) as [string, Column]
    return column.type === 'lookup' && chance(0.8) ? `_${name}_value` : name
  }
  const navigationOf = (of: Table): string => {
    if (chance(0.3)) return collectionOf(of)[0]
    const names = Object.values(of.columns).flatMap(column => Object.values(column.targets ?? {}))
    return names.length === 0 || chance(0.2) ? one(navigations) : one(names)
  }
  /** A collection of a row of the table, and what lies in it. */
  const collectionOf = (of: Table): readonly [string, Table] => {
    const known = collections.get(of)
    if (known === undefined || chance(0.1)) return ['systemuserroles_association', table()]
    const { schemaName, referencing } = one(known)
    return [schemaName, referencing]
  }
  const value = (): string =>
    one([
      () => String(below(100)),
      () => `'${one(texts)}'`,
      () => guid(),
      () => one(['null', 'true', 'false', '2024-01-01T00:00:00Z', '2024-02-30', '9999-12-31T23:59:59Z', '@p1', '@p2']),
      () => one(numbersOdd),
    ])()
  const comparison = (of: Table): string => {
    const operator = one(['eq', 'ne', 'gt', 'ge', 'lt', 'le'])
    if (chance(0.2)) return `${columnOf(of)} ${operator} ${value()}`
    const [name, column] = one(Object.entries(of.columns)) as [string, Column]
    if (chance(0.1)) return `${name} ${operator} null`
    if (column.type === 'lookup') return `_${name}_value eq ${guid()}`
    return `${name} ${operator} ${typed(column)}`
  }
  /** A literal of a column's type, be it at its edge. */
  const typed = (column: Column): string => {
    switch (column.type) {
      case 'string':
      case 'memo':
        return `'${one(texts).replaceAll("'", "''")}'`
      case 'datetime':
        return one(dates)
      case 'uniqueidentifier':
        return guid()
      case 'boolean':
        return one(['true', 'false'])
      case 'double':
        return one(['0.5', ...numbersOdd])
      default:
        return chance(0.7) ? String(below(10)) : one(numbersOdd)
    }
  }
  /** A navigation property of a table to one row, and where it leads. */
  const leading = (of: Table): readonly [string, Table] => {
    const ways = Object.values(of.columns).flatMap(column => Object.entries(column.targets ?? {}))
    const [target, name] = ways.length === 0 ? ['systemuser', 'createdby'] : one(ways)
    return [name, tables.find(({ logicalName }) => logicalName === target) ?? table()]
  }
  const filter = (of: Table, depth = 0): string => {
    if (depth > 4) return comparison(of)
    return one([
      () => comparison(of),
      () => `${one(['contains', 'startswith', 'endswith', 'tolower'])}(${columnOf(of)},${value()})`,
      () => `not (${filter(of, depth + 1)})`,
      () => `${filter(of, depth + 1)} ${one(['and', 'or'])} ${filter(of, depth + 1)}`,
      () => `(${filter(of, depth + 1)})`,
      () => {
        const [name, target] = leading(of)
        return `${name}/${comparison(target)}`
      },
      () => `${navigationOf(of)}/${one(['any', 'all'])}(r:r/${comparison(table())})`,
      () => {
        const [name, target] = collectionOf(of)
        const some = filter(target, depth + 2).replaceAll(
          /(?<![\w'/.])(_?[a-z]\w*)(?= (?:eq|ne|gt|ge|lt|le) )/g,
          'o/$1',
        )
        return `${name}/${one(['any', 'all'])}(${chance(0.1) ? '' : `o:${some}`})`
      },
      () => `Microsoft.Dynamics.CRM.${one(functions)}(PropertyName='${columnOf(of)}',PropertyValue='${one(texts)}')`,
      () => `Microsoft.Dynamics.CRM.${one(functions)}(PropertyName='${columnOf(of)}',PropertyValue=${value()})`,
      () =>
        `Microsoft.Dynamics.CRM.${one(functions)}(PropertyName='${columnOf(of)}',PropertyValues=[${some(4, () => `'${one(texts)}'`)}])`,
      () => `Microsoft.Dynamics.CRM.${one(functions)}(PropertyName='${columnOf(of)}')`,
    ])()
  }
  const expand = (of: Table, depth = 0): string => {
    const [name, target] = chance(0.5) ? leading(of) : chance(0.8) ? collectionOf(of) : [navigationOf(of), table()]
    const inner = [
      ...(chance(0.5) ? [`$select=${columnOf(target)}`] : []),
      ...(chance(0.2) ? [`$filter=${filter(target, 3)}`] : []),
      ...(chance(0.2) ? [`$top=${below(5)}`] : []),
      ...(chance(0.2) ? [`$orderby=${columnOf(target)} desc`] : []),
      ...(chance(0.05) ? [`$count=true`] : []),
      ...(depth < 3 && chance(0.3) ? [`$expand=${expand(target, depth + 1)}`] : []),
    ]
    return `${name}${chance(0.1) ? '/$ref' : ''}${inner.length > 0 ? `(${inner.join(';')})` : ''}`
  }
  const query = (of: Table): string =>
    [
      ...(chance(0.5) ? [`$select=${some(4, () => columnOf(of))}`] : []),
      ...(chance(0.6) ? [`$filter=${filter(of)}`] : []),
      ...(chance(0.3) ? [`$orderby=${columnOf(of)} ${one(['asc', 'desc', ''])}`] : []),
      ...(chance(0.3) ? [`$expand=${expand(of)}`] : []),
      ...(chance(0.2) ? [`$top=${one(['1', '3', '50', '0', '-1', '5001', ''])}`] : []),
      ...(chance(0.2) ? [`$count=${one(['true', 'false', '1'])}`] : []),
      ...(chance(0.2) ? [`@p1=${value()}`] : []),
      ...(chance(0.1) ? [`$skiptoken=${one(skipTokens)}`] : []),
      ...(chance(0.1)
        ? [
            `$apply=${one([`aggregate(${columnOf(of)} with ${one(['sum', 'max', 'average', 'countdistinct'])} as x)`, `groupby((${columnOf(of)},${columnOf(of)}),aggregate($count as n))`, `filter(${filter(of)})/groupby((${columnOf(of)}))`])}`,
          ]
        : []),
    ].join('&')
  const key = (of: Table): string =>
    chance(0.8) ? guid() : `${columnOf(of)}=${value()}${chance(0.2) ? `,${columnOf(of)}=${value()}` : ''}`
  const path = (of: Table): string =>
    one([
      () => of.set,
      () => of.set,
      () => `${of.set}(${key(of)})`,
      () => `${of.set}/$count`,
      () => `${of.set}(${key(of)})/${columnOf(of)}`,
      () => `${of.set}(${key(of)})/${columnOf(of)}/$value`,
      () => `${of.set}(${key(of)})/${navigationOf(of)}${one(['', '/$ref', '/$count', `(${guid()})/$ref`])}`,
      () => `${of.set}(${key(of)})/Microsoft.Dynamics.CRM.${one(operations).name}`,
      () => `${of.set}/Microsoft.Dynamics.CRM.${one(operations).name}`,
      () => `${one(operations).name}${one(['', '()', `(Target=@p1)?@p1={'@odata.id':'${of.set}(${guid()})'}`])}`,
      () =>
        `EntityDefinitions${one(['', `(LogicalName='${of.logicalName}')`, `(LogicalName='${of.logicalName}')/Attributes`, `(${guid()})`])}`,
      () => one(['', '$metadata', '$batch', 'WhoAmI', 'RelationshipDefinitions', 'GlobalOptionSetDefinitions']),
      () => {
        const [name, target] = collectionOf(of)
        return `${of.set}(${key(of)})/${name}(${key(target)})${one(['', '/$ref', `/${columnOf(target)}`, `/${navigationOf(target)}`])}`
      },
      () => `${of.set}(${key(of)})/$ref`,
    ])()

  const changed = (text: string): string => {
    let result = text
    for (let left = below(4); left > 0; left--) {
      const at = below(result.length + 1)
      const end = Math.min(result.length, at + below(12))
      const middle = result.slice(at, end)
      result =
        result.slice(0, at) +
        one([() => '', () => one(odd), () => middle + middle, () => one(odd) + middle])() +
        result.slice(end)
    }
    return result
  }
  const maybeChanged = (text: string): string => (chance(0.2) ? changed(text) : text)
  const encoded = (text: string): string => maybeChanged(encodeURI(text.toWellFormed()).replaceAll('#', '%23'))
  const headers = (): readonly string[] =>
    some(3, () => `${one(headerNames)}: ${maybeChanged(one(headerValues))}`.replaceAll(/[\r\n\0]/g, ''))

  const member = (of: Table): [string, unknown] =>
    one([
      () => [columnOf(of), one(jsonValues)],
      () => [columnOf(of), one(texts)],
      () => [
        `${navigationOf(of)}@odata.bind`,
        one([`/${table().set}(${guid()})`, `${table().set}(${guid()})`, '$1', null, 7, '']),
      ],
      () => [navigationOf(of), chance(0.5) ? row(table(), 3) : [row(table(), 3)]],
      () => ['@odata.type', `Microsoft.Dynamics.CRM.${one(tables).logicalName}`],
      () => ['@odata.id', `${table().set}(${guid()})`],
    ])() as [string, unknown]
  const row = (of: Table, depth = 0): Record<string, unknown> =>
    Object.fromEntries(some(depth > 2 ? 2 : 6, () => member(of)))
  /** A row that may be taken: the columns that must be given, and some more, each with a value of its type. */
  const soundRow = (of: Table): Record<string, unknown> => {
    const result: Record<string, unknown> = { [of.key]: guid() }
    for (const [name, column] of Object.entries(of.columns)) {
      if (name === of.key || column.readOnly === true) continue
      if (column.required !== true && !chance(0.15)) continue
      const [target, navigation] = one(Object.entries(column.targets ?? { '': '' })) as [string, string]
      const set = tables.find(({ logicalName }) => logicalName === target)?.set
      if (column.type !== 'lookup') result[name] = sound(column)
      else if (set !== undefined) result[`${navigation}@odata.bind`] = `/${set}(${guid()})`
    }
    return result
  }
  const sound = (column: Column): unknown => {
    switch (column.type) {
      case 'boolean':
        return chance(0.5)
      case 'integer':
      case 'bigint':
      case 'double':
        return Math.max(column.min ?? 0, Math.min(column.max ?? 9, below(9)))
      case 'choice':
      case 'state':
      case 'status':
        return Number(one(Object.keys(column.choices ?? { 0: '' })))
      case 'datetime':
        return `20${10 + below(20)}-0${1 + below(9)}-1${below(9)}T0${below(9)}:00:00Z`
      case 'uniqueidentifier':
        return guid()
      default:
        return one([...texts, ...scripts]).slice(0, column.max ?? 100)
    }
  }
  const parameters = (): Record<string, unknown> => {
    const { parameters: known } = one(operations)
    return Object.fromEntries(
      Object.keys(known).map(name => [name, chance(0.5) ? one(jsonValues) : chance(0.5) ? one(texts) : row(table())]),
    )
  }
  const body = (of: Table): string =>
    maybeChanged(
      JSON.stringify(
        one([
          () => row(of),
          () => soundRow(of),
          () => ({ ...soundRow(of), ...row(of, 3) }),
          () => ({ name: 'flow', category: 6, definition: one(scripts), ...row(of) }),
          () => parameters(),
          () => ({ value: one(jsonValues) }),
          () => ({ Targets: some(3, () => row(of)) }),
          () => one(jsonValues),
        ])(),
      ),
    )

  const inner = (): string => {
    const of = table()
    const url = maybeChanged(
      one(['', '/', '/api/data/v9.2/', 'http://localhost/api/data/v9.2/', '$1/', '$']) +
        encoded(`${path(of)}?${query(of)}`),
    )
    const method = one(methods)
    return `${method} ${url} HTTP/1.1\r\n${headers().join('\r\n')}\r\nContent-Type: application/json\r\n\r\n${method === 'GET' ? '' : body(of)}`
  }
  const part = (): string =>
    `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n${chance(0.5) ? `Content-ID: ${below(4)}\r\n` : ''}\r\n${inner()}`
  const multipart = (boundary: string, parts: readonly string[]): string =>
    `${parts.map(text => `--${boundary}\r\n${text}\r\n`).join('')}--${boundary}--\r\n`
  const batch = (): string =>
    multipart(
      'b',
      some(5, () =>
        chance(0.5) ? part() : `Content-Type: multipart/mixed; boundary=c\r\n\r\n${multipart('c', some(4, part))}`,
      ),
    )
  const jsonBatch = (): string =>
    JSON.stringify({
      requests: some(5, () => ({
        id: String(below(6)),
        method: one(methods),
        url: `${path(table())}`,
        ...(chance(0.5) && { atomicityGroup: one(['a', 'b']) }),
        ...(chance(0.2) && { dependsOn: [String(below(6)), 'a'] }),
        ...(chance(0.5) && { headers: { prefer: one(headerValues) } }),
        ...(chance(0.6) && { body: chance(0.7) ? soundRow(table()) : one(jsonValues) }),
      })),
    })

  const logicalOf = (of: Table): string => (chance(0.05) ? columnOf(of) : one(Object.keys(of.columns)))
  const condition = (of: Table): string =>
    `<condition attribute="${logicalOf(of)}" operator="${one(fetchOperators)}" ${chance(0.8) ? `value="${one(texts).replaceAll(/[<>&"]/g, '')}"` : ''}>${some(2, () => `<value>${below(9)}</value>`).join('')}</condition>`
  const fetchXml = (of: Table, depth = 0): string =>
    [
      ...(chance(0.2)
        ? ['<all-attributes/>']
        : some(
            3,
            () =>
              `<attribute name="${logicalOf(of)}" ${chance(0.2) ? `alias="x${below(3)}" aggregate="${one(['count', 'sum', 'max', 'countcolumn'])}"` : ''}/>`,
          )),
      ...(chance(0.3) ? [`<order attribute="${columnOf(of)}" descending="${one(['true', 'false', '1'])}"/>`] : []),
      ...(chance(0.6)
        ? [
            `<filter type="${one(['and', 'or', 'and', 'or', 'and', 'or', 'xor'])}">${some(3, () => condition(of)).join('')}</filter>`,
          ]
        : []),
      ...(depth < 3 && chance(0.4) ? [linkEntity(of, depth)] : []),
    ].join('')
  const linkEntity = (of: Table, depth: number): string => {
    const lookups = Object.entries(of.columns).filter(([, column]) => Object.keys(column.targets ?? {}).length > 0)
    const [name, column] = lookups.length === 0 || chance(0.2) ? [columnOf(of), undefined] : one(lookups)
    const target = one(Object.keys(column?.targets ?? { workflow: '' }))
    const to = tables.find(({ logicalName }) => logicalName === target) ?? table()
    return `<link-entity name="${to.logicalName}" from="${chance(0.9) ? to.key : columnOf(to)}" to="${name}" link-type="${one(['inner', 'outer', 'any', 'not any', 'exists', 'x'])}" alias="l${below(3)}">${fetchXml(to, depth + 1)}</link-entity>`
  }

  const fileTables = tables.filter(({ columns }) => Object.values(columns).some(({ type }) => type === 'file'))
  /** A file's URL, with what its methods listen to. */
  const filePath = (): string => {
    const of = one(fileTables)
    const files = Object.entries(of.columns).filter(([, { type }]) => type === 'file')
    const options = one([
      '',
      `?x-ms-file-name=${encodeURIComponent(one(texts).toWellFormed())}`,
      `?sessiontoken=${guid()}`,
      '?size=full',
    ])
    return `${of.set}(${guid()})/${one(files)[0]}${one(['', '', '/$value'])}${options}`
  }
  /** JSON as clients encode it that do not send UTF-8, or say so wrongly. */
  const encodedBody = (of: Table): Buffer =>
    one([
      (text: string) => Buffer.from(`\uFEFF${text}`),
      (text: string) => Buffer.from(text, 'utf16le'),
      (text: string) => Buffer.from(text, 'latin1'),
      (text: string) => Buffer.from(text.slice(0, below(text.length + 1))),
      (text: string) => gzipSync(text),
      (text: string) => Buffer.concat([Buffer.from(text), Buffer.from([below(256), below(256)])]),
    ])(body(of))
  /** HTTP as some clients write it; not always to its end. */
  const connection = (isWhole = false): string => {
    const of = table()
    const target = `${one([root, '/API/Data/V9.1/', '/api/data/v8.2/', `http://localhost${root}`, `https://x:1${root}`, '*', '//'])}${encoded(path(of))}`
    const text = body(of)
    const lines = [
      `${one([...methods, 'MERGE', 'TRACE', 'PROPFIND', 'QUERY', 'HEAD'])} ${target.replaceAll(/[\r\n\0 ]/g, '+')} HTTP/1.${one(['0', '1', '1'])}`,
      'Host: localhost',
      'Authorization: Bearer {token}',
      ...headers(),
      ...some(2, () => one(connectionHeaders)),
      'Connection: close',
    ]
    const bytes = Buffer.byteLength(text)
    const framed = one([
      `Content-Length: ${bytes}\r\n\r\n${text}`,
      `Transfer-Encoding: chunked\r\n\r\n${bytes.toString(16)};a=b\r\n${text}\r\n0\r\n\r\n`,
      '\r\n',
      ...(isWhole
        ? []
        : [
            `Content-Length: ${bytes + 5}\r\n\r\n${text}`,
            `Content-Length: ${Math.max(0, bytes - 5)}\r\n\r\n${text}`,
            `Transfer-Encoding: chunked\r\n\r\n${bytes.toString(16)}\r\n${text}\r\n`,
            'Transfer-Encoding: gzip, chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n',
          ]),
    ])
    return `${lines.join('\r\n')}\r\n${framed}`
  }

  const request = (
    way: string,
    method: string,
    url: string,
    bodyText?: string | Buffer,
    more: readonly string[] = [],
  ): Request => ({
    way,
    line: `${method} ${url.replaceAll(/[\r\n\0 ]/g, '+')} HTTP/1.1`,
    headers: [...headers(), ...more],
    ...(bodyText !== undefined && { body: bodyText }),
  })
  const root = '/api/data/v9.2/'
  const json = ['Content-Type: application/json']

  const ways: readonly (() => Request)[] = [
    () => {
      const of = table()
      return request('reads', 'GET', root + encoded(`${chance(0.7) ? of.set : path(of)}?${query(of)}`))
    },
    () => {
      const of = table()
      const xml = maybeChanged(
        `<fetch ${chance(0.3) ? `${one(['count', 'top', 'page', 'distinct', 'aggregate', 'paging-cookie'])}="${one(texts).replaceAll(/[<>&"]/g, '')}"` : ''}><entity name="${of.logicalName}">${fetchXml(of)}</entity></fetch>`,
      )
      return request('fetchXml', 'GET', `${root}${of.set}?fetchXml=${encodeURIComponent(xml.toWellFormed())}`)
    },
    () => {
      const of = table()
      return request('writes', one(['POST', 'PATCH', 'PUT', 'DELETE']), root + encoded(path(of)), body(of), json)
    },
    () => {
      const of = one(tables.filter(({ changes }) => changes === undefined))
      return request('creates', 'POST', root + of.set, chance(0.7) ? JSON.stringify(soundRow(of)) : body(of), json)
    },
    () =>
      request('batches', 'POST', `${root}$batch`, maybeChanged(batch()), [
        'Content-Type: multipart/mixed; boundary=b',
        ...(chance(0.7) ? ['Prefer: odata.continue-on-error'] : []),
      ]),
    () =>
      request('JSON batches', 'POST', `${root}$batch`, maybeChanged(jsonBatch()), [
        ...json,
        ...(chance(0.7) ? ['Prefer: odata.continue-on-error'] : []),
      ]),
    () =>
      request(
        'paths',
        one([...methods, 'HEAD', 'OPTIONS']),
        changed(`/api/data/v9.2/${encodeURI(path(table()).toWellFormed())}`) || '/',
      ),
    () =>
      request(
        'large',
        one(['GET', 'POST']),
        root + one(large)(1000 + below(40_000)),
        chance(0.5) ? one(largeBodies)(1000 + below(100_000)) : undefined,
        json,
      ),
    () =>
      request(
        'files',
        one(methods),
        root + maybeChanged(filePath()),
        chance(0.7) ? one([...texts, 'x'.repeat(100_000)]) : undefined,
        [
          ...(chance(0.7) ? ['Content-Type: application/octet-stream'] : []),
          ...(chance(0.5) ? [`x-ms-file-name: ${one(fileNames)}`] : []),
          ...(chance(0.3)
            ? [`Content-Range: bytes ${below(9)}-${below(9)}/${one(['9', '0', '*', '9'.repeat(20)])}`]
            : []),
          ...(chance(0.2)
            ? [`Range: bytes=${one(['', '0', '5', '9'.repeat(30)])}-${one(['', '0', '3', '9'.repeat(30)])}`]
            : []),
          ...(chance(0.2) ? ['x-ms-transfer-mode: chunked'] : []),
        ],
      ),
    () => {
      const of = table()
      const type = `Content-Type: application/json; charset=${one(charsets)}`
      return request('encodings', one(['POST', 'PATCH']), root + encoded(path(of)), encodedBody(of), [
        type,
        ...(chance(0.1) ? ['Content-Encoding: gzip'] : []),
      ])
    },
    () => {
      const isOpen = chance(0.7)
      return { way: 'connections', line: '', headers: [], raw: connection(isOpen), isOpen }
    },
    () => {
      const raw = some(6, () => connection(chance(0.7)))
        .join('')
        .replaceAll('Connection: close\r\n', '')
      return { way: 'pipelines', line: '', headers: [], raw: `${raw}${connection(true)}`, isOpen: true }
    },
    () => ({
      way: 'no HTTP',
      line: '',
      headers: [],
      raw: `${changed(`GET ${root}WhoAmI HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`)}\r\n\r\n`,
    }),
  ]
  return () => one(ways)()
}

/** The collections of the rows of each table, and what lies in them. */
const collections: ReadonlyMap<Table, readonly LookupRelationship[]> = Map.groupBy(
  lookupRelationships(tables),
  ({ referenced }) => referenced,
)

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const
const functions = [
  'In',
  'NotIn',
  'Between',
  'ContainValues',
  'Today',
  'LastXDays',
  'LastXHours',
  'OlderThanXMonths',
  'On',
  'OnOrAfter',
  'EqualUserId',
  'NextXYears',
  'ThisFiscalYear',
  'InFiscalPeriodAndYear',
  'Above',
  'Under',
  'EqualUserLanguage',
  'NotBetween',
  'DoesNotContainValues',
  'Yesterday',
  'Last7Days',
  'NextMonth',
  'LastFiscalPeriod',
  'LastXFiscalYears',
  'OlderThanXMinutes',
  'OnOrBefore',
  'InFiscalYear',
  'InFiscalPeriod',
  'InOrAfterFiscalPeriodAndYear',
  'NotEqualUserId',
  'EqualBusinessId',
  'EqualUserTeams',
  'EqualUserOrUserTeams',
  'EqualUserOrUserHierarchyAndTeams',
  'AboveOrEqual',
  'UnderOrEqual',
  'NotUnder',
  'Nothing',
] as const
const fetchOperators = [
  'eq',
  'ne',
  'like',
  'not-like',
  'in',
  'not-in',
  'between',
  'null',
  'not-null',
  'last-x-days',
  'on',
  'today',
  'eq-userid',
  'above',
  'under',
  'begins-with',
  'olderthan-x-months',
  'in-fiscal-year',
  'gt',
  'ge',
  'lt',
  'le',
  'not-between',
  'ends-with',
  'not-begin-with',
  'yesterday',
  'this-week',
  'last-month',
  'next-x-weeks',
  'on-or-after',
  'on-or-before',
  'this-fiscal-period',
  'in-or-before-fiscal-period-and-year',
  'eq-businessid',
  'eq-userteams',
  'eq-useroruserteams',
  'eq-useroruserhierarchy',
  'eq-userlanguage',
  'eq-or-under',
  'not-under',
  'contain-values',
  'nothing',
] as const
const navigations = [
  'regardingobjectid_process',
  'ownerid',
  'MachineId',
  'teammembership_association',
  'systemuserroles_association',
  'flowsession_flowlog_flowsessionid',
  'createdby',
  'nothing',
] as const
const dates = [
  '2024-01-01T00:00:00Z',
  '2024-02-29',
  '9999-12-31T23:59:59Z',
  '0001-01-01T00:00:00Z',
  '2024-01-01T00:00:00.1234567+14:00',
] as const
const numbersOdd = [
  '-1',
  '1e308',
  '1e999',
  '99999999999999999999',
  '-9223372036854775809',
  '0.1',
  '2147483648',
  '1.7976931348623157e309',
  'INF',
  'NaN',
] as const
const texts = [
  '',
  'x',
  '%',
  '_',
  '[',
  '[^a]',
  "it''s",
  '\\',
  '1',
  '-1',
  '99999999999',
  '1e400',
  '2024-01-01',
  '9999-12-31T23:59:59Z',
  '0001-01-01',
  '00000000-0000-0000-0000-000000000001',
  'é',
  '😀',
  'x'.repeat(300),
  '{}',
  '<a/>',
  'null',
  'ownerid',
  '__proto__',
] as const
const fileNames = [
  'a.txt',
  'a%20b.txt',
  '../x',
  '%',
  '%ED%A0%80',
  'é.txt',
  '"q"',
  'CON',
  'x'.repeat(300),
  '',
  '.',
  '%00',
] as const
const charsets = ['utf-8', 'utf-16', 'utf-16be', 'iso-8859-1', '"utf-8"', 'klingon', '', 'utf-7', 'shift_jis'] as const
const connectionHeaders = [
  'Upgrade: h2c',
  'Upgrade: websocket',
  'Connection: Upgrade, HTTP2-Settings',
  'HTTP2-Settings: AAMAAABkAAQAAP__',
  'Expect: 100-continue',
  'Expect: 200-maybe',
  'TE: trailers',
  'Origin: https://app.example',
  'Access-Control-Request-Method: PATCH',
  'Access-Control-Request-Headers: authorization,x',
  'X-HTTP-Method-Override: DELETE',
  'Keep-Alive: timeout=1',
  'Content-Encoding: br',
  'Accept-Encoding: gzip, br',
] as const
const jsonValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  '',
  'x',
  '2024-01-01T00:00:00Z',
  '00000000-0000-0000-0000-000000000001',
  [],
  {},
  [[]],
  { a: { b: [1] } },
  '\u0000',
  '\ud800',
  'x'.repeat(5000),
  { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: 'x' },
  '-999999-01-01T00:00:00Z',
  8.64e15,
]
const scripts = ['SET A TO 1', '@INPUT A : {}', 'broken (', "'''", 'x'.repeat(1000)] as const
const skipTokens = [
  'x',
  '%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253Ccookie%22/%3E',
  '<cookie pagenumber="2" pagingcookie="" istracking="False" />',
  "'",
] as const
const odd = [
  "'",
  '"',
  '(',
  ')',
  '%',
  '%00',
  '%ff',
  '%25',
  '$',
  ',',
  ';',
  '/',
  '//',
  '..',
  '@p1',
  '=',
  '&',
  '?',
  ':',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '\\',
  '\0',
  '\u00e9',
  '\ud83d\ude00',
  '\ud800',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  '-',
  '+',
  ' ',
  '\t',
  '\r\n',
  '\n',
  '--b',
  '$1',
  '9'.repeat(30),
  '%F0%9F%98%80',
  '!',
  '*',
  '#',
] as const
const headerNames = [
  'Prefer',
  'If-Match',
  'If-None-Match',
  'Accept',
  'Content-Type',
  'OData-Version',
  'OData-MaxVersion',
  'Range',
  'Content-Range',
  'x-ms-file-name',
  'x-ms-transfer-mode',
  'MSCRM.IncludeUnpublished',
  'Consistency',
  'Idempotency-Key',
  'x-ms-correlation-request-id',
  'CallerObjectId',
  'X-Forwarded-Host',
  'Accept-Language',
  'Content-Encoding',
  'x-ms-chunk-size',
  'MSCRMCallerID',
  'MSCRM.SuppressDuplicateDetection',
  'MSCRM.BypassCustomPluginExecution',
  'MSCRM.SolutionUniqueName',
  'MSCRM.SessionToken',
  'Origin',
] as const
const headerValues = [
  'return=representation',
  'odata.maxpagesize=2',
  'odata.include-annotations="*"',
  'odata.continue-on-error',
  '*',
  'W/"1"',
  'null',
  'application/json;odata.metadata=full',
  'application/json;odata.metadata=none;IEEE754Compatible=true',
  'application/xml',
  'application/octet-stream',
  'multipart/mixed; boundary=b',
  'bytes=0-10',
  'bytes=5-1',
  'bytes 0-5/6',
  'a.txt',
  'chunked',
  'true',
  '4.0',
  '4.01',
  '',
  '0',
  'é',
] as const
const large: readonly ((size: number) => string)[] = [
  size => `workflows?$filter=${'('.repeat(size)}`,
  size => `workflows?$filter=${'name%20eq%20%27x%27%20or%20'.repeat(size / 30)}name%20eq%20%27x%27`,
  size => `workflows?$filter=${'not%20'.repeat(size / 8)}true`,
  size => `workflows?$select=${'name,'.repeat(size / 5)}name`,
  size => `workflows?$orderby=${'name,'.repeat(size / 5)}name`,
  size => `workflows?$expand=${'ownerid($expand='.repeat(size / 20)}`,
  size => `workflows?${'$expand=ownerid&'.repeat(size / 16)}`,
  size => `workflows?fetchXml=${encodeURIComponent('<a>'.repeat(size / 10))}`,
  size => `workflows?fetchXml=${encodeURIComponent(`<fetch><entity name="workflow">${'<filter>'.repeat(size / 30)}`)}`,
  size => `workflows?$apply=${'filter(name%20eq%20null)/'.repeat(size / 25)}`,
  size => `workflows(${'x'.repeat(size)})`,
  size => `workflows${'/a'.repeat(size / 2)}`,
  size => `workflows?$skiptoken=${'%253C'.repeat(size / 5)}`,
  size => 'x'.repeat(size),
]
const largeBodies: readonly ((size: number) => string)[] = [
  size => '['.repeat(size),
  size => '{"a":'.repeat(size / 5),
  size => `{"name":"${'x'.repeat(size)}"}`,
  size => `{${Array.from({ length: size / 10 }, (_, index) => `"a${index}":1`).join()}}`,
  size => `{"a":${'[1,'.repeat(size / 3)}`,
  size => `{"x@odata.bind":"${'('.repeat(size)}"}`,
]

/** Numbers from 0 to 1 that look random; mulberry32. */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
