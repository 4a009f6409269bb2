import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { inTimeToObject } from '../../domain/objection-limit.ts'
import type { ObjectionOutcome } from '../../domain/scores/objection-outcome.ts'
import { defaultScoreRules } from '../../domain/scores/score-rules.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { peopleOfUnits } from '../../record/people/people-to-tell.ts'
import { answeringUnits, unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { tell } from '../mail/tell.ts'
import { type ScoreRefusal, scoreRefusals } from './score-refusals.ts'
import { lockedScore } from './score-step.ts'

/** What became of an answer. */
export type ScoreAnswered = { readonly kind: 'answered' } | ScoreRefusal | Forbidden

/** Object to the published score of a unit as its head, or as the head of the unit it was merged into; one at a time. */
export function objectToScore(
  db: Kysely<Tables>,
  asked: Ask<'score.object'>,
  at: Date,
  { scoreId, unitId, words }: { readonly scoreId: string; readonly unitId: string; readonly words: string },
): Promise<ScoreAnswered> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<ScoreAnswered> => {
    const heads = actor.roles.flatMap(({ role, unitId: of }) => (role === 'unit-head' && of !== null ? [of] : []))
    if (!(await unitsAnsweredFor(trx, jurisdictionId, heads)).has(unitId)) return scoreRefusals.notYours
    const row = await lockedScore(trx, jurisdictionId, scoreId)
    const scored = await trx
      .selectFrom('score_unit')
      .select('unit_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('score_id', '=', scoreId)
      .where('unit_id', '=', unitId)
      .executeTakeFirst()
    if (!row || !scored || row.published_at === null) return scoreRefusals.score
    if (row.state !== 'published') return scoreRefusals.notPublished
    const { objectionDays } = { ...defaultScoreRules, ...row.rules }
    if (!inTimeToObject(row.published_at, objectionDays, at)) return scoreRefusals.late
    const waits = await trx
      .selectFrom('score_objection')
      .select('score_objection_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('score_id', '=', scoreId)
      .where('unit_id', '=', unitId)
      .where('replied_at', 'is', null)
      .executeTakeFirst()
    if (waits) return scoreRefusals.waits
    const marked = markedRefusal(words)
    if (marked) return marked
    const objectionId = uuid()
    await trx
      .insertInto('score_objection')
      .values({
        ...{ jurisdiction_id: jurisdictionId, score_objection_id: objectionId, score_id: scoreId, unit_id: unitId },
        ...{ year: row.year, words, raised_by: actor.id, raised_at: at },
      })
      .execute()
    const vault = [await putContent(trx, jurisdictionId, words, 'text/plain', at)]
    const body = { scoreId, unitId, objectionId, vault }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'score.objected', body })
    return { kind: 'answered' }
  })
}

/** Reply to an objection, once; the heads of its unit are told. A new computing is an act of its own. */
export function replyToScoreObjection(
  db: Kysely<Tables>,
  asked: Ask<'score.write'>,
  at: Date,
  {
    scoreId,
    objectionId,
    outcome,
    reply,
    mails,
  }: {
    readonly scoreId: string
    readonly objectionId: string
    readonly outcome: ObjectionOutcome
    readonly reply: string
    readonly mails: boolean
  },
): Promise<ScoreAnswered> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<ScoreAnswered> => {
    const row = await trx
      .selectFrom('score_objection')
      .select(['unit_id', 'replied_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('score_id', '=', scoreId)
      .where('score_objection_id', '=', objectionId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return scoreRefusals.objection
    if (row.replied_at) return scoreRefusals.replied
    const marked = markedRefusal(reply)
    if (marked) return marked
    await trx
      .updateTable('score_objection')
      .set({ outcome, reply, replied_by: actor.id, replied_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('score_objection_id', '=', objectionId)
      .execute()
    const vault = [await putContent(trx, jurisdictionId, reply, 'text/plain', at)]
    const body = { scoreId, objectionId, outcome, vault }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'score.objection-answered', body })
    const unitId = (await answeringUnits(trx, jurisdictionId)).get(row.unit_id) ?? row.unit_id
    await tell(trx, at, {
      jurisdictionId,
      people: await peopleOfUnits(trx, jurisdictionId, [unitId], actor.today, { roles: ['unit-head'] }),
      kind: 'score-answered',
      act: outcome,
      subjectIds: [scoreId],
      by: actor.id,
      mail: mails
        ? {
            kind: 'score.answered',
            subject: '【落实】考评异议已答复',
            body: '您单位对考评结果的异议已答复，请登录工作台查看。',
          }
        : null,
    })
    return { kind: 'answered' }
  })
}

/**
 * Say why it is not its unit's doing that a task of a draft was not begun, or take that back (`reason` null). It counts from
 * the next computing of the period on.
 */
export function excuseTask(
  db: Kysely<Tables>,
  asked: Ask<'score.write'>,
  at: Date,
  { scoreId, taskId, reason }: { readonly scoreId: string; readonly taskId: string; readonly reason: string | null },
): Promise<ScoreAnswered> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<ScoreAnswered> => {
    const row = await lockedScore(trx, jurisdictionId, scoreId)
    if (!row) return scoreRefusals.score
    const { rows: known } = await sql`
      select from score_unit where jurisdiction_id = ${jurisdictionId} and score_id = ${scoreId}
         and sheet -> 'rows' @> ${JSON.stringify([{ subject: 'task', subjectId: taskId }])}::jsonb limit 1`.execute(trx)
    if (known.length === 0) return scoreRefusals.task
    const marked = markedRefusal(reason)
    if (marked) return marked
    const { year, month_to } = row
    await trx
      .updateTable('score_excuse')
      .set({ withdrawn_by: actor.id, withdrawn_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .where('year', '=', year)
      .where('month_to', '=', month_to)
      .where('withdrawn_at', 'is', null)
      .execute()
    if (reason !== null)
      await trx
        .insertInto('score_excuse')
        .values({
          ...{ jurisdiction_id: jurisdictionId, score_excuse_id: uuid(), task_id: taskId, year, month_to, reason },
          ...{ made_by: actor.id, made_at: at },
        })
        .execute()
    await appendEntry(trx, {
      ...{ jurisdictionId, at, actor: actor.id },
      kind: reason === null ? 'score.excuse-withdrawn' : 'score.excused',
      body: {
        ...{ scoreId, taskId, year, month: month_to },
        vault: reason === null ? [] : [await putContent(trx, jurisdictionId, reason, 'text/plain', at)],
      },
    })
    return { kind: 'answered' }
  })
}
