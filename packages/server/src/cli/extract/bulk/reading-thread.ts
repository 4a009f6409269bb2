import { parentPort } from 'node:worker_threads'
import { failure } from '../failure.ts'
import { readBytes, readFile } from '../read-input.ts'
import { lineOf } from './line-of.ts'
import type { Line, Task } from './task.ts'

// One document after another: the reading itself never waits, so nothing is won by overlapping them.
let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (task: Task) => {
  last = last.then(async () => {
    const line = await lineFor(task)
    parentPort?.postMessage(line, [line.bytes.buffer])
  })
})

async function lineFor({ index, file, bytes }: Task): Promise<Line> {
  try {
    return lineOf(index, file, await (bytes ? readBytes(bytes, file) : readFile(file)))
  } catch (error) {
    // a fault of the reader must not cost the other documents
    const why = error instanceof Error ? error.message : String(error)
    return lineOf(index, file, failure(file, 'internal', { zh: `程序出错：${why}`, en: `the reader failed: ${why}` }))
  }
}
