import { AsyncLocalStorage } from 'node:async_hooks'
import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism, setPriority } from 'node:os'

/** Why work was stopped before its end. */
export type StopReason =
  /** It took longer than it may. */
  | 'time'
  /** It wanted more memory than it may have, or brought its process down in another way. */
  | 'memory'
  /** Whoever asked went away. */
  | 'cancelled'
  /** Too much waits already. */
  | 'busy'

/** Work in a worker was stopped; nothing of it is left. */
export class WorkStopped extends Error {
  override readonly name = 'WorkStopped'
  readonly reason: StopReason
  constructor(reason: StopReason) {
    super(`stopped: ${reason}`)
    this.reason = reason
  }
}

const askers = new AsyncLocalStorage<AbortSignal>()

/** Do `work` for somebody who may go away: what it has begun in a worker by then is stopped. */
export const whileAsked = <T>(signal: AbortSignal, work: () => T): T => askers.run(signal, work)

/** Limits of a piece of work in another process; beyond them it is ended. */
export interface WorkLimits {
  /** Milliseconds from the asking on, with the time it waits for a process. */
  readonly time: number
  /** MiB of JavaScript's own memory a process may have. */
  readonly memory: number
  /** The most works that wait for a process. */
  readonly waiting: number
  /** Processes at a time; one less than there are processors when not said. */
  readonly processes?: number
  /** Milliseconds without work after which a process ends. */
  readonly idle?: number
}

/** Work done in processes of its own: `run` calls what the module exports under that name, and copies in and out. */
export interface Workers {
  /** `onProgress` gets what the work says of itself meanwhile. @throws {WorkStopped} @throws what the work threw, as an `Error` */
  readonly run: <Output>(
    module: URL,
    name: string,
    input: unknown,
    signal?: AbortSignal,
    onProgress?: (said: unknown) => void,
  ) => Promise<Output>
  readonly close: () => void
}

/** What a process is asked. */
export interface Task {
  readonly module: string
  readonly name: string
  readonly input: unknown
}

/** What it answers. */
export type Answer =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly stack: string }

/** What it says on the way to its answer. */
export interface Progress {
  readonly kind: 'progress'
  readonly said: unknown
}

interface Work extends Task {
  readonly onProgress: ((said: unknown) => void) | undefined
  readonly settle: (answer: Answer | WorkStopped) => void
}

/**
 * Processes for work that would keep the serving thread from answering. They start when they are needed and end when
 * they are not, run behind the server's own process where processors are short, and one that is stopped takes only its
 * own work with it. Not threads: one that runs out of memory can end the whole process.
 */
export function workers({ time, memory, waiting: most, processes, idle = 30_000 }: WorkLimits): Workers {
  const mostProcesses = processes ?? Math.max(1, Math.min(4, availableParallelism() - 1))
  /** At rest, each with the timer that ends it. */
  const free = new Map<ChildProcess, NodeJS.Timeout>()
  const all = new Set<ChildProcess>()
  const queue: Work[] = []
  const under = new Map<ChildProcess, Work>()

  const start = (): ChildProcess => {
    const child = fork(new URL('worker-process.ts', import.meta.url), [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${memory}`, '--max-semi-space-size=32'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    all.add(child)
    behind(child)
    child.on('message', (answer: Answer | Progress) => {
      const work = under.get(child)
      if (answer.kind === 'progress') {
        work?.onProgress?.(answer.said)
        return
      }
      under.delete(child)
      // one that is ended may still have answered before: it gets no more work
      if (!child.killed) rest(child)
      work?.settle(answer)
      next()
    })
    const gone = () => {
      if (!all.delete(child)) return
      take(child)
      under.get(child)?.settle(new WorkStopped('memory'))
      under.delete(child)
      next()
    }
    child.on('error', gone).on('exit', gone)
    return child
  }
  const rest = (child: ChildProcess) => {
    // a process at rest keeps nobody from ending
    child.unref()
    child.channel?.unref()
    free.set(child, setTimeout(end, idle, child).unref())
  }
  /** Takes a process out of its rest. */
  const take = (child: ChildProcess) => {
    clearTimeout(free.get(child))
    free.delete(child)
  }
  /** From here on it gets no work, though it takes a moment until it is gone. */
  const end = (child: ChildProcess) => {
    take(child)
    child.kill('SIGKILL')
  }
  /** The one that came to rest last: the others are left to end. */
  const rested = () => {
    const child = [...free.keys()].at(-1)
    if (child) take(child)
    return child
  }
  const next = () => {
    while (queue.length > 0) {
      const child = rested() ?? (all.size < mostProcesses ? start() : undefined)
      const work = child && queue.shift()
      if (!work) return
      under.set(child, work)
      child.ref()
      child.channel?.ref()
      const { module, name, input } = work
      child.send({ module, name, input } satisfies Task, (error) => error && end(child))
    }
  }
  const stop = (work: Work, reason: StopReason) => {
    const at = queue.indexOf(work)
    if (at >= 0) queue.splice(at, 1)
    for (const [child, at] of under) if (at === work) end(child)
    work.settle(new WorkStopped(reason))
  }
  return {
    run: <Output>(
      module: URL,
      name: string,
      input: unknown,
      signal = askers.getStore(),
      onProgress?: (said: unknown) => void,
    ) =>
      new Promise<Output>((resolve, reject) => {
        if (signal?.aborted) return reject(new WorkStopped('cancelled'))
        if (queue.length >= most) return reject(new WorkStopped('busy'))
        const cancel = () => stop(work, 'cancelled')
        const late = setTimeout(() => stop(work, 'time'), time)
        const work: Work = {
          module: module.href,
          name,
          input,
          onProgress,
          settle: (answer) => {
            clearTimeout(late)
            signal?.removeEventListener('abort', cancel)
            if (answer instanceof WorkStopped) reject(answer)
            else if (answer.kind === 'failed') reject(thrown(answer))
            // what it is, the module that was named says
            else resolve(answer.output as Output)
          },
        }
        signal?.addEventListener('abort', cancel)
        queue.push(work)
        next()
      }),
    close: () => {
      for (const work of [...queue, ...under.values()]) stop(work, 'cancelled')
      for (const child of all) end(child)
    },
  }
}

function thrown({ name, message, stack }: Extract<Answer, { kind: 'failed' }>): Error {
  return Object.assign(new Error(message), { name, stack })
}

/** Give way to the server's own process. */
function behind({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, 10)
  } catch {
    // where that is not allowed it runs beside
  }
}

/** For what others made: a file that is read may be built to take all there is. */
export const readers: Workers = workers({ time: 60_000, memory: 768, waiting: 24 })
/** For pictures of pages, some seconds each: one report at a time, whose pages are recognised beside each other. */
export const recognisers: Workers = workers({ time: 20 * 60_000, memory: 768, waiting: 8, processes: 1 })
/** For what we make: files of the record. */
export const makers: Workers = workers({ time: 120_000, memory: 1024, waiting: 24 })
