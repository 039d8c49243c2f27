import { typeOf } from './typeOf.ts'
import { types } from './types.ts'
import type { Value } from './value.ts'

/** What the type of a value is called in messages: `data table`, `Excel instance`. */
export function typeName(value: Value): string {
  if (value === null) return 'blank'
  const type = typeOf(value)
  return names[type] ?? (Object.hasOwn(types, type) ? types[type]!.label : type)
}

/** The same as the beginning of a sentence: `A list`, `An Excel instance`. */
export function aTypeName(value: Value): string {
  const name = typeName(value)
  return `${/^[aeiou]/i.test(name) ? 'An' : 'A'} ${name}`
}

/** Types whose name in a sentence differs from the designer's label. */
const names: Readonly<Record<string, string>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, string>, {
    text: 'text',
    number: 'number',
    boolean: 'boolean',
    datetime: 'datetime',
    list: 'list',
    datatable: 'data table',
    datarow: 'data row',
    customobject: 'custom object',
    file: 'file',
    folder: 'folder',
    error: 'error',
    credential: 'credential',
    binary: 'binary data',
  }),
)
