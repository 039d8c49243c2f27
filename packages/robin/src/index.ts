export type { ActionLibrary, ActionShape, Catalogue, ParameterShape } from './action/catalogue.ts'
export { type ActionContext, type ActionDefinition, defineAction } from './action/defineAction.ts'
export {
  any,
  binary,
  boolean,
  choice,
  credential,
  datetime,
  exactNumber,
  file,
  files,
  flow,
  folder,
  folders,
  type Input,
  type InputOptions,
  instance,
  integer,
  list,
  listOf,
  number,
  object,
  type Parameter,
  password,
  type Reference,
  row,
  table,
  text,
  variable,
} from './action/parameters.ts'
export { shapeOf } from './action/shapeOf.ts'
export { type Analysis, analyse } from './check/analyse.ts'
export { check } from './check/check.ts'
export type { Diagnostic, Severity } from './diagnostic.ts'
export { actionNames } from './evaluate/actionNames.ts'
export { compile } from './evaluate/compile.ts'
export type { Host } from './evaluate/host.ts'
export type { Listener, StatementReport } from './evaluate/listener.ts'
export { nodeHost } from './evaluate/nodeHost.ts'
export type { Outcome } from './evaluate/outcome.ts'
export type { Program, RunOptions } from './evaluate/program.ts'
export { runText, type TextRun } from './evaluate/runText.ts'
export type { Finding, Findings } from './finding.ts'
export { findings } from './findings.ts'
export { flowSchemas, type Schema, type SchemaVariable } from './flowSchemas.ts'
export { CustomError, RunError } from './runError.ts'
export { type Signature, type SignatureVariable, signature } from './signature.ts'
export type * from './syntax/ast.ts'
export { excerpt, excerpts } from './syntax/excerpt.ts'
export { parse } from './syntax/parse.ts'
export { print } from './syntax/print.ts'
export type { Value } from './values/value.ts'
