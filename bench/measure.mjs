// Measures durations: warms up, runs the tasks in turn so that a busy moment affects all of them, and takes medians.
import { once } from 'node:events'

/** The middle value; of an even number the higher of the two in the middle. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

const wallTime = () => performance.now()

/** The least value. */
export const least = (values) => Math.min(...values)

/** Milliseconds of processor time that this process has taken, all threads together. */
export function processorTime() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Median (or as `pick` says) milliseconds of each task, in the order given, of at least `rounds` and as many more as fit
 * into `seconds`, after a third of that for warming up (at least `warmUp` rounds). Tasks may be asynchronous. By
 * `processorTime` a long task is not worse off than a short one where other work interrupts both.
 */
export async function interleaved(
  tasks,
  { rounds = 15, warmUp = 5, seconds = 0, clock = wallTime, pick = median } = {},
) {
  const times = tasks.map(() => [])
  const run = async (fewest, until, note) => {
    for (let round = 0; round < fewest || performance.now() < until; round++) {
      for (const [i, task] of tasks.entries()) {
        const start = clock()
        await task()
        note(i, clock() - start)
      }
    }
  }
  await run(warmUp, performance.now() + seconds * 333, () => {})
  await run(rounds, performance.now() + seconds * 1000, (i, time) => times[i].push(time))
  return times.map(pick)
}

/**
 * Milliseconds each group of processes runs until its last one has ended. The groups take turns, a slice of their `share`
 * each, and stand still (SIGSTOP) in between: a machine whose speed drifts over seconds is then equally fast for all.
 * `start` makes a group's processes; one that fails is an error. POSIX only.
 */
export async function inSlices(groups, slice = 250) {
  const running = groups.map(({ start, share }) => {
    const children = start()
    const group = { children, share, time: 0, over: false }
    group.end = Promise.all(children.map((child) => once(child, 'exit'))).then((ends) => {
      group.over = true
      const failed = ends.find(([status]) => status !== 0)
      if (failed) throw new Error(`a process of the bench ended with ${failed[0] ?? failed[1]}`)
    })
    for (const child of children) child.kill('SIGSTOP')
    return group
  })
  try {
    while (running.some(({ over }) => !over))
      for (const group of running) {
        if (group.over) continue
        const begun = performance.now()
        for (const child of group.children) child.kill('SIGCONT')
        await Promise.race([group.end, new Promise((resolve) => setTimeout(resolve, slice * group.share))])
        for (const child of group.children) child.kill('SIGSTOP')
        group.time += performance.now() - begun
      }
    await Promise.all(running.map(({ end }) => end))
  } finally {
    // when one fails, the stopped ones would never end
    for (const child of running.flatMap(({ children }) => children)) child.kill('SIGKILL')
  }
  return running.map(({ time }) => time)
}
