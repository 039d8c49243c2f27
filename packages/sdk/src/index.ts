export { type Client, type ClientOptions, createClient } from './client.ts'
export {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  DeskhandError,
  NotFoundError,
  PermissionError,
  RequestError,
  ServerError,
  ThrottledError,
} from './core/errors.ts'
export type { Http, SendOptions } from './core/http.ts'
export type { ClientSecret, TokenProvider } from './core/token.ts'
export type { FlowBinary, FlowDefinition } from './flowDefinition.ts'
export type { FlowSummary, Flows } from './flows.ts'
export { create } from './requests/create.ts'
export { deleteRow } from './requests/delete.ts'
export { downloadFile, uploadFile } from './requests/file.ts'
export { invoke } from './requests/invoke.ts'
export type { Query } from './requests/query.ts'
export { retrieve, retrieveValue } from './requests/retrieve.ts'
export { retrieveMultiple } from './requests/retrieveMultiple.ts'
export { update } from './requests/update.ts'
export { upsert } from './requests/upsert.ts'
export { hasEnded, type RunLogEntry, type RunStatus, type Runs, type StartRun, statusLabel } from './runs.ts'
export type { WrittenFlow } from './writeFlow.ts'
