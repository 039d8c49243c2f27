import type { FlowSchema } from '@deskhand/contract/flowSchema'
import { dependenciesText, type KeptColumns, schemaText } from './keptColumns.ts'
import { packageScript } from './packageScript.ts'
import type { ScriptReader } from './readScript.ts'

/** The columns of a `workflow` row that say what a desktop flow is. */
export interface PackedFlow {
  readonly values: Readonly<Record<string, string | number | boolean | null>>
  readonly inputs: FlowSchema
  readonly outputs: FlowSchema
}

/** A name and a script, and what came with it. */
export interface FlowToPack {
  readonly name: string
  readonly definition: string
  readonly now: number
  readonly kept?: KeptColumns
  /** What lies beside the script in its package: entry → content. */
  readonly beside?: Readonly<Record<string, Uint8Array>>
}

/**
 * Makes a desktop flow of a name and a Robin text: the script packed as Power Automate packs it, and the schemas from
 * the declarations. A script with errors becomes a draft that says why; it is kept, and never run.
 *
 * @example
 * const { values } = packFlow({ name: 'Report', definition: "SET Total TO 1", now }, readScript)
 * values.statecode // 1
 *
 * Source: Dataverse wire, sections 1.2 and 1.3; Robin language, section 12.
 */
export function packFlow(flow: FlowToPack, read: ScriptReader): PackedFlow {
  const script = read(flow.definition)
  const isvalid = script.problem === null
  const { kept = {}, beside = {} } = flow
  const inputs = schemaText(kept.inputs, script.inputs)
  const outputs = schemaText(kept.outputs, script.outputs)
  const schemas: Pick<PackedFlow, 'inputs' | 'outputs'> = { inputs: JSON.parse(inputs), outputs: JSON.parse(outputs) }
  return {
    ...schemas,
    values: {
      ...(isvalid ? published : draft),
      suspensionreasondetails: script.problem?.slice(0, 500) ?? null,
      schemaversion: '2022.07',
      definition: flow.definition,
      clientdata: JSON.stringify({
        clientversion,
        properties: {
          definition: {
            dependencies: [],
            isvalid,
            name: flow.name,
            package: Buffer.from(packageScript(flow, script.modules, beside)).toString('base64'),
            $schema: schemaUrl,
          },
          ...schemas,
        },
        schemaversion,
        targets: { schema: { properties: {}, type: 'object' } },
      }),
      inputs,
      outputs,
      metadata:
        kept.metadata ??
        JSON.stringify({
          clientversion,
          isvalid,
          $schema: schemaUrl,
          schemaVersion: schemaversion,
          containsActiveConnections: false,
          containsActiveWorkQueuesActions: false,
          scriptType: 0,
          disableScreenshotCaptureOnError: false,
          flowTimeout: null,
        }),
      dependencies: dependenciesText(kept.dependencies, script.childFlows),
      connectionreferences: kept.connectionreferences ?? '[]',
      desktopflowmodules: kept.desktopflowmodules ?? '[]',
    },
  }
}

/** The version of Power Automate whose format this is; readers look at it to know what to expect. */
const clientversion = '2.19.00170.22097'
const schemaversion = 'ROBIN_20211012'
const schemaUrl =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'

const published = { statecode: 1, statuscode: 2, componentstate: 0 }
const draft = { statecode: 0, statuscode: 1, componentstate: 1 }
