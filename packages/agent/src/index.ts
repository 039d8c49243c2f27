export type { Agent } from './main.ts'
export type { AgentOptions, ClientCredentials, RunLimits, TokenSource } from './options.ts'
export { startAgent } from './startAgent.ts'
