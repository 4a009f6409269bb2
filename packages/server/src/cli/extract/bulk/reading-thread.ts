import { parentPort, workerData } from 'node:worker_threads'
import { failure } from '../failure.ts'
import { readBytes, readFile } from '../read-input.ts'
import { lineOf } from './line-of.ts'
import { type Line, lot, type Task } from './task.ts'

/** How many documents this thread has read, for anyone who started it, should it break off. */
const read: Int32Array = workerData.read

const lines: Line[] = []

/** Hand the lines over together: each time the other thread wakes, it takes a processor from a reading one. */
function flush() {
  if (lines.length === 0) return
  parentPort?.postMessage(
    lines,
    lines.map(({ bytes }) => bytes.buffer),
  )
  lines.length = 0
}

// One document after another: the reading itself never waits, so nothing is won by overlapping them.
let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (task: Task) => {
  last = last.then(async () => {
    lines.push(await lineFor(task))
    Atomics.add(read, 0, 1)
    if (lines.length === lot) flush()
    // after the tasks that have come already
    else setImmediate(flush)
  })
})

async function lineFor({ index, file, bytes, room }: Task): Promise<Line> {
  try {
    return lineOf(index, file, await (bytes ? readBytes(bytes, file) : readFile(file)), room)
  } catch (error) {
    // a fault of the reader must not cost the other documents
    const why = error instanceof Error ? error.message : String(error)
    return lineOf(index, file, failure(file, 'internal', { zh: `程序出错：${why}`, en: `the reader failed: ${why}` }))
  }
}
