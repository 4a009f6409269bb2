import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { dayOf } from '../../domain/day.ts'
import { isNumeric, readingSpan } from '../../domain/indicators/reading-span.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { keeps } from '../../record/indicators/keeps.ts'
import type { Tables } from '../../store/tables.ts'
import { settleMessages } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'

/** A reading as it is typed. */
export interface ReadingTyped {
  readonly year: number
  /** It speaks of the year up to the end of this month, 1–12. */
  readonly month: number
  /** A decimal number; null where the indicator is told in words. */
  readonly value: string | null
  readonly text: string | null
  /** Among how many, of a rank. */
  readonly among: number | null
  /** 数据来源 */
  readonly source: string
}

/** What became of a reading. */
export type ReadingEntered =
  | { readonly kind: 'entered'; readonly readingId: string; readonly corrected: boolean }
  | Refusal<'unknown-indicator' | 'wrong-reading' | 'secrecy-mark'>

/**
 * Enter a reading of an indicator, of this year or of one that is over: by the office, or by whom it named for this one.
 * What was entered or reported of the same days before is superseded; what the government's report says of them stays
 * beside it.
 */
export async function enterReading(
  db: Kysely<Tables>,
  asked: Ask<'reading.enter'>,
  at: Date,
  indicatorId: string,
  typed: ReadingTyped,
): Promise<ReadingEntered | Forbidden> {
  const marked = markedRefusal(typed.source, typed.text)
  if (marked) return marked
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<ReadingEntered> => {
    const row = await trx
      .selectFrom('indicator')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('indicator_id', '=', indicatorId)
      .forUpdate()
      .executeTakeFirst()
    // an indicator that is not theirs to enter is as one that is not there
    if (!row || !keeps(actor, row)) return refusals.indicator
    const trouble = wrong(isNumeric(row.kind), row.kind === 'rank', typed)
    if (trouble) return trouble
    const { start, end, cutOff } = readingSpan(typed.year, typed.month)
    if (cutOff > dayOf(at)) return refusals.future
    const readingId = uuid()
    await trx
      .insertInto('reading')
      .values({
        ...{ jurisdiction_id: jurisdictionId, reading_id: readingId, indicator_id: indicatorId },
        ...{ report_id: null, ordinal: null, period_start: start, period_end: end, cut_off: cutOff, op: '=' },
        ...(isNumeric(row.kind)
          ? { value: typed.value, value_text: null }
          : { value: null, value_text: typed.text?.trim() ?? null }),
        ...{ source: typed.source.trim(), source_wording: null, span_start: null, span_end: null },
        ...{ recorded_at: at, superseded_by: null, among: row.kind === 'rank' ? typed.among : null },
        entered_by: actor.id,
      })
      .execute()
    const { numUpdatedRows } = await trx
      .updateTable('reading')
      .set({ superseded_by: sql<string>`${readingId}::uuid` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('indicator_id', '=', indicatorId)
      .where('period_start', '=', start)
      .where('period_end', '=', end)
      .where('report_id', 'is', null)
      .where('superseded_by', 'is', null)
      .where('reading_id', '<>', readingId)
      .executeTakeFirst()
    const corrected = numUpdatedRows > 0n
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: corrected ? 'reading.corrected' : 'reading.entered',
      subject: 'indicator',
      subjectId: indicatorId,
      summary: `${corrected ? '更正' : '填报'}${typed.year}年${typed.month === 12 ? '全年' : `1—${typed.month}月`}数据。`,
      body: { indicatorId, readingId, year: typed.year, month: typed.month, value: typed.value, among: typed.among },
    })
    await settleMessages(trx, at, { jurisdictionId, kinds: ['reading-asked'], subjectId: indicatorId })
    return { kind: 'entered', readingId, corrected }
  })
}

function wrong(numeric: boolean, rank: boolean, { value, text, among }: ReadingTyped) {
  if (!numeric) return text?.trim() ? undefined : refusals.text
  if (value === null) return refusals.value
  if (!rank) return undefined
  if (!/^[1-9]\d*$/.test(value)) return refusals.rank
  return among !== null && among < Number(value) ? refusals.among : undefined
}

const refusals = {
  indicator: refusal(
    404,
    'unknown-indicator',
    '没有这项指标，或督查室没有指定由您填报。',
    'There is no such indicator, or nobody named you for it.',
  ),
  value: refusal(422, 'wrong-reading', '请填写数值。', 'A number is wanted.'),
  text: refusal(422, 'wrong-reading', '这项指标以等级或文字表示，请填写。', 'A grade or words are wanted.'),
  rank: refusal(422, 'wrong-reading', '位次是从 1 起的整数。', 'A rank is a whole number from 1.'),
  among: refusal(422, 'wrong-reading', '位次不能大于参加排名的总数。', 'A rank is not beyond how many are ranked.'),
  future: refusal(422, 'wrong-reading', '这一期还没有结束，不能填报。', 'Those days are not over yet.'),
} as const
