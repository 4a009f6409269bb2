import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { mayDo } from '../../../access/may-do.ts'
import { actOnBulletin, bulletinActionOf } from '../../../commands/bulletins/act-on-bulletin.ts'
import { objectToBulletin, receiveBulletin, replyToObjection } from '../../../commands/bulletins/answer-bulletin.ts'
import { draftBulletin, editBulletin } from '../../../commands/bulletins/draft-bulletin.ts'
import { sectionKeys } from '../../../domain/bulletins/bulletin-facts.ts'
import { sectionsToTell } from '../../../domain/bulletins/bulletin-sections.ts'
import { bulletinSpan, spanDays } from '../../../domain/bulletins/bulletin-span.ts'
import { bulletinActs, bulletinKinds } from '../../../domain/bulletins/bulletin-table.ts'
import { dayOf } from '../../../domain/day.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { bulletinDocx } from '../../../exchange/bulletins/bulletin-docx.ts'
import { type BulletinDetail, bulletinDetail } from '../../../queries/bulletins/bulletin-detail.ts'
import { bulletinFacts } from '../../../queries/bulletins/bulletin-facts.ts'
import { type BulletinListed, bulletinList } from '../../../queries/bulletins/bulletin-list.ts'
import { bulletinScope } from '../../../queries/bulletins/bulletin-scope.ts'
import { jurisdictionByCode } from '../../../record/places/find-jurisdiction.ts'
import { asAttachment } from '../../../vault/evidence/plain-file-name.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type {
  BulletinBlock,
  BulletinFacts,
  BulletinRow,
  Piece,
  SectionKey,
} from '../../../domain/bulletins/bulletin-facts.ts'
export type {
  BulletinDetail,
  BulletinObjectionTold,
  BulletinStepTold,
} from '../../../queries/bulletins/bulletin-detail.ts'
export type { BulletinListed } from '../../../queries/bulletins/bulletin-list.ts'

/** `GET /bulletins` */
export interface BulletinsAnswer {
  readonly bulletins: readonly BulletinListed[]
  /** Whether the person may draft bulletins. */
  readonly mayDraft: boolean
}

const ids = z.array(z.uuid()).max(500).default([])
const draftInput = z.strictObject({
  kind: z.enum(bulletinKinds),
  year: z.int32().min(1990).max(2200),
  /** The month whose lights it tells: the last of its span. */
  month: z.int32().min(1).max(12),
  subject: z.string().trim().max(60).default(''),
  areaIds: ids,
  unitIds: ids,
  sections: z.array(z.enum(sectionKeys)).min(1, '请至少选择一个栏目').max(sectionKeys.length),
})
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), heading: z.string().trim().max(30), body: z.string().trim().max(5000) }),
  z.strictObject({ kind: z.literal('computed'), section: z.enum(sectionKeys) }),
])
const editInput = z.strictObject({
  revision: z.int32(),
  title: z.string().trim().min(2, '请填写标题').max(200),
  to: z.string().trim().max(200),
  blocks: z.array(block).min(1, '通报没有内容').max(40),
})
const actInput = z.strictObject({
  revision: z.int32(),
  act: z.enum(bulletinActs),
  reason: z.string().trim().max(2000).nullable().default(null),
  unitIds: ids,
})
const words = z.string().trim().min(2, '请写明内容').max(4000)

const answerRoutes = [
  defineRoute({
    method: 'get',
    path: '/bulletins/:bulletinId/document',
    file: { shownBy: ['/bulletins/:bulletinId'] },
    needs: 'bulletin.read',
    run: async ({ deps, actor, at, code, param }) => {
      const [bulletin, place] = await Promise.all([
        bulletinDetail(deps.db, actor, at, idParam(param, 'bulletinId')),
        jurisdictionByCode(deps.db, code),
      ])
      if (!bulletin) return notThere
      const day = dayOf(bulletin.approvedAt === null ? at : new Date(bulletin.approvedAt))
      const bytes = await bulletinDocx({ ...bulletin, place: place?.name ?? '', day })
      return new Response(bytes, {
        headers: {
          'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          'content-disposition': asAttachment(`${bulletin.title}.docx`),
          'cache-control': 'private, no-store',
        },
      })
    },
  }),
  defineRoute({
    method: 'post',
    path: '/bulletins/:bulletinId/receipt',
    needs: 'bulletin.answer',
    body: z.strictObject({ unitId: z.uuid() }),
    run: ({ deps, at, ask: asked, param, body }) =>
      receiveBulletin(deps.db, asked, at, { bulletinId: idParam(param, 'bulletinId'), ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/bulletins/:bulletinId/objections',
    needs: 'bulletin.answer',
    body: z.strictObject({ unitId: z.uuid(), words }),
    run: ({ deps, at, ask: asked, param, body }) =>
      objectToBulletin(deps.db, asked, at, { bulletinId: idParam(param, 'bulletinId'), ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/bulletins/:bulletinId/objections/:objectionId/reply',
    needs: 'bulletin.write',
    body: z.strictObject({ reply: words }),
    run: ({ deps, at, ask: asked, param, body }) =>
      replyToObjection(deps.db, asked, at, {
        bulletinId: idParam(param, 'bulletinId'),
        objectionId: idParam(param, 'objectionId'),
        ...body,
      }),
  }),
] as const

const notThere = refusal(
  404,
  'unknown-bulletin',
  '没有找到这份通报，或它没有发给您的单位。',
  'There is no such bulletin for you.',
)
const nothing = refusal(
  422,
  'nothing-in-scope',
  '所选年度、重点领域和单位里没有已下达的任务，所选栏目也没有督办情况可通报，没有生成通报。请重新选择范围或栏目。',
  'No task that was handed out is in this scope, nor a matter that these parts tell of: no bulletin was made.',
)
const notBegun = refusal(
  422,
  'not-begun',
  '所选期间还没有开始，没有可以通报的情况。请重新选择年度和月份。',
  'This span has not begun: there is nothing to tell of it yet.',
)

/** Bulletins (通报): list, draft, computing again, text, approval, sending, receipts, objections, .docx. */
export const bulletinRoutes = [
  defineRoute({
    method: 'get',
    path: '/bulletins',
    needs: 'bulletin.read',
    run: async ({ deps, actor }): Promise<BulletinsAnswer> => {
      const drafts = await mayDo(deps.db, actor, 'bulletin.write')
      return { bulletins: await bulletinList(deps.db, actor), mayDraft: drafts.kind === 'allowed' }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/bulletins',
    needs: 'bulletin.write',
    body: draftInput,
    run: async ({ deps, actor, at, ask: asked, body: { kind, year, month, subject, areaIds, unitIds, sections } }) => {
      const may = await mayDo(deps.db, actor, 'overview.read')
      if (may.kind === 'refused') return may
      const span = bulletinSpan(kind, year, month)
      if (spanDays(span)[0] > dayOf(at)) return notBegun
      const scope = { areaIds, unitIds }
      const facts = await bulletinFacts(deps.db, may, at, span, scope)
      const told = sectionsToTell(sections, facts.figures)
      if (told.length === 0) return nothing
      return draftBulletin(deps.db, asked, at, { span, scope, subject, sections: told, facts })
    },
  }),
  defineRoute({
    method: 'get',
    path: '/bulletins/:bulletinId',
    needs: 'bulletin.read',
    run: async ({ deps, actor, at, param }): Promise<BulletinDetail | Refusal> =>
      (await bulletinDetail(deps.db, actor, at, idParam(param, 'bulletinId'))) ?? notThere,
  }),
  defineRoute({
    method: 'put',
    path: '/bulletins/:bulletinId',
    needs: 'bulletin.write',
    body: editInput,
    run: ({ deps, at, ask: asked, param, body }) =>
      editBulletin(deps.db, asked, at, { bulletinId: idParam(param, 'bulletinId'), ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/bulletins/:bulletinId/facts',
    needs: 'bulletin.write',
    body: z.strictObject({ revision: z.int32() }),
    run: async ({ deps, actor, at, ask: asked, param, body: { revision } }) => {
      const may = await mayDo(deps.db, actor, 'overview.read')
      if (may.kind === 'refused') return may
      const bulletinId = idParam(param, 'bulletinId')
      const of = await bulletinScope(deps.db, actor.jurisdictionId, bulletinId)
      if (!of) return notThere
      const facts = await bulletinFacts(deps.db, may, at, of.span, of.scope)
      return editBulletin(deps.db, asked, at, { bulletinId, revision, facts })
    },
  }),
  defineRoute({
    method: 'post',
    path: '/bulletins/:bulletinId/acts',
    asks: true,
    body: actInput,
    run: ({ deps, actor, at, param, body }) =>
      actOnBulletin(deps.db, ask(actor, bulletinActionOf(body.act)), at, {
        ...body,
        bulletinId: idParam(param, 'bulletinId'),
        mails: deps.mails ?? false,
      }),
  }),
  ...answerRoutes,
] as const
