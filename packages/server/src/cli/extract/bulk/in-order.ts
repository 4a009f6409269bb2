import type { Line, Task } from './task.ts'
import { threadPool } from './thread-pool.ts'

/** What may be finished but not yet written, because a document before it takes long: so many, and so many bytes. */
const ahead = 1024
const aheadBytes = 64 * 1024 * 1024

/** A document to be read, or a line that stands for it already. */
export type Work = Omit<Task, 'index'> | Omit<Line, 'index'>

/**
 * The lines of documents in the order the documents come, read by `jobs` threads. The bytes of a line are good until the
 * next is asked for.
 * No more documents are taken than the threads and the reader of the lines can follow; after `stopped` none are.
 */
export async function* linesInOrder(
  works: AsyncIterator<Work>,
  jobs: number,
  stopped: AbortSignal,
): AsyncGenerator<Line> {
  const finished = new Map<number, Line>()
  let bytes = 0
  let taken = 0
  let next = 0
  let wake = () => {}
  const finish = (line: Line) => {
    finished.set(line.index, line)
    bytes += line.bytes.length
    wake()
  }
  const pool = threadPool(jobs, finish)
  const onStop = () => wake()
  stopped.addEventListener('abort', onStop)
  try {
    let coming: Promise<void> | null = null
    let ended = false
    let broken: { readonly cause: unknown } | null = null
    const take = async () => {
      try {
        const { value, done } = await works.next()
        if (done) ended = true
        else if ('failed' in value) finish({ ...value, index: taken++ })
        else pool.give({ ...value, index: taken++ })
      } catch (cause) {
        broken = { cause }
      }
      coming = null
      wake()
    }
    while (!stopped.aborted) {
      if (broken) throw (broken as { cause: unknown }).cause
      const line = finished.get(next)
      if (line) {
        finished.delete(next++)
        bytes -= line.bytes.length
        yield line
        pool.reuse(line.bytes.buffer)
      }
      if (!ended && !coming && !pool.full && finished.size < ahead && bytes < aheadBytes) coming = take()
      if (ended && next === taken) return
      if (finished.has(next)) continue
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    stopped.removeEventListener('abort', onStop)
    await pool.close()
  }
}
