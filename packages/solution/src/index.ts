export { type ArchiveLimits, archiveLimits } from './archiveLimits.ts'
export { type DecodedScript, decodeScript, type ScriptEncoding } from './decodeScript.ts'
export type { FlowFile } from './flowFile.ts'
export { isArchive } from './isArchive.ts'
export { PackageError, type PackageErrorCode } from './packageError.ts'
export { type Archive, readArchive } from './readArchive.ts'
export { readClientData } from './readClientData.ts'
export { readFlows } from './readFlows.ts'
export { type DefinitionPackage, readPackage } from './readPackage.ts'
export { readRows } from './readRows.ts'
export { readSolution } from './readSolution.ts'
export type {
  ConnectionReference,
  Flow,
  FlowBinary,
  Publisher,
  Solution,
  SolutionPackage,
} from './solution.ts'
export { writeRows } from './writeRows.ts'
export { newSolution, writeSolution } from './writeSolution.ts'
