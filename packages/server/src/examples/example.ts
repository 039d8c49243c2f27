/** A request as the docs show it and every test run sends it. `{flow}`, `{run}` and the like stand for ids of rows. */
export interface WebApiExample {
  /** What it shows, as a heading. */
  readonly title: string
  readonly says?: string
  readonly method?: 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** What the path stands behind; `/api/data/v9.2/` unless it says otherwise. */
  readonly root?: string
  /** As it reads before percent-encoding. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, or the text of a body of another type. */
  readonly body?: unknown
  readonly status: number
  /** Part of the answer: every member named here must be there with this value; a text: the whole body. */
  readonly gives?: unknown
}

export interface WebApiExamples {
  readonly title: string
  readonly examples: readonly WebApiExample[]
}
