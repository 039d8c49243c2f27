import type { Operation } from '@deskhand/contract/operation'
import { cancelDesktopFlowRun } from './cancelDesktopFlowRun.ts'
import { dhAddApplication } from './dhAddApplication.ts'
import { grantAccess } from './grantAccess.ts'
import type { OperationHandler } from './operationHandler.ts'
import { revokeAccess } from './revokeAccess.ts'
import { runDesktopFlow } from './runDesktopFlow.ts'
import { whoAmI } from './whoAmI.ts'

const handlers = [
  cancelDesktopFlowRun,
  dhAddApplication,
  grantAccess,
  revokeAccess,
  runDesktopFlow,
  whoAmI,
] as readonly OperationHandler[]

/** Declaration → what it does. */
export const operationHandlers: ReadonlyMap<Operation, OperationHandler> = new Map(
  handlers.map(handler => [handler.operation, handler]),
)
