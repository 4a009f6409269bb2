import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { actOnSlip, slipActionOf } from '../../../commands/matters/act-on-slip.ts'
import { draftSlip } from '../../../commands/matters/draft-slip.ts'
import { dayOf } from '../../../domain/day.ts'
import { documentNumber } from '../../../domain/matters/document-number.ts'
import { directGrounds, slipActs, slipColours } from '../../../domain/matters/slip-ladder.ts'
import { slipNumber } from '../../../domain/matters/slip-number.ts'
import { refusal } from '../../../domain/refusal.ts'
import { slipDocx } from '../../../exchange/matters/slip-docx.ts'
import { matterDetail } from '../../../queries/matters/matter-detail.ts'
import { type SlipListed, slipList } from '../../../queries/matters/slip-list.ts'
import { jurisdictionByCode } from '../../../record/places/find-jurisdiction.ts'
import { asAttachment } from '../../../vault/evidence/plain-file-name.ts'
import { dayInput } from '../day-input.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type { SlipListed } from '../../../queries/matters/slip-list.ts'

/** `GET /slips` */
export interface SlipsAnswer {
  readonly slips: readonly SlipListed[]
}

const words = z.string().trim().max(4000)
const slip = z.strictObject({
  colour: z.enum(slipColours),
  ground: z.enum(Object.values(directGrounds).flat()),
  groundWords: words.min(2, '请写明事由'),
  demand: words.min(2, '请写明办理要求'),
  limitDay: dayInput,
})
const act = z.strictObject({ revision: z.int32(), act: z.enum(slipActs), words: words.nullable().default(null) })

const notThere = refusal(404, 'unknown-slip', '没有找到这份督查单，或它不在您的职责范围内。', 'There is no such slip.')
const notIssued = refusal(
  409,
  'conflict',
  '督查单签发后才有文号和文稿。',
  'A slip has its number and document once it is issued.',
)

/** Slips (督查单): the list of all; of a matter: draft, every act of their table, and the document. */
export const slipRoutes = [
  defineRoute({
    method: 'get',
    path: '/slips',
    // whose role reads no matter gets none: the query asks what they may read
    run: async ({ deps, actor, at }): Promise<SlipsAnswer> => ({ slips: await slipList(deps.db, actor, at) }),
  }),
  defineRoute({
    method: 'post',
    path: '/matters/:matterId/slips',
    needsOnMatter: 'matter.write',
    body: slip,
    run: ({ deps, at, body, ask }) => draftSlip(deps.db, ask, at, body),
  }),
  defineRoute({
    method: 'post',
    path: '/matters/:matterId/slips/:slipId/acts',
    asks: true,
    body: act,
    run: ({ deps, actor, at, param, body }) => {
      const wanted = ask(actor, slipActionOf(body.act), { matterId: param('matterId') })
      return actOnSlip(deps.db, wanted, at, {
        ...body,
        slipId: idParam(param, 'slipId'),
        mails: deps.mails ?? false,
      })
    },
  }),
  defineRoute({
    method: 'get',
    path: '/matters/:matterId/slips/:slipId/document',
    file: { shownBy: ['/matters/:matterId'] },
    needsOnMatter: 'matter.read',
    run: async ({ deps, at, code, param, may }) => {
      const place = await jurisdictionByCode(deps.db, code)
      const matter = await matterDetail(deps.db, may, at, may.matterId)
      const found = matter?.slips.find(({ slipId }) => slipId === param('slipId'))
      if (!place || !matter || !found) return notThere
      const { year, ordinal, issuedAt } = found
      if (year === null || ordinal === null || issuedAt === null) return notIssued
      const number = matter.year === null || matter.ordinal === null ? '' : documentNumber(matter.year, matter.ordinal)
      const letter = {
        ...found,
        year,
        ordinal,
        place: place.name,
        matter: `“${matter.title}”${number === '' ? '' : `（${number}）`}`,
        issuedOn: dayOf(new Date(issuedAt)),
      }
      return new Response(await slipDocx(letter), {
        headers: {
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
          'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          'content-disposition': asAttachment(`${slipNumber(letter)}督查单.docx`),
        },
      })
    },
  }),
] as const
