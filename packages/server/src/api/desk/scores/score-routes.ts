import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { mayDo } from '../../../access/may-do.ts'
import { actOnScore, scoreActionOf } from '../../../commands/scores/act-on-score.ts'
import { excuseTask, objectToScore, replyToScoreObjection } from '../../../commands/scores/answer-score.ts'
import { computeScores } from '../../../commands/scores/compute-scores.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { objectionOutcomes } from '../../../domain/scores/objection-outcome.ts'
import type { ScoreRules } from '../../../domain/scores/score-rules.ts'
import { askedScoreActs } from '../../../domain/scores/score-table.ts'
import { scoreTableSheet } from '../../../exchange/scores/score-table-sheet.ts'
import { type ScoreDetail, scoreDetail } from '../../../queries/scores/score-detail.ts'
import { type ScoreListed, scoreList } from '../../../queries/scores/score-list.ts'
import { type ScoreOfTask, scoresOfTask } from '../../../queries/scores/scores-of-task.ts'
import { type UnitSheet, unitSheet } from '../../../queries/scores/unit-sheet.ts'
import { scoreRulesOn } from '../../../record/scores/score-rules.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { placeInTitle, tableFile } from '../table-file.ts'

export type { ScoreItem, ScoreRow } from '../../../domain/scores/score-row.ts'
export type { ScoreRules } from '../../../domain/scores/score-rules.ts'
export type { CountedRow } from '../../../domain/scores/score-sheet.ts'
export type { ScoreDetail, ScoredUnit, ScoreObjectionTold } from '../../../queries/scores/score-detail.ts'
export type { ScoreListed } from '../../../queries/scores/score-list.ts'
export type { UnitSheet } from '../../../queries/scores/unit-sheet.ts'

/** The versions somebody may read, and whether the place uses scores. */
export interface ScoresAnswer {
  readonly on: boolean
  /** 0 while the place has set nothing. */
  readonly ruleVersion: number
  readonly rules: ScoreRules
  readonly mayCompute: boolean
  readonly maySet: boolean
  readonly scores: readonly ScoreListed[]
}

const words = z.string().trim().min(2, '请写明内容').max(4000)
const reason = z.string().trim().max(2000).nullable().default(null)
const notThere = refusal(
  404,
  'unknown-score',
  '没有找到这份考评结果，或它还没有公布、与您的单位无关。',
  'There are no such scores for you.',
)

/** Scores (考评): computing for a period, the table and the rows behind it, approval, objections, .xlsx. */
export const scoreRoutes = [
  defineRoute({
    method: 'get',
    path: '/scores',
    needs: 'score.read',
    run: async ({ deps, actor }): Promise<ScoresAnswer> => {
      const [dated, scores, write, set] = await Promise.all([
        scoreRulesOn(deps.db, actor.jurisdictionId, actor.today),
        scoreList(deps.db, actor),
        mayDo(deps.db, actor, 'score.write'),
        mayDo(deps.db, actor, 'rule.edit'),
      ])
      return {
        on: dated.rules.on,
        ...{ ruleVersion: dated.version, rules: dated.rules, scores },
        ...{ mayCompute: write.kind === 'allowed', maySet: set.kind === 'allowed' },
      }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/scores',
    needs: 'score.write',
    body: z.strictObject({
      kind: z.enum(['month', 'quarter', 'half-year', 'year']),
      year: z.int().min(1900).max(2200),
      month: z.int().min(1).max(12),
      reason,
    }),
    run: ({ deps, at, ask: asked, body }) => computeScores(deps.db, asked, at, body),
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/scores',
    needs: 'score.read',
    run: async ({ deps, actor, param }): Promise<{ readonly scores: readonly ScoreOfTask[] }> => ({
      scores: await scoresOfTask(deps.db, actor, idParam(param, 'taskId')),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/scores/:scoreId',
    needs: 'score.read',
    run: async ({ deps, actor, at, param }): Promise<ScoreDetail | Refusal> =>
      (await scoreDetail(deps.db, actor, at, idParam(param, 'scoreId'))) ?? notThere,
  }),
  defineRoute({
    method: 'get',
    path: '/scores/:scoreId/units/:unitId',
    needs: 'score.read',
    run: async ({ deps, actor, param }): Promise<UnitSheet | Refusal> =>
      (await unitSheet(deps.db, actor, idParam(param, 'scoreId'), idParam(param, 'unitId'))) ?? notThere,
  }),
  defineRoute({
    method: 'get',
    path: '/scores/:scoreId/table.xlsx',
    file: { shownBy: ['/scores/:scoreId', '/scores/:scoreId/units/:unitId'] },
    needs: 'score.read',
    run: async ({ deps, actor, at, code, param }): Promise<Response | Refusal> => {
      const scoreId = idParam(param, 'scoreId')
      const [score, place] = await Promise.all([scoreDetail(deps.db, actor, at, scoreId), placeInTitle(deps, code)])
      if (!score) return notThere
      const sheets: UnitSheet[] = []
      for (const { unitId } of score.units) {
        const sheet = await unitSheet(deps.db, actor, scoreId, unitId)
        if (sheet) sheets.push(sheet)
      }
      return tableFile(scoreTableSheet(score, sheets, place), 'xlsx')
    },
  }),
  defineRoute({
    method: 'post',
    path: '/scores/:scoreId/acts',
    asks: true,
    body: z.strictObject({ revision: z.int(), act: z.enum(askedScoreActs), reason }),
    run: ({ deps, actor, at, param, body }) =>
      actOnScore(deps.db, ask(actor, scoreActionOf(body.act)), at, {
        ...body,
        scoreId: idParam(param, 'scoreId'),
        mails: deps.mails ?? false,
      }),
  }),
  defineRoute({
    method: 'post',
    path: '/scores/:scoreId/excuses',
    needs: 'score.write',
    body: z.strictObject({ taskId: z.uuid(), reason: words.nullable() }),
    run: ({ deps, at, ask: asked, param, body }) =>
      excuseTask(deps.db, asked, at, { scoreId: idParam(param, 'scoreId'), ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/scores/:scoreId/objections',
    needs: 'score.object',
    body: z.strictObject({ unitId: z.uuid(), words }),
    run: ({ deps, at, ask: asked, param, body }) =>
      objectToScore(deps.db, asked, at, { scoreId: idParam(param, 'scoreId'), ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/scores/:scoreId/objections/:objectionId/reply',
    needs: 'score.write',
    body: z.strictObject({ outcome: z.enum(objectionOutcomes), reply: words }),
    run: ({ deps, at, ask: asked, param, body }) =>
      replyToScoreObjection(deps.db, asked, at, {
        ...{ scoreId: idParam(param, 'scoreId'), objectionId: idParam(param, 'objectionId') },
        ...{ ...body, mails: deps.mails ?? false },
      }),
  }),
] as const
