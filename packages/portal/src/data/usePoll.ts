import { useEffect, useState } from 'react'

export interface Polled<Value> {
  readonly value: Value | undefined
  readonly error: Error | undefined
}

/** Loads a value now and again every few seconds, while `again` says so. */
export function usePoll<Value>(
  load: () => Promise<Value>,
  again: (value: Value) => boolean = () => true,
  everyMs = 2000,
): Polled<Value> {
  const [state, setState] = useState<Polled<Value>>({ value: undefined, error: undefined })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page loads what it was opened for
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const once = async () => {
      let next = true
      try {
        const value = await load()
        next = again(value)
        if (!left) setState({ value, error: undefined })
      } catch (error) {
        if (!left) setState(before => ({ value: before.value, error: error as Error }))
      }
      if (!left && next) timer = setTimeout(once, everyMs)
    }
    void once()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [])
  return state
}
