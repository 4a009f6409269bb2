/** Lets `most` run at a time and `waiting` wait; undefined comes back, and nothing runs, when more than those come. */
export function turns(most: number, waiting: number): <T>(run: () => Promise<T>) => Promise<T | undefined> {
  let running = 0
  const queue: (() => void)[] = []
  return async (run) => {
    if (running >= most) {
      if (queue.length >= waiting) return undefined
      // who leaves hands the turn over, so that `running` stays as it is
      await new Promise<void>((resolve) => queue.push(resolve))
    } else running++
    try {
      return await run()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
