import type { ArchiveLimits } from './archiveLimits.ts'
import { fromBase64 } from './fromBase64.ts'
import { isRecord, parseJson, stringOrNull } from './json.ts'
import { readPackage } from './readPackage.ts'
import type { Flow } from './solution.ts'

/**
 * Reads `clientdata` in its first form, where script and schemas stand in one JSON text; undefined where it is the
 * stub of the second form, which has no script. `what` names it in errors.
 *
 * @example
 * readClientData(row.clientdata, "clientdata of 'Report'")?.definition
 *
 * Source: Robin language, section 12.1; Dataverse wire, section 1.3.
 */
export const readClientData = (text: string, what: string, limits?: ArchiveLimits): Flow | undefined =>
  clientDataFlow(parseJson(text, what), what, limits)

/** The same for JSON that is parsed. */
export function clientDataFlow(data: unknown, what: string, limits?: ArchiveLimits): Flow | undefined {
  const properties = isRecord(data) && isRecord(data.properties) ? data.properties : {}
  const definition = isRecord(properties.definition) ? properties.definition : {}
  if (typeof definition.package !== 'string' || definition.package === '') return undefined
  const { definition: script, binaries } = readPackage(fromBase64(definition.package, `The package in ${what}`), limits)
  return {
    workflowId: null,
    name: stringOrNull(definition.name),
    description: stringOrNull(definition.description),
    definition: script,
    inputs: jsonOrNull(properties.inputs),
    outputs: jsonOrNull(properties.outputs),
    metadata: null,
    dependencies: null,
    connectionReferences: null,
    desktopFlowModules: null,
    uiFlowType: 2,
    isActive: definition.isvalid !== false,
    binaries,
  }
}

const jsonOrNull = (value: unknown): string | null => (isRecord(value) ? JSON.stringify(value) : null)
