// How long things take, fairly: warmed up, run in turn so that a busy moment hits all of them, the median of each.

/** The middle value; of an even number the higher of the two in the middle. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Median milliseconds of each task, in the order given. Tasks may be asynchronous. */
export async function interleaved(tasks, { rounds = 15, warmUp = 5 } = {}) {
  const times = tasks.map(() => [])
  for (let round = -warmUp; round < rounds; round++) {
    for (const [i, task] of tasks.entries()) {
      const start = performance.now()
      await task()
      if (round >= 0) times[i].push(performance.now() - start)
    }
  }
  return times.map(median)
}
