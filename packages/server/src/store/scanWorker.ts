/** The thread's side of `scanThreads.ts`: one statement in, its rows out. */
import { parentPort, workerData } from 'node:worker_threads'
import { connectSqlite } from './sqliteConnection.ts'
import type { Parameter, Row } from './steps.ts'

export interface ScanRequest {
  readonly text: string
  readonly values: readonly Parameter[]
}
export type ScanAnswer = { readonly rows: readonly Row[] } | { readonly message: string }

const connection = connectSqlite(workerData as string, { readOnly: true })
parentPort!.on('message', ({ text, values }: ScanRequest) => {
  let answer: ScanAnswer
  try {
    answer = { rows: connection.execute(text, values) }
  } catch (error) {
    answer = { message: error instanceof Error ? error.message : String(error) }
  }
  parentPort!.postMessage(answer)
})
