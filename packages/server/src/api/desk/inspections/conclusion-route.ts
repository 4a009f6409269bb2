import { dayOf } from '../../../domain/day.ts'
import { refusal } from '../../../domain/refusal.ts'
import { conclusionDocx } from '../../../exchange/inspections/conclusion-docx.ts'
import { inspectionDetail } from '../../../queries/inspections/inspection-detail.ts'
import { jurisdictionByCode } from '../../../record/places/find-jurisdiction.ts'
import { asAttachment } from '../../../vault/evidence/plain-file-name.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

const notThere = refusal(
  404,
  'unknown-inspection',
  '没有找到这次督查活动，或它不在您的职责范围内。',
  'There is no such inspection.',
)
const notWritten = refusal(
  409,
  'conflict',
  '督查结论写好后才有文稿。',
  'A conclusion has its document once it is written.',
)

/** The conclusion of an inspection as a document; a unit gets of it what its page shows. */
export const conclusionRoutes = [
  defineRoute({
    method: 'get',
    path: '/inspections/:inspectionId/conclusion.docx',
    file: { shownBy: ['/inspections/:inspectionId'] },
    needs: 'inspection.read',
    run: async ({ deps, actor, at, code, param }) => {
      const place = await jurisdictionByCode(deps.db, code)
      const inspection = await inspectionDetail(deps.db, actor, at, idParam(param, 'inspectionId'))
      if (!place || !inspection) return notThere
      const { facts, opinion, title, servedAt } = inspection
      if (facts === null || opinion === null) return notWritten
      const letter = {
        ...{ ...inspection, facts, opinion, place: place.name },
        bodyUnit: inspection.bodyUnit?.name ?? null,
        units: inspection.units.map(({ name }) => name),
        servedOn: servedAt === null ? null : dayOf(new Date(servedAt)),
        today: dayOf(at),
      }
      return new Response(await conclusionDocx(letter), {
        headers: {
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
          'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          'content-disposition': asAttachment(`${title}督查结论.docx`),
        },
      })
    },
  }),
] as const
