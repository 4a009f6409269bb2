import { parentPort, workerData } from 'node:worker_threads'
import { compare, type Weights } from '@luoshi/report/compare'
import { comparisonTable } from '../../commands/settlement/comparison-table.ts'
import { failure } from '../extract/failure.ts'
import { notAReport } from '../extract/notices.ts'
import { readFile } from '../extract/read-input.ts'
import type { SettlingAnswer, SettlingTask } from './settling-task.ts'

const weights: Weights = workerData.weights
const table = comparisonTable()

parentPort?.on('message', async (task: SettlingTask) => parentPort?.postMessage(await answerTo(task)))

async function answerTo(task: SettlingTask): Promise<SettlingAnswer> {
  try {
    return await (task.kind === 'identify' ? identify(task.file) : settle(task.last, task.next))
  } catch (error) {
    // a fault with one document must not cost the others
    const why = error instanceof Error ? error.message : String(error)
    const file = task.kind === 'identify' ? task.file : task.next
    return failure(file, 'internal', { zh: `程序出错：${why}`, en: `the comparison failed: ${why}` })
  }
}

async function identify(file: string): Promise<SettlingAnswer> {
  const reading = await readFile(file)
  if (reading.kind === 'failure') return reading
  const { meta, areas, elsewhere, results } = reading.report
  return {
    kind: 'identity',
    file,
    place: meta.jurisdiction,
    planYear: meta.planYear,
    isReport: notAReport(reading.report) === null,
    promises: elsewhere.length + areas.reduce((sum, { measures }) => sum + measures.length, 0),
    results: results.length,
  }
}

async function settle(last: string, next: string): Promise<SettlingAnswer> {
  const [before, after] = [await readFile(last), await readFile(next)]
  if (before.kind === 'failure') return before
  if (after.kind === 'failure') return after
  return { kind: 'settlement', settlement: compare(before.report, after.report, table, weights) }
}
