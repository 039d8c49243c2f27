import { dataverseError } from '@deskhand/contract/errors'
import type { SqlValue } from '../store/steps.ts'
import { packFlow } from './packFlow.ts'
import type { ScriptReader } from './readScript.ts'

type Values = Readonly<Record<string, SqlValue>>

/** Columns that follow from the script; callers change the script. */
const derived = ['clientdata', 'inputs', 'outputs', 'metadata', 'schemaversion', 'statuscode', 'xaml'] as const

/**
 * The values of a `workflow` row of which a caller gave some: whatever follows from name and script is made anew.
 * A new flow is published at once; one whose script has errors is a draft.
 *
 * @param before `name`, `category` and `definition` of the row as it is; undefined for a new row
 */
export function completeFlow(written: Values, before: Values | undefined, now: number, read: ScriptReader): Values {
  const category = written.category ?? before?.category ?? desktopFlow
  if (category !== desktopFlow)
    throw dataverseError(
      'InvalidArgument',
      `The category is ${category}; only desktop flows, category ${desktopFlow}, are kept here.`,
    )
  const given = derived.find(name => written[name] !== undefined)
  if (given !== undefined)
    throw dataverseError(
      'InvalidArgument',
      `The column '${given}' of a desktop flow follows from its script. Write 'definition'; inputs and outputs are what its @INPUT and @OUTPUT lines declare.`,
    )
  const definition = written.definition ?? before?.definition
  if (typeof definition !== 'string')
    throw dataverseError('InvalidArgument', "A desktop flow needs its script: give the Robin text in 'definition'.")
  if (before === undefined) return { ...newFlow, ...written, ...pack(written.name), ...switched(written.statecode) }
  const changesScript =
    written.definition !== undefined || written.name !== undefined || written.statecode === activated
  return { ...written, ...(changesScript && pack(written.name ?? before.name)), ...switched(written.statecode) }

  function pack(name: SqlValue | undefined): Values {
    const { values } = packFlow({ name: String(name), definition: String(definition), now }, read)
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
