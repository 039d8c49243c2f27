/** Says what is going on when it takes longer than a second. */
export interface Progress {
  /** Runs a step; its sentence appears when it is not done after a second. */
  during<Result>(sentence: string, step: () => Promise<Result>): Promise<Result>
}

export function createProgress(note: (text: string) => void): Progress {
  return {
    async during(sentence, step) {
      let said = 0
      const started = performance.now()
      const timer = setInterval(() => {
        said++
        if (said === 1 || said % 5 === 0) note(`${sentence} … ${Math.round((performance.now() - started) / 1000)} s`)
      }, 1000)
      try {
        return await step()
      } finally {
        clearInterval(timer)
      }
    },
  }
}
