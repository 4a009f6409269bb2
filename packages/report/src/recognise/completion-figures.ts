import { clauseEnd } from './against.ts'
import { endsWithTask, setterOf } from './completion.ts'
import { readLead } from './lead.ts'
import type { MarkOf } from './mark.ts'
import { metricStart, metricText } from './metric.ts'
import type { Reading } from './reading.ts'

/**
 * Adds what is done in full. A task that somebody set (`完成上级下达的⟦减排任务⟧`) is a comparison with a number the text
 * does not give: its value is null, and `of` names who set it.
 */
export function takeCompletion(reading: Reading, index: number, { from, said, clause }: MarkOf<'done'>): void {
  const { text, marks } = reading
  const verb = said.word.endsWith('完成')
  const next = marks[index + 1]
  // 完成⟦投资12亿元⟧ is said by the number
  if (verb && next !== undefined && next.clause === clause) return
  const start = reading.leadStart(from)
  const stop = verb ? clauseEnd(text, said.end, reading.end) : said.end
  const behind = text.slice(said.end, stop)
  if (behind !== '' && '率量额了'.includes(behind.charAt(0))) return
  const before = wordsBefore(text, start, said.start)
  const set = { op: 'done', max: null, unit: null, change: false, span: [start, stop] } as const
  if (endsWithTask(behind)) {
    const of = setterOf(behind)
    const task = of === null ? behind : behind.slice(of.length).replace(/^的?(各项)?/, '')
    reading.add({ ...set, metric: before || task || behind, value: null, of })
    return
  }
  const metric = behind.length > 1 ? behind : before
  if (metric.length < 2) return
  reading.remember([metric])
  reading.add({ ...set, metric, value: said.word, of: null })
}

function wordsBefore(text: string, from: number, to: number): string {
  const end = readLead(text, from, to).metricEnd
  const begin = metricStart(text, from, end)
  return begin < end ? metricText(text, begin, end) : ''
}
