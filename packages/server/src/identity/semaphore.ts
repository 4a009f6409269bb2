/**
 * A semaphore: runs `most` tasks at a time and queues up to `waiting`. The returned function gives undefined, without
 * running the task, when the queue is full.
 */
export function semaphore(most: number, waiting: number): <T>(run: () => Promise<T>) => Promise<T | undefined> {
  let running = 0
  const queue: (() => void)[] = []
  return async (run) => {
    if (running >= most) {
      if (queue.length >= waiting) return undefined
      // a finished task passes its slot to the next waiter, so `running` does not change
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
