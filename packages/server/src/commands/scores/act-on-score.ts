import type { Kysely, Selectable, Transaction } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import { doerOf } from '../../access/matter-doer.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { scoreDoer } from '../../access/score-doer.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import {
  type AskedScoreAct,
  openScoreActs,
  type ScoreDoer,
  type ScoreState,
  scoreTable,
} from '../../domain/scores/score-table.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { peopleOfUnits } from '../../record/people/people-to-tell.ts'
import { answeringUnits } from '../../record/units/answering-units.ts'
import type { ScoreTable } from '../../store/tables/scores.ts'
import type { Tables } from '../../store/tables.ts'
import { tell } from '../mail/tell.ts'
import { type ScoreRefusal, scoreRefusals } from './score-refusals.ts'
import { lockedScore, type StepTaker, writeScoreStep } from './score-step.ts'

/** The action that an act on scores needs. */
export type ScoreAction = 'score.write' | 'score.approve'

/** The action an act needs: the office's, or an approver's. */
export const scoreActionOf = (act: AskedScoreAct): ScoreAction =>
  scoreTable[act].by === 'office' ? 'score.write' : 'score.approve'

/** An act on a version, and what it brings. */
export interface ScoreActWanted {
  readonly scoreId: string
  readonly revision: number
  readonly act: AskedScoreAct
  readonly reason: string | null
  readonly mails: boolean
}

/** What became of an act on scores. */
export type ScoreMoved = { readonly kind: 'moved'; readonly state: ScoreState } | ScoreRefusal | Forbidden

/**
 * Do an act to a version of scores, by its table. With 公布 the version that held before is replaced and stays beside it, and
 * the people of every unit are told.
 */
export function actOnScore(
  db: Kysely<Tables>,
  asked: Ask<ScoreAction>,
  at: Date,
  { scoreId, revision, act, reason, mails }: ScoreActWanted,
): Promise<ScoreMoved> {
  if (asked.action !== scoreActionOf(act)) throw new Error(`what is asked is not for ${act}`)
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<ScoreMoved> => {
    // one after the other: of a period one version holds
    await lockPlace(trx, jurisdictionId)
    const row = await lockedScore(trx, jurisdictionId, scoreId)
    if (!row) return scoreRefusals.score
    if (row.revision !== revision) return scoreRefusals.stale
    const move = scoreTable[act]
    if (!move.from.includes(row.state)) return scoreRefusals.state
    const doer = scoreDoer(actor, { computedBy: row.computed_by, proposedBy: row.proposed_by })
    if (!openScoreActs(row.state, doer).includes(act)) return scoreRefusals[move.by]
    const words = reason?.trim() || null
    if (move.reason && words === null) return scoreRefusals.reason
    const marked = markedRefusal(words)
    if (marked) return marked
    const by = takerOf(actor, doer, act)
    if (act === 'publish') await replaceFormer(trx, at, row, by)
    await writeScoreStep(trx, at, row, act, by, {
      reason: words,
      set: {
        ...(act === 'propose' ? { proposed_by: actor.personId } : {}),
        ...(act === 'publish' ? { approver_id: actor.personId, published_at: at } : {}),
      },
    })
    if (act === 'publish') await tellUnits(trx, at, row, actor, mails)
    return { kind: 'moved', state: move.to }
  })
}

/** In whose place it is done: by a role of one's own where there is one, never in the place of who made it. */
function takerOf(actor: SignedIn, { computedBy, proposedBy }: ScoreDoer, act: AskedScoreAct): StepTaker {
  const part = scoreTable[act].by
  const roles = doerOf(actor).roles.filter(
    (role) => role.part === part && (part === 'office' || ![computedBy, proposedBy].includes(role.onBehalfOf)),
  )
  const onBehalfOf = (roles.find((role) => role.onBehalfOf === null) ?? roles[0])?.onBehalfOf ?? null
  return { id: actor.id, personId: actor.personId, onBehalfOf }
}

async function replaceFormer(
  trx: Transaction<Tables>,
  at: Date,
  { jurisdiction_id, year, month_from, month_to }: Selectable<ScoreTable>,
  by: StepTaker,
): Promise<void> {
  const former = await trx
    .selectFrom('score')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction_id)
    .where('year', '=', year)
    .where('month_from', '=', month_from)
    .where('month_to', '=', month_to)
    .where('state', '=', 'published')
    .forUpdate()
    .executeTakeFirst()
  if (former) await writeScoreStep(trx, at, former, 'replace', by)
}

async function tellUnits(
  trx: Transaction<Tables>,
  at: Date,
  { jurisdiction_id: jurisdictionId, score_id }: Selectable<ScoreTable>,
  actor: SignedIn,
  mails: boolean,
): Promise<void> {
  const units = await trx
    .selectFrom('score_unit')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('score_id', '=', score_id)
    .execute()
  const answering = await answeringUnits(trx, jurisdictionId)
  const unitIds = [...new Set(units.map(({ unit_id }) => answering.get(unit_id) ?? unit_id))]
  await tell(trx, at, {
    jurisdictionId,
    people: await peopleOfUnits(trx, jurisdictionId, unitIds, actor.today),
    kind: 'score-published',
    subjectIds: [score_id],
    by: actor.id,
    mail: mails
      ? {
          kind: 'score.published',
          subject: '【落实】考评结果已内部公布',
          body: '新的考评结果已内部公布，请登录工作台查看本单位得分和依据。有异议的，可在期限内由单位负责人提出。',
        }
      : null,
  })
}
