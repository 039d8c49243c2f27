import autocannon from 'autocannon'

export interface Request {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** Answers a second, under a bounded load from this process. */
export async function answersPerSecond(request: Request, seconds: number, connections: number): Promise<number> {
  const result = await autocannon({ ...request, connections, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${request.url}: ${result.non2xx} answers were no success, ${result.errors} requests failed`)
  return result.requests.average
}
