import type { Flow, FlowBinary } from './solution.ts'

/**
 * Writes flows as rows of `workflow` in JSON, binaries below them with their files as base64; `readRows` reads the same
 * from it.
 *
 * Source: Dataverse wire, sections 1.2, 1.3 and 1.12.
 */
export const writeRows = (flows: readonly Flow[]): string => `${JSON.stringify({ value: flows.map(row) }, null, 2)}\n`

const row = (flow: Flow) => ({
  ...(flow.workflowId !== null && { workflowid: flow.workflowId }),
  name: flow.name,
  description: flow.description,
  category: 6,
  uiflowtype: flow.uiFlowType,
  statecode: flow.isActive ? 1 : 0,
  schemaversion: '2022.07',
  definition: flow.definition,
  inputs: flow.inputs,
  outputs: flow.outputs,
  metadata: flow.metadata,
  dependencies: flow.dependencies,
  connectionreferences: flow.connectionReferences,
  desktopflowmodules: flow.desktopFlowModules,
  workflow_desktopflowbinary_Process: flow.binaries.map(binaryRow),
})

const binaryRow = (binary: FlowBinary) => ({
  ...(binary.id !== null && { desktopflowbinaryid: binary.id }),
  name: binary.name,
  type: binary.type,
  reference: binary.reference,
  mimetype: binary.mimeType,
  metadata: binary.metadata,
  data_name: binary.fileName,
  data: binary.content === null ? null : Buffer.from(binary.content).toString('base64'),
})
