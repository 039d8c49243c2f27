/**
 * The types of an action's inputs and outputs. A parameter says what the designer shows, how a value of the flow
 * becomes what the action's code works with, and back.
 *
 * | constructor        | in code                             | a flow may give                                    |
 * | ------------------ | ----------------------------------- | -------------------------------------------------- |
 * | `text`, `password` | string                              | anything with a text form                          |
 * | `number`, `integer`| number                              | a number, numeric text                             |
 * | `exactNumber`      | NumberValue (decimal)               | a number, numeric text                             |
 * | `boolean`          | boolean                             | a boolean, the texts True and False                |
 * | `datetime`         | DateTime                            | a date, text such as 2025-01-01                    |
 * | `list`             | List                                | a list                                             |
 * | `listOf(x)`        | array of what x gives               | a list, or one item                                |
 * | `table`, `row`     | Table, Row                          | a table (a row, a list of rows), a row             |
 * | `object`           | RobinObject                         | a custom object                                    |
 * | `file`, `folder`   | FileValue, FolderValue              | the value, or the text of a path                   |
 * | `files`, `folders` | arrays of them                      | one, a list of them, paths or values               |
 * | `flow`             | id of a desktop flow, as text       | its id; a constant, so that it is known beforehand |
 * | `choice`           | one of the members                  | a member of the enum, or its name as text          |
 * | `any`              | Value                               | anything                                           |
 * | `binary`           | BinaryValue                         | binary data                                        |
 * | `credential`       | CredentialValue                     | a credential                                       |
 * | `instance(kind)`   | Instance                            | an instance of that kind                           |
 * | `variable(x)`      | Reference: `.value` reads and writes| a variable                                         |
 *
 * Source: Robin language, section 4.4.
 */
import path from 'node:path'
import { BinaryValue } from '../values/binaryValue.ts'
import type { CredentialValue } from '../values/credentialValue.ts'
import type { DateTime } from '../values/dateTime.ts'
import { FileValue, FolderValue } from '../values/fileValue.ts'
import type { Instance } from '../values/instance.ts'
import { List } from '../values/list.ts'
import { type Decimal, decimalOf, doubleOf, type NumberValue, numberOf } from '../values/number.ts'
import { RobinObject } from '../values/robinObject.ts'
import { Holder } from '../values/share.ts'
import { Row, Table } from '../values/table.ts'
import type { Value } from '../values/value.ts'
import {
  type ConversionContext,
  ConversionError,
  isEmptyValue,
  toBinary,
  toBoolean,
  toCredential,
  toDateTime,
  toFile,
  toFolder,
  toInstance,
  toList,
  toNumber,
  toObject,
  toRow,
  toTable,
  toText,
} from './convert.ts'

export interface InputOptions {
  /** As the designer shows it. */
  readonly label: string
  /** True unless there is a default. */
  readonly required?: boolean
  /** Taken where the flow gives none. */
  readonly default?: string | number | boolean | null
  readonly description?: string
}

/** Where the value of a by-reference argument lives. */
export interface Place {
  read(): Value
  write(value: Value): void
}

/** What an action takes. `Given` is the type its code sees. */
export interface Input<Given = unknown> extends Shape {
  /** Throws a ConversionError. */
  convert(value: Value, context: ConversionContext, place?: Place): Given
}

/** What an action gives. `Taken` is the type its code returns. */
export interface Output<Taken = unknown> extends Shape {
  toValue(result: Taken): Value
}

type AsIs = 'string' | 'number' | 'boolean' | 'any'

interface Shape extends InputOptions {
  /** As the catalogue names it. */
  readonly type: string
  readonly required: boolean
  /** The argument is a variable that the action changes. */
  readonly byReference: boolean
  /** The value must not show in logs. */
  readonly sensitive: boolean
  /** JavaScript type whose values an action is given as they are, without `convert`; `any`: all values. */
  readonly asIs?: AsIs
  readonly enumType?: string
  readonly members?: readonly string[]
}

export interface Parameter<Given, Taken = Given> extends Input<Given>, Output<Taken> {}

/** The type of an input in the action's code. */
export type InputValue<I> = I extends Input<infer Given> ? Given : never

/** The type an action returns for an output. */
export type OutputValue<O> = O extends { toValue(result: infer Taken): Value } ? Taken : never

/** A variable the flow gave by reference. A list, table or object read from it may be changed in place. */
export interface Reference<Given, Taken = Given> {
  get value(): Given
  set value(next: Given | Taken)
}

/** Not given is undefined, where an input may be left out and has no default. */
type Perhaps<T, Options> = Options extends { readonly required: false }
  ? Options extends { readonly default: string | number | boolean }
    ? T
    : T | undefined
  : Options extends { readonly default: null }
    ? T | undefined
    : T

type Constructor<Given, Taken = Given> = <const Options extends InputOptions>(
  options: Options,
) => Parameter<Perhaps<Given, Options>, Taken>

/** Text. Numbers, dates, lists and so on are given in their text form. */
export const text: Constructor<string> = parameterOf('text', toText, result => result, { asIs: 'string' })

/** The id of a desktop flow. What a flow calls is read off its constants before it runs. */
export const flow: Constructor<string> = parameterOf('desktopflow', toText, result => result)

/** Text that must not show in logs or errors. */
export const password: Constructor<string> = parameterOf('secret', toText, result => result, { sensitive: true })

/** A number as JavaScript has it; results keep 15 significant digits. */
export const number: Constructor<number, number | Decimal> = parameterOf(
  'number',
  value => doubleOf(toNumber(value)),
  numberResult,
  { asIs: 'number' },
)

/** A number as the flow has it, exact to 28 digits; see values/number for arithmetic. */
export const exactNumber: Constructor<NumberValue> = parameterOf('number', toNumber, numberResult, { asIs: 'number' })

/** A whole number. */
export const integer: Constructor<number, number | Decimal> = parameterOf(
  'number',
  value => {
    const given = toNumber(value)
    if (typeof given !== 'number') throw new ConversionError('a whole number', value)
    return given
  },
  numberResult,
  { asIs: 'number' },
)

export const boolean: Constructor<boolean> = parameterOf('boolean', toBoolean, result => result, { asIs: 'boolean' })

export const datetime: Constructor<DateTime> = parameterOf('datetime', toDateTime, result => result)

/** A list of anything; see `listOf` for an array. Give a List or an array. */
export const list: Constructor<List, List | readonly Value[]> = parameterOf('list', toList, result =>
  result instanceof List ? result : new List([...result]),
)

export const table: Constructor<Table> = parameterOf('datatable', toTable, result => result)

export const row: Constructor<Row> = parameterOf('datarow', toRow, result => result)

export const object: Constructor<RobinObject> = parameterOf('customobject', toObject, result => result)

/** A file by value or path; relative paths are read against the run's folder. Give a FileValue or a full path. */
export const file: Constructor<FileValue, FileValue | string> = parameterOf('file', toFile, result =>
  typeof result === 'string' ? new FileValue(path.resolve(result)) : result,
)

/** A folder by value or path; relative paths are read against the run's folder. Give a FolderValue or a full path. */
export const folder: Constructor<FolderValue, FolderValue | string> = parameterOf('folder', toFolder, result =>
  typeof result === 'string' ? new FolderValue(path.resolve(result)) : result,
)

/** One file or a list of files, by values or paths. */
export const files: Constructor<readonly FileValue[], readonly (FileValue | string)[]> = options =>
  listOf(file, options)

/** One folder or a list of folders, by values or paths. */
export const folders: Constructor<readonly FolderValue[], readonly (FolderValue | string)[]> = options =>
  listOf(folder, options)

/** Anything, as the flow has it. */
export const any: Constructor<Value> = parameterOf(
  'any',
  value => value,
  result => (typeof result === 'number' ? numberOf(result) : result),
  { asIs: 'any' },
)

export const binary: Constructor<BinaryValue, BinaryValue | Uint8Array> = parameterOf('binary', toBinary, result =>
  result instanceof BinaryValue ? result : new BinaryValue(result),
)

/** A user name with its password; neither input nor output shows the password in logs or errors. */
export const credential: Constructor<CredentialValue> = parameterOf('credential', toCredential, result => result, {
  sensitive: true,
})

/**
 * An array of what another parameter gives; one item stands for a list of one.
 *
 * @example listOf(file, { label: 'Copied files' })
 */
export function listOf<Given, Taken, const Options extends InputOptions>(
  item: (options: { readonly label: string }) => Parameter<Given, Taken>,
  options: Options,
): Parameter<Perhaps<readonly Given[], Options>, readonly Taken[]> {
  const one = item({ label: options.label })
  return parameterOf<readonly Given[], readonly Taken[]>(
    `list<${one.type}>`,
    (value, context) => (value instanceof List ? value.items : [value]).map(each => one.convert(each, context)),
    result => new List(result.map(each => one.toValue(each))),
  )(options)
}

/**
 * One member of an enum, whose name is written with the module that owns it.
 *
 * @example choice('File.IfExists', ['DoNothing', 'Overwrite'], { label: 'If file exists', default: 'DoNothing' })
 */
export function choice<
  const Member extends string,
  const Options extends InputOptions & { readonly default?: NoInfer<Member> | null },
>(enumType: string, members: readonly Member[], options: Options): Parameter<Perhaps<Member, Options>, Member> {
  const convert = (value: Value): Member => {
    const name = typeof value === 'string' ? value.trim().toLowerCase() : undefined
    const found = members.find(member => member.toLowerCase() === name)
    if (found === undefined) throw new ConversionError(`one of ${members.join(', ')}`, value)
    return found
  }
  return parameterOf<Member, Member>('enum', convert, result => result, { enumType, members })(options)
}

/**
 * A handle an action opened. The kind is the catalogue's name for it.
 *
 * @example instance<Workbook>('excelinstance', { label: 'Excel instance' })
 */
export function instance<Content>(kind: string, options: InputOptions): Parameter<Instance<Content>> {
  return parameterOf<Instance<Content>, Instance<Content>>(
    kind,
    value => toInstance(value, kind) as Instance<Content>,
    result => result,
  )(options)
}

/**
 * A variable the action changes: `.value` reads it, converted, and assigning to `.value` writes it. A list, table or
 * object that was read may also be changed in place; one is made where the variable holds nothing yet.
 *
 * @example
 * inputs: { List: variable(list, { label: 'Add item into list' }), Item: any({ label: 'Item' }) },
 * run({ List, Item }) { List.value.items.push(Item) }
 */
export function variable<Given, Taken>(
  item: (options: { readonly label: string }) => Parameter<Given, Taken>,
  options: Omit<InputOptions, 'default'>,
): Parameter<Reference<Given, Taken>, never> {
  const one = item({ label: options.label })
  const required = options.required ?? true
  return {
    ...one,
    ...options,
    required,
    byReference: true,
    convert(_value, context, place) {
      if (place === undefined) throw new ConversionError('a variable', _value)
      return new VariableReference(one, place, context)
    },
    toValue: () => null,
  }
}

/** A class, since an object that is made with accessors anew for each call takes longer than most actions do. */
class VariableReference<Given, Taken> implements Reference<Given, Taken> {
  readonly #item: Parameter<Given, Taken>
  readonly #place: Place
  readonly #context: ConversionContext

  constructor(item: Parameter<Given, Taken>, place: Place, context: ConversionContext) {
    this.#item = item
    this.#place = place
    this.#context = context
  }

  get value(): Given {
    const held = this.#place.read()
    const { type, asIs } = this.#item
    if (held instanceof Holder ? held.type === type : typeof held === asIs) return held as Given
    const start = isEmptyValue(held) ? (emptyOf[this.#item.type]?.() ?? held) : held
    const given = this.#item.convert(start, this.#context)
    const changeable =
      given instanceof List || given instanceof Table || given instanceof RobinObject || given instanceof Row
    if (changeable && given !== held) this.#place.write(given)
    return given
  }

  set value(next: Given | Taken) {
    this.#place.write(this.#item.toValue(next as Taken))
  }
}

const emptyOf: Readonly<Record<string, () => Value>> = {
  list: () => new List(),
  datatable: () => new Table(),
  customobject: () => new RobinObject(),
  number: () => 0,
}

function numberResult(result: NumberValue): NumberValue {
  return typeof result === 'number' ? numberOf(result) : decimalOf(result)
}

/** Makes the constructor of a type from its two conversions. */
function parameterOf<Given, Taken>(
  type: string,
  convert: (value: Value, context: ConversionContext) => Given,
  toValue: (result: Taken) => Value,
  more: Partial<Shape> = {},
): Constructor<Given, Taken> {
  return options => ({
    type,
    byReference: false,
    sensitive: false,
    ...more,
    ...options,
    required: options.required ?? options.default === undefined,
    convert: convert as (value: Value, context: ConversionContext) => never,
    toValue,
  })
}
