import { Worker } from 'node:worker_threads'
import { failure } from '../failure.ts'
import { lineOf } from './line-of.ts'
import type { Line, Task } from './task.ts'

/** Documents a thread holds at a time: one it reads and one that waits, so that it never idles. */
const held = 2

interface Thread {
  readonly worker: Worker
  readonly tasks: Task[]
}

/** Threads that read documents, each with its own copy of the reader. */
export interface ThreadPool {
  /** True when no thread can take another document. */
  readonly full: boolean
  give(task: Task): void
  close(): Promise<void>
}

/**
 * Start up to `jobs` threads, each when it is first needed; `done` gets the lines as they are finished.
 * A thread that dies (out of memory, say) costs the document it was reading; another takes its place.
 */
export function threadPool(jobs: number, done: (line: Line) => void): ThreadPool {
  const threads: Thread[] = []
  let closed = false

  function start(): Thread {
    const thread: Thread = { worker: new Worker(new URL('./reading-thread.ts', import.meta.url)), tasks: [] }
    threads.push(thread)
    thread.worker.on('message', (line: Line) => {
      thread.tasks.shift()
      done(line)
    })
    let cause = ''
    thread.worker.on('error', (error) => {
      cause = error instanceof Error ? error.message : String(error)
    })
    thread.worker.on('exit', () => {
      threads.splice(threads.indexOf(thread), 1)
      if (closed) return
      const [lost, ...waiting] = thread.tasks
      if (waiting.length > 0) {
        const next = start()
        for (const task of waiting) send(next, task)
      }
      if (lost)
        done(
          lineOf(
            lost.index,
            lost.file,
            failure(lost.file, 'internal', {
              zh: `读取线程中断：${cause}`,
              en: `the reading thread broke off: ${cause}`,
            }),
          ),
        )
    })
    return thread
  }

  function send(thread: Thread, task: Task) {
    thread.tasks.push(task)
    // not transferred: were the thread to die, they would be gone with it
    thread.worker.postMessage(task)
  }

  const freest = () =>
    threads.reduce<Thread | null>((best, each) => (best && best.tasks.length <= each.tasks.length ? best : each), null)

  return {
    get full() {
      return threads.length >= jobs && (freest()?.tasks.length ?? 0) >= held
    },
    give(task) {
      const thread = freest()
      send(!thread || (thread.tasks.length > 0 && threads.length < jobs) ? start() : thread, task)
    },
    async close() {
      closed = true
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
