import { dataverseError } from '@deskhand/contract/errors'
import type { SqlValue } from '../store/steps.ts'
import { givenScript } from './givenScript.ts'
import { keptColumns, toolColumns } from './keptColumns.ts'
import { packFlow } from './packFlow.ts'
import type { ScriptReader } from './readScript.ts'

type Values = Readonly<Record<string, SqlValue>>

/** Columns that follow from the others; callers change those. */
const derived = ['schemaversion', 'statuscode', 'xaml'] as const

/** Columns a row may hold before, as text, for `completeFlow`. */
export const columnsBefore = ['definition', 'inputs', 'outputs'] as const

/**
 * The values of a `workflow` row of which a caller gave some: whatever follows from name and script is made anew.
 * A new flow is published at once; one whose script has errors is a draft.
 *
 * The script comes in `definition`, or packed in `clientdata`. What tools write beside it (metadata, dependencies, …)
 * is kept as it came until the script changes; so are schemas that name the variables the script declares.
 *
 * @param before `name`, `category` and `columnsBefore` of the row as it is; undefined for a new row
 */
export function completeFlow(written: Values, before: Values | undefined, now: number, read: ScriptReader): Values {
  const category = written.category ?? before?.category ?? desktopFlow
  if (category !== desktopFlow)
    throw dataverseError(
      'InvalidArgument',
      `The category is ${category}; only desktop flows, category ${desktopFlow}, are kept here.`,
    )
  const script = givenScript(written)
  const given = [...derived, ...(script === undefined ? (['inputs', 'outputs'] as const) : [])].find(
    name => written[name] !== undefined && written[name] !== null,
  )
  if (given !== undefined)
    throw dataverseError(
      'InvalidArgument',
      `The column '${given}' of a desktop flow follows from its script. Write 'definition'; inputs and outputs are what its @INPUT and @OUTPUT lines declare.`,
    )
  const definition = script?.definition ?? (written.definition === null ? null : before?.definition)
  if (typeof definition !== 'string')
    throw dataverseError('InvalidArgument', "A desktop flow needs its script: give the Robin text in 'definition'.")
  const kept = keptColumns(written)
  const { clientdata: _packed, ...plain } = written
  if (before === undefined) return { ...newFlow, ...plain, ...pack(written.name), ...switched(written.statecode) }
  if (script === undefined && written.name === undefined && written.statecode !== activated)
    return { ...plain, ...switched(written.statecode) }
  const isSame = definition === before.definition
  const values = pack(written.name ?? before.name)
  const untouched: readonly string[] = isSame ? toolColumns.filter(name => kept[name] === undefined) : []
  return {
    ...plain,
    ...Object.fromEntries(Object.entries(values).filter(([name]) => !untouched.includes(name))),
    ...switched(written.statecode),
  }

  function pack(name: SqlValue | undefined): Values {
    const known = definition === before?.definition ? textsOf(before, ['inputs', 'outputs']) : {}
    const flow = {
      name: String(name),
      definition: String(definition),
      now,
      kept: { ...known, ...textsOf(script, ['inputs', 'outputs']), ...kept },
      beside: script?.beside ?? {},
    }
    const { values } = packFlow(flow, read)
    if (written.statecode === activated && values.statecode !== activated)
      throw dataverseError(
        'InvalidArgument',
        `The desktop flow '${name}' cannot be activated: ${values.suspensionreasondetails}`,
      )
    return values
  }
}

const desktopFlow = 6
const activated = 1

/** A flow may be switched off by whoever may write it. */
function switched(statecode: SqlValue | undefined): Values {
  return statecode === 0 ? { statecode: 0, statuscode: 1 } : {}
}

const textsOf = (values: object | undefined, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap(name => {
      const text = (values as Readonly<Record<string, unknown>> | undefined)?.[name]
      return typeof text === 'string' ? [[name, text] as const] : []
    }),
  )

/** Source: Dataverse wire, section 1.3, values of an exported desktop flow. */
const newFlow: Values = {
  category: desktopFlow,
  type: 1,
  mode: 0,
  scope: 4,
  runas: 1,
  uiflowtype: 2,
  istransacted: true,
  subprocess: false,
  ondemand: false,
  primaryentity: 'none',
  introducedversion: '1.0',
}
