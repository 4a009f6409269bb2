import { Worker } from 'node:worker_threads'
import type { Weights } from '@luoshi/report/compare'
import { failure } from '../extract/failure.ts'
import type { SettlingAnswer, SettlingTask } from './settling-task.ts'

/** Threads that read and settle, each with its own copy of the reader. */
export interface SettlingThreads {
  /** The answers to some tasks in the tasks' order, as they come; as many at a time as there are threads. */
  answers(tasks: readonly SettlingTask[]): AsyncGenerator<SettlingAnswer>
  close(): Promise<void>
}

/** A pool of `jobs` threads that settle pairs of reports. */
export function settlingThreads(jobs: number, weights: Weights): SettlingThreads {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const start = () => {
    const worker = new Worker(new URL('./settling-thread.ts', import.meta.url), { workerData: { weights } })
    all.add(worker)
    return worker
  }

  async function one(task: SettlingTask): Promise<SettlingAnswer> {
    const worker = idle.pop() ?? start()
    const answer = await new Promise<SettlingAnswer>((resolve) => {
      const settle = (value: SettlingAnswer) => {
        worker.off('message', settle)
        worker.off('error', fail)
        resolve(value)
      }
      // out of memory, say: it costs this task, and another thread takes its place
      const fail = (error: unknown) => {
        all.delete(worker)
        const why = error instanceof Error ? error.message : String(error)
        const file = task.kind === 'identify' ? task.file : task.next
        settle(failure(file, 'internal', { zh: `线程中断：${why}`, en: `the thread broke off: ${why}` }))
      }
      worker.on('message', settle)
      worker.on('error', fail)
      worker.postMessage(task)
    })
    if (all.has(worker)) idle.push(worker)
    return answer
  }

  return {
    async *answers(tasks) {
      const running: Promise<SettlingAnswer>[] = []
      let next = 0
      for (let done = 0; done < tasks.length; done++) {
        // one answer ahead of each thread, so that a slow pair holds nobody up
        while (next < tasks.length && next < done + jobs) {
          const task = tasks[next++]
          if (task) running.push(one(task))
        }
        const answer = await running[done]
        if (answer) yield answer
      }
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}
