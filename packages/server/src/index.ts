export type { ServerConfig } from './config.ts'
export { createServer, type RunningServer, type Server } from './createServer.ts'
