/** What a request is answered with, as plain data; `sendAnswer` in app.ts puts it on the wire. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Text is JSON unless `content-type` says otherwise. */
  readonly body?: string | Uint8Array
}

/** 204. */
export const noContent: Answer = Object.freeze({ status: 204 })

/** 200 with a JSON text that is ready. */
export const json = (body: string, headers?: Readonly<Record<string, string>>): Answer =>
  headers === undefined ? { status: 200, body } : { status: 200, headers, body }
