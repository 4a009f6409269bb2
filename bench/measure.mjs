// How long things take, fairly: warmed up, run in turn so that a busy moment hits all of them, the median of each.

/** The middle value; of an even number the higher of the two in the middle. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

const wallTime = () => performance.now()

/** Milliseconds of processor time that this process has taken, all threads together. */
export function processorTime() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Median milliseconds of each task, in the order given, of at least `rounds` and as many more as fit into `seconds`, after a
 * third of that for warming up (at least `warmUp` rounds). Tasks may be asynchronous. By `processorTime` a long task is not
 * worse off than a short one where other work interrupts both.
 */
export async function interleaved(tasks, { rounds = 15, warmUp = 5, seconds = 0, clock = wallTime } = {}) {
  const times = tasks.map(() => [])
  const run = async (least, until, note) => {
    for (let round = 0; round < least || performance.now() < until; round++) {
      for (const [i, task] of tasks.entries()) {
        const start = clock()
        await task()
        note(i, clock() - start)
      }
    }
  }
  await run(warmUp, performance.now() + seconds * 333, () => {})
  await run(rounds, performance.now() + seconds * 1000, (i, time) => times[i].push(time))
  return times.map(median)
}
