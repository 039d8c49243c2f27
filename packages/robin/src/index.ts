export type { Diagnostic, Severity } from './diagnostic.ts'
export type * from './syntax/ast.ts'
export { parse } from './syntax/parse.ts'
