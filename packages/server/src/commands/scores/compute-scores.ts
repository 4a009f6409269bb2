import type { Kysely, Selectable, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { type BulletinSpan, bulletinSpan, spanDays } from '../../domain/bulletins/bulletin-span.ts'
import type { BulletinKind } from '../../domain/bulletins/bulletin-table.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import type { ScoreRules } from '../../domain/scores/score-rules.ts'
import { scorePlaces, scoreSheet } from '../../domain/scores/score-sheet.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { scoreFacts } from '../../record/scores/score-facts.ts'
import { type Dated, scoreRulesOn } from '../../record/scores/score-rules.ts'
import type { ScoreTable } from '../../store/tables/scores.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { type ScoreRefusal, scoreRefusals } from './score-refusals.ts'
import { type StepTaker, writeScoreStep } from './score-step.ts'

/** For what time scores are computed: the period that ends with a month, or what it lies in. */
export interface ScorePeriod {
  readonly kind: Exclude<BulletinKind, 'subject'>
  readonly year: number
  /** 1–12 */
  readonly month: number
  /** Why it is computed again, where it was published before. */
  readonly reason: string | null
}

/** What became of a computing. */
export type ScoresComputed =
  | { readonly kind: 'computed'; readonly scoreId: string; readonly version: number; readonly units: number }
  | ScoreRefusal
  | Forbidden

/**
 * Compute the scores of all units for a period that is over, by the table that holds today, as another version. A draft
 * before it is replaced; what was published stays until another version is. Rules and rows go into the vault as they are.
 */
export function computeScores(
  db: Kysely<Tables>,
  asked: Ask<'score.write'>,
  at: Date,
  { kind, year, month, reason }: ScorePeriod,
): Promise<ScoresComputed> {
  return proven(db, asked, async (trx, may): Promise<ScoresComputed> => {
    const { jurisdictionId, actor } = may
    // one after the other: versions are numbered without a gap
    await lockPlace(trx, jurisdictionId)
    const dated = await scoreRulesOn(trx, jurisdictionId, actor.today)
    if (!dated.rules.on) return scoreRefusals.off
    const span = bulletinSpan(kind, year, month)
    if (spanDays(span)[1] > actor.today) return scoreRefusals.notOver
    const versions = await versionsOf(trx, jurisdictionId, span)
    if (versions.some(({ state }) => state === 'proposed')) return scoreRefusals.proposed
    const words = reason?.trim() || null
    if (words === null && versions.some(({ state }) => state === 'published')) return scoreRefusals.why
    const marked = markedRefusal(words)
    if (marked) return marked
    const facts = await scoreFacts(trx, jurisdictionId, span, dated.rules, actor.today)
    if (facts === null) return scoreRefusals.period
    const sheets = facts.map(({ unitId, unit, rows }) => ({ unitId, unit, ...scoreSheet(rows, dated.rules.caps) }))
    if (sheets.every(({ total }) => total === null)) return scoreRefusals.nothing
    const by = { id: actor.id, personId: actor.personId, onBehalfOf: may.by.onBehalfOf }
    const draft = versions.find(({ state }) => state === 'draft')
    if (draft) await writeScoreStep(trx, at, draft, 'replace', by)
    const version = (versions[0]?.version ?? 0) + 1
    const scoreId = await write(trx, may, at, { span, version, dated, reason: words, sheets, by })
    return { kind: 'computed', scoreId, version, units: sheets.length }
  })
}

/** All versions of a span, the newest first. */
function versionsOf(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  span: BulletinSpan,
): Promise<Selectable<ScoreTable>[]> {
  return trx
    .selectFrom('score')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', span.year)
    .where('month_from', '=', span.from)
    .where('month_to', '=', span.to)
    .orderBy('version', 'desc')
    .execute()
}

async function write(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'score.write'>,
  at: Date,
  {
    span,
    version,
    dated,
    reason,
    sheets,
    by,
  }: {
    readonly span: BulletinSpan
    readonly version: number
    readonly dated: Dated<ScoreRules>
    readonly reason: string | null
    readonly sheets: readonly (ReturnType<typeof scoreSheet> & { readonly unitId: string; readonly unit: string })[]
    readonly by: StepTaker
  },
): Promise<string> {
  const scoreId = uuid()
  const places = scorePlaces(sheets)
  const data = { span, cutOff: actor.today, ruleVersion: dated.version, rules: dated.rules, sheets }
  const data_hash = await putContent(trx, jurisdictionId, JSON.stringify(data), 'application/json', at)
  await trx
    .insertInto('score')
    .values({
      ...{ jurisdiction_id: jurisdictionId, score_id: scoreId, kind: span.kind, year: span.year, version, reason },
      ...{ month_from: span.from, month_to: span.to, rule_version: dated.version, rules: JSON.stringify(dated.rules) },
      ...{ cut_off: actor.today, data_hash, computed_by: by.personId, computed_at: at },
    })
    .execute()
  await trx
    .insertInto('score_unit')
    .values(
      sheets.map(({ unitId, unit, total, bonus, deduction, bindingMissed, rows }, index) => ({
        ...{ jurisdiction_id: jurisdictionId, score_id: scoreId, unit_id: unitId, year: span.year },
        ...{ place: places[index] ?? null, total, bonus, deduction, binding_missed: bindingMissed },
        sheet: JSON.stringify({ unit, rows }),
      })),
    )
    .execute()
  await appendEntry(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: 'score.computed',
    body: {
      ...{ scoreId, year: span.year, from: span.from, to: span.to, version, cutOff: actor.today },
      ...{ ruleVersion: dated.version, units: sheets.length },
      ...(by.onBehalfOf ? { onBehalfOf: by.onBehalfOf } : {}),
      vault: [data_hash, ...(reason === null ? [] : [await putContent(trx, jurisdictionId, reason, 'text/plain', at)])],
    },
  })
  return scoreId
}
