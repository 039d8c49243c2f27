import type { DefinitionPackage } from './readPackage.ts'
import type { Flow } from './solution.ts'

/** A flow of which nothing is known but its script. */
export const scriptFlow = ({ definition, binaries }: DefinitionPackage): Flow => ({
  workflowId: null,
  name: null,
  description: null,
  definition,
  inputs: null,
  outputs: null,
  metadata: null,
  dependencies: null,
  connectionReferences: null,
  desktopFlowModules: null,
  uiFlowType: 2,
  isActive: true,
  binaries,
})
