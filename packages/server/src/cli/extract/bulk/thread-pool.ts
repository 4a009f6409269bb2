import { Worker } from 'node:worker_threads'
import { failure } from '../failure.ts'
import { firstRoom } from './encode-pieces.ts'
import { lineOf } from './line-of.ts'
import { type Line, lot, type Task } from './task.ts'

/** Documents a thread holds at a time: those whose lines it hands over together and as many that wait, so that it never idles. */
const held = 2 * lot

interface Thread {
  readonly worker: Worker
  /** What it was given and has not answered. */
  readonly tasks: Task[]
  /** How many documents it has read and how many of their lines it has handed over. */
  readonly read: Int32Array
  answered: number
}

/** Bytes kept for a next line, at most so large: a line is long for a few documents, and those need not stay. */
const largestRoom = 4 * 1024 * 1024

/** Threads that read documents, each with its own copy of the reader. */
export interface ThreadPool {
  /** True when no thread can take another document. */
  readonly full: boolean
  give(task: Task): void
  /** Take back the bytes of a line that has been written, for another. */
  reuse(room: ArrayBuffer): void
  close(): Promise<void>
}

/**
 * Start up to `jobs` threads, each when it is first needed; `done` gets the lines as they are finished.
 * A thread that dies (out of memory, say) costs the document it was reading; another takes its place.
 */
export function threadPool(jobs: number, done: (line: Line) => void): ThreadPool {
  const threads: Thread[] = []
  const rooms: ArrayBuffer[] = []
  let closed = false

  function start(): Thread {
    const read = new Int32Array(new SharedArrayBuffer(4))
    const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), { workerData: { read } })
    const thread: Thread = { worker, tasks: [], read, answered: 0 }
    threads.push(thread)
    thread.worker.on('message', (lines: Line[]) => {
      thread.tasks.splice(0, lines.length)
      thread.answered += lines.length
      for (const line of lines) done(line)
    })
    let cause = ''
    thread.worker.on('error', (error) => {
      cause = error instanceof Error ? error.message : String(error)
    })
    thread.worker.on('exit', () => {
      threads.splice(threads.indexOf(thread), 1)
      if (closed) return
      // those before the lost one were read, but their lines are gone with the thread
      const [lost] = thread.tasks.splice(Atomics.load(read, 0) - thread.answered, 1)
      const waiting = thread.tasks
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
    const room = rooms.pop()
    // the document's own bytes are not transferred: were the thread to die, they would be gone with it
    if (room) thread.worker.postMessage({ ...task, room } satisfies Task, [room])
    else thread.worker.postMessage(task)
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
    reuse(room) {
      if (room.byteLength >= firstRoom && room.byteLength <= largestRoom && rooms.length < jobs * held) rooms.push(room)
    },
    async close() {
      closed = true
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
