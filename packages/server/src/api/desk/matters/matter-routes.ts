import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { mayDo } from '../../../access/may-do.ts'
import { actOnMatter } from '../../../commands/matters/act-on-matter.ts'
import { actionOf } from '../../../commands/matters/act-wanted.ts'
import { draftMatter, editDraft } from '../../../commands/matters/draft-matter.ts'
import { answerUrge, urgeMatter } from '../../../commands/matters/urge-matter.ts'
import { dayOf } from '../../../domain/day.ts'
import { dueMoments, writtenMoment } from '../../../domain/matters/clock.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { matterUrgeNotice } from '../../../exchange/matters/matter-urge-notice.ts'
import { noticeDocx } from '../../../exchange/tasks/notice-docx.ts'
import { type MatterDetail, matterDetail } from '../../../queries/matters/matter-detail.ts'
import { type MatterListed, matterList } from '../../../queries/matters/matter-list.ts'
import { type MatterStandings, matterStandings } from '../../../queries/matters/matter-standings.ts'
import { type MatterUrgeList, matterUrgeList } from '../../../queries/matters/matter-urge-list.ts'
import { asWorkCalendar, calendarOf } from '../../../queries/rules/calendar-of.ts'
import { jurisdictionByCode } from '../../../record/places/find-jurisdiction.ts'
import { supervisionRulesOn } from '../../../record/rules/supervision-rules.ts'
import { asAttachment } from '../../../vault/evidence/plain-file-name.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { matterFileRoutes } from './matter-file-routes.ts'
import { actInput, changeOf, clockInput, clockOf, draftInput, listInput } from './matter-input.ts'
import { orderRoutes } from './order-routes.ts'
import { slipRoutes } from './slip-routes.ts'

export type { MatterStateWords } from '../../../domain/matters/matter-state-words.ts'
export type { MatterDetail, MatterDue, MatterStepTold, MatterUrgeTold } from '../../../queries/matters/matter-detail.ts'
export type { MatterListed, MatterStanding } from '../../../queries/matters/matter-list.ts'
export type { SlipTold } from '../../../queries/matters/matter-slips.ts'
export type { MatterUrgeList, MatterUrgeUnit } from '../../../queries/matters/matter-urge-list.ts'

/** `GET /matters` */
export interface MattersAnswer {
  readonly matters: readonly MatterListed[]
  /** Whether the person may draft matters. */
  readonly mayDraft: boolean
}

/** Answer to `POST /matters/clock`: the moments a matter handed out now would be due at. */
export interface ClockAnswer {
  readonly steps: readonly { readonly step: string; readonly due: string }[]
}

const urge = z.strictObject({ words: z.string().trim().min(2, '请写明催办内容').max(2000) })
const reply = z.strictObject({ reply: z.string().trim().min(1).max(4000).nullable().default(null) })

/** By unit, for the telephone, and as a notice. A leader's list is the office's: matters are read whole. */
const urgeListRoutes = [
  defineRoute({
    method: 'get',
    path: '/matters/urges',
    recorded: true,
    needs: 'urge.list',
    run: ({ deps, actor, at }): Promise<MatterUrgeList> => matterUrgeList(deps.db, actor, at),
  }),
  defineRoute({
    method: 'get',
    path: '/matters/urges.docx',
    file: { shownBy: ['/matters/urges'] },
    needs: 'urge.list',
    run: async ({ deps, actor, at, code }) => {
      const [list, place] = await Promise.all([matterUrgeList(deps.db, actor, at), jurisdictionByCode(deps.db, code)])
      return new Response(await noticeDocx(matterUrgeNotice(list, place?.name ?? ''), null), {
        headers: {
          'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          'content-disposition': asAttachment(`督办事项催办通知 ${list.today}.docx`),
          'cache-control': 'private, no-store',
        },
      })
    },
  }),
] as const

const urgeRoutes = [
  defineRoute({
    method: 'post',
    path: '/matters/:matterId/urges',
    needsOnMatter: 'matter.write',
    body: urge,
    run: ({ deps, at, body, ask }) => urgeMatter(deps.db, ask, at, { words: body.words, mails: deps.mails ?? false }),
  }),
  defineRoute({
    method: 'post',
    path: '/matters/:matterId/urges/:urgeId/answer',
    needsOnMatter: 'matter.undertake',
    body: reply,
    run: ({ deps, at, param, body, ask }) =>
      answerUrge(deps.db, ask, at, { urgeId: idParam(param, 'urgeId'), reply: body.reply }),
  }),
] as const

const notThere = refusal(
  404,
  'unknown-matter',
  '没有找到这件督办事项，或它不在您的职责范围内。',
  'There is no such matter.',
)

/** Matters (督办事项): list, draft, detail, every act of the table, urging. */
export const matterRoutes = [
  defineRoute({
    method: 'get',
    path: '/matters',
    query: listInput,
    run: async ({ deps, actor, at, query }): Promise<MattersAnswer | Refusal> => {
      const { q, state, unit, task, standing, mine } = query
      const asked = { words: q, states: state, unitId: unit, taskId: task, standing, mine: mine === '1' }
      const drafts = await mayDo(deps.db, actor, 'matter.write')
      return { matters: await matterList(deps.db, actor, at, asked), mayDraft: drafts.kind === 'allowed' }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/matters',
    needs: 'matter.write',
    body: draftInput
      .extend({ instructionId: z.uuid().nullable().default(null), clueId: z.uuid().nullable().default(null) })
      .refine(({ instructionId, clueId }) => instructionId === null || clueId === null, '批示和线索只能取其一'),
    run: ({ deps, at, body, ask }) => draftMatter(deps.db, ask, at, { ...body, ...clockOf(body.clock) }),
  }),
  // before those of one matter, whose id could be any name
  defineRoute({
    method: 'get',
    path: '/matters/standings',
    // whose role reads no matter has none: the query asks what they may read
    run: ({ deps, actor, at }): Promise<MatterStandings> => matterStandings(deps.db, actor, at),
  }),
  defineRoute({
    method: 'get',
    path: '/matters/subjects',
    needs: 'matter.write',
    run: async ({ deps, jurisdictionId, at }): Promise<{ readonly subjects: readonly string[] }> => {
      const { subjects } = await supervisionRulesOn(deps.db, jurisdictionId, dayOf(at))
      return { subjects }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/matters/clock',
    needs: 'matter.write',
    reads: true,
    body: clockInput,
    run: async ({ deps, at, jurisdictionId, body }): Promise<ClockAnswer | Refusal> => {
      const due = dueMoments(clockOf(body).clock, at, asWorkCalendar(await calendarOf(deps.db, jurisdictionId)))
      if (due.kind === 'refused') return due
      return { steps: due.moments.map((moment) => ({ step: moment.step, due: writtenMoment(moment) })) }
    },
  }),
  ...urgeListRoutes,
  ...orderRoutes,
  defineRoute({
    method: 'get',
    path: '/matters/:matterId',
    needsOnMatter: 'matter.read',
    run: async ({ deps, at, may }): Promise<MatterDetail | Refusal> =>
      (await matterDetail(deps.db, may, at, may.matterId)) ?? notThere,
  }),
  defineRoute({
    method: 'put',
    path: '/matters/:matterId',
    needsOnMatter: 'matter.write',
    body: draftInput.extend({ revision: z.int32() }),
    run: ({ deps, at, body: { revision, ...body }, ask }) =>
      editDraft(deps.db, ask, at, { revision, draft: { ...body, ...clockOf(body.clock) } }),
  }),
  defineRoute({
    method: 'post',
    path: '/matters/:matterId/acts',
    asks: true,
    body: actInput,
    run: async ({ deps, actor, at, jurisdictionId, param, body }) => {
      const calendar = asWorkCalendar(await calendarOf(deps.db, jurisdictionId))
      return actOnMatter(
        deps.db,
        ask(actor, actionOf(body.act), { matterId: param('matterId') }),
        at,
        { ...body, change: changeOf(body.change), mails: deps.mails ?? false },
        calendar,
      )
    },
  }),
  ...urgeRoutes,
  ...matterFileRoutes,
  ...slipRoutes,
] as const
