/** The thread's side of `scanThreads.ts`: one statement in, its rows out. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Columnar } from './columnar.ts'
import { connectSqlite } from './sqliteConnection.ts'
import type { Parameter } from './steps.ts'

export interface ScanStatement {
  readonly text: string
  readonly values: readonly Parameter[]
  /** The first one of a transaction, which shows all of them the same state of the data. */
  readonly begins: boolean
}
/** `end` ends the transaction, and is not answered. */
export type ScanRequest = ScanStatement | 'end'
/** The first message is `ready`; then one answer a statement. */
export type ScanAnswer = { readonly found: Columnar } | { readonly message: string }

const connection = connectSqlite(workerData as string, { readOnly: true })
parentPort!.on('message', (request: ScanRequest) => {
  if (request !== 'end') parentPort!.postMessage(answerTo(request))
  else if (connection.inTransaction()) connection.execute('rollback', [])
})
parentPort!.postMessage('ready')

function answerTo({ text, values, begins }: ScanStatement): ScanAnswer {
  try {
    if (begins) connection.execute('begin', [])
    return { found: connection.executeColumnar(text, values) }
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) }
  }
}
