import type { Report, Unit } from '@luoshi/report'
import type { PublishedYear } from '../domain/published-year.ts'
import { type TextChange, textChanges } from './report-changes.ts'

/** A report's text set in paragraphs and sentences, each tied to what the year makes of it. */
export interface ReportLayout {
  readonly text: string
  readonly received: string | null
  readonly reading: Reading
  readonly paragraphs: readonly LaidParagraph[]
  /** How many differences there are between the text and the file. */
  readonly changes: number
}

/** What the vault keeps of a reading: the report without its text. */
export type Reading = Omit<Report, 'text'>

/** One line of the text. */
export interface LaidParagraph {
  readonly start: number
  readonly end: number
  /** `part` and `area` for headings, `title` for the lines above the text. */
  readonly kind: 'part' | 'area' | 'title' | 'text'
  /** True where more promises stand than lines to put their numbers beside. */
  readonly dense: boolean
  readonly sentences: readonly LaidSentence[]
  readonly changes: readonly TextChange[]
}

/** A sentence or clause, or what stands between two. */
export interface LaidSentence {
  /** Its place in the text, which its address carries; null for what stands between. */
  readonly anchor: number | null
  readonly start: number
  readonly end: number
  /** 序号 of the commitments that begin in it. */
  readonly numbers: readonly number[]
  /** 序号 of the commitment that began in an earlier sentence and goes on in this. */
  readonly continues: number | null
}

/** Set a report; `received` is null where the text as received is gone. */
export function layReport(year: PublishedYear, text: string, received: string | null, reading: Reading): ReportLayout {
  const changes = received === null ? [] : textChanges(text, received, reading.origins, reading.repairs)
  const starts = [...year.areas, ...year.commitments, ...year.results, ...year.targets, ...year.guidance].map(
    (passage) => passage.span[0],
  )
  const anchors = [...new Set(starts)].sort((a, b) => a - b)
  const units = [...reading.units].sort((a, b) => a.span[0] - b.span[0])
  const paragraphs: LaidParagraph[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    if (line.trim() !== '') {
      const mine = units.filter(({ span }) => span[0] < end && span[1] > start)
      const sentences: LaidSentence[] = []
      let at = start
      for (const { span } of mine) {
        const [from, to] = [Math.max(span[0], at), Math.min(span[1], end)]
        if (to <= from) continue
        if (from > at) sentences.push(between(at, from))
        const anchor = anchors.find((one) => one >= from && one < to) ?? span[0]
        sentences.push({ anchor: span[0] < start ? null : anchor, start: from, end: to, ...told(year, from, to) })
        at = to
      }
      if (at < end) sentences.push(between(at, end))
      paragraphs.push({
        start,
        end,
        kind: kindOf(mine, line.trim()),
        sentences,
        dense: isDense(sentences, end - start),
        changes: changes.filter((change) => change.start >= start && change.start < end),
      })
    }
    start = end + 1
  }
  return { text, received, reading, paragraphs, changes: changes.length }
}

function between(start: number, end: number): LaidSentence {
  return { anchor: null, start, end, numbers: [], continues: null }
}

/** The commitments that a stretch of text tells. */
function told({ commitments }: PublishedYear, start: number, end: number) {
  const begun = commitments.filter(({ span }) => span[0] >= start && span[0] < end)
  const on = begun.length === 0 ? commitments.find(({ span }) => span[0] < start && span[1] >= end) : undefined
  return { numbers: begun.map((one) => one.number), continues: on?.number ?? null }
}

/** So long a heading may be; what is longer is a sentence that opens a part. */
const longestHeading = 40

function kindOf(units: readonly Unit[], words: string): LaidParagraph['kind'] {
  const [first, ...more] = units
  if (!first || more.length > 0) return 'text'
  const { role, why } = first
  if (role === 'area') return 'area'
  if (role === 'heading' || role === 'review-heading')
    return words.length <= longestHeading && !/[：:]$/.test(words) ? 'area' : 'text'
  if (role !== 'other') return 'text'
  if (why === 'part-title') return 'part'
  return why === 'title' || why === 'signature' ? 'title' : 'text'
}

/** Whether a paragraph holds so many promises that their numbers would run past it in the margin. */
function isDense(sentences: readonly LaidSentence[], length: number): boolean {
  const numbers = sentences.reduce((sum, sentence) => sum + sentence.numbers.length, 0)
  return numbers > 1.5 * Math.ceil((length + 2) / 36) + 0.5
}
