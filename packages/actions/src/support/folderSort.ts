import { boolean, choice } from '@deskhand/robin/action/parameters'
import type { SortKey } from './sortBy.ts'

const sortKey = (label: string) =>
  choice(
    'Folder.SortBy',
    [
      'NoSort',
      'FullName',
      'RootPath',
      'Directory',
      'Name',
      'NameWithoutExtension',
      'Extension',
      'Size',
      'CreationTime',
      'LastAccessed',
      'LastModified',
      'IsHidden',
      'IsSystem',
      'IsReadOnly',
      'IsArchive',
      'Exists',
    ],
    { label, default: 'NoSort' },
  )
const descending = (label: string) => boolean({ label, default: false })

/** The six inputs that say in which order files or folders are given. */
export const sortInputs = {
  SortBy1: sortKey('Sort by'),
  SortDescending1: descending('Descending'),
  SortBy2: sortKey('Then by'),
  SortDescending2: descending('Then descending'),
  SortBy3: sortKey('Last by'),
  SortDescending3: descending('Last descending'),
}

/** What the six inputs ask for. */
export const sortKeys = (given: { readonly [Name in keyof typeof sortInputs]: string | boolean }): SortKey[] =>
  (
    [
      [given.SortBy1, given.SortDescending1],
      [given.SortBy2, given.SortDescending2],
      [given.SortBy3, given.SortDescending3],
    ] as const
  ).map(([property, down]) => ({
    property: property === 'NoSort' ? undefined : String(property),
    descending: down === true,
  }))
