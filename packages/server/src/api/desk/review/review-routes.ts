import { maxBytes, type Report } from '@luoshi/report'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { type Ask, proven } from '../../../access/ask.ts'
import type { Forbidden } from '../../../access/may-do.ts'
import { type Adopted, adoptReportWithin } from '../../../commands/reports/adopt-report.ts'
import { importReportWithin } from '../../../commands/reports/import-report.ts'
import { readFileApart } from '../../../commands/reports/read-file-apart.ts'
import type { Reviewed, ReviewRefusal } from '../../../commands/review/review-act.ts'
import { reviewReport } from '../../../commands/review/review-report.ts'
import { undoReview } from '../../../commands/review/undo-review.ts'
import { otherPlaceWarning } from '../../../domain/other-place.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { ops, proposalKinds } from '../../../domain/vocabulary.ts'
import { type TextChange, textChanges } from '../../../publication/report-changes.ts'
import { type ReportInReview, reportsInReview } from '../../../queries/review/reports-in-review.ts'
import {
  type ReviewFinding,
  type ReviewProposal,
  reviewFindings,
  reviewOfReport,
  reviewProposals,
  textsOfReport,
  undoableAct,
} from '../../../queries/review/review-of-report.ts'
import { jurisdictionByCode } from '../../../record/places/find-jurisdiction.ts'
import { notFound, problem } from '../../problem.ts'
import { readUpload, type Upload } from '../../read-upload.ts'
import { formBytes, tooLargeRequest, unreadableFile } from '../../unreadable-file.ts'
import { type DeskAsked, defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type { ReviewAct, ReviewChange, Seen } from '../../../commands/review/review-act.ts'
export type { TextChange } from '../../../publication/report-changes.ts'
export type { ReportInReview } from '../../../queries/review/reports-in-review.ts'
export type {
  ReportReview,
  ReviewFinding,
  ReviewOriginal,
  ReviewProposal,
} from '../../../queries/review/review-of-report.ts'

import { dayInput } from '../day-input.ts'

/** The reports of a place. */
export interface ReportList {
  readonly reports: readonly ReportInReview[]
}

/** What came of a file that was handed in. */
export interface UploadedReport {
  readonly reportId: string
  readonly year: number
  readonly version: number
  /** True when the same file had been taken in before. */
  readonly known: boolean
  /** Words in it that look like a mark of secrecy. */
  readonly secrecyMarks: readonly string[]
  readonly warnings: readonly string[]
}

/** The restored text, and where it differs from the file. */
export interface ReportText {
  readonly text: string
  readonly changes: readonly TextChange[]
}

/** What an act of a reviewer changed. */
export interface ReviewOutcome {
  /** Proposals as they are now; those that were merged, split or taken back are only in `gone`. */
  readonly proposals: readonly ReviewProposal[]
  readonly gone: readonly string[]
  readonly findings: readonly ReviewFinding[]
  readonly undo: string | null
}

/** `POST /reports/:reportId/adopt` */
export interface AdoptedReport {
  readonly year: number
  readonly commitments: number
  /** How many figures of targets stand in the task table. */
  readonly targets: number
  /** Null: to publish is another act. */
  readonly snapshot: number | null
}

type Asked = DeskAsked<unknown, unknown>

const limited = bodyLimit({ maxSize: maxBytes + formBytes, onError: tooLargeRequest })

async function upload(
  asked: Asked & { readonly ask: Ask<'report.import'> },
): Promise<UploadedReport | Response | Refusal> {
  const { deps, at, code, context } = asked
  let handed: Upload | Response | undefined
  const refusal = await limited(context, async () => {
    handed = await readUpload(context)
  })
  if (refusal) return refusal
  if (!handed) throw new Error('nothing came of the upload')
  if (handed instanceof Response) return handed
  const reading = await readFileApart(handed.bytes, handed.fileName)
  if (reading.kind === 'refused') return unreadableFile(reading)
  const file = handed.year === undefined ? reading.file : { ...reading.file, year: handed.year }
  const imported = await proven(deps.db, asked.ask, (trx, may) => importReportWithin(trx, may, at, file))
  if (imported.kind === 'refused') {
    const { reason, message: detail, messageEn: detailEn } = imported
    if (reason === 'not-a-report') return problem(reason, { detail, detailEn })
    if (reason !== 'no-year') return imported
    return problem(reason, {
      detail: '没有读出这份报告安排的是哪一年的工作。请选定年份后重新读入。',
      detailEn: 'The report does not say which year it plans. Choose the year and send it again.',
    })
  }
  const { reportId, year, version } = imported
  const known = imported.kind === 'already-imported'
  const findings = known ? [] : imported.findings
  const place = await jurisdictionByCode(deps.db, code)
  const warning = place && otherPlaceWarning(place.name, file.report.meta.jurisdiction)
  return {
    reportId,
    year,
    version,
    known,
    secrecyMarks: findings.flatMap(({ rule, found }) => (rule === 'secrecy-mark' && found ? [String(found)] : [])),
    warnings: warning ? [warning.message] : [],
  }
}

async function text({ deps, actor, param }: Asked): Promise<ReportText | Response> {
  const texts = await textsOfReport(deps.db, actor.jurisdictionId, idParam(param, 'reportId'))
  if (texts === undefined) return noReport()
  if (texts === null)
    return problem('purged', { detail: '这份报告的正文已依程序清除。', detailEn: 'The text has been removed.' })
  const { origins, repairs } = JSON.parse(texts.reading) as Pick<Report, 'origins' | 'repairs'>
  return { text: texts.text, changes: textChanges(texts.text, texts.received, origins, repairs) }
}

async function outcome(
  { deps, actor }: Asked,
  reportId: string,
  done: Reviewed | ReviewRefusal | Forbidden,
): Promise<ReviewOutcome | Refusal> {
  const { db } = deps
  const { jurisdictionId } = actor
  if (done.kind === 'refused') {
    if (!('proposals' in done) || !done.proposals) return done
    return { ...done, current: await reviewProposals(db, jurisdictionId, reportId, done.proposals) } as Refusal
  }
  const proposals = await reviewProposals(db, jurisdictionId, reportId, done.proposals)
  const standing = new Set(proposals.map(({ proposalId }) => proposalId))
  return {
    proposals,
    gone: done.proposals.filter((id) => !standing.has(id)),
    findings: await reviewFindings(db, jurisdictionId, reportId, done.findings),
    undo: await undoableAct(db, actor, reportId),
  }
}

const noReport = () => notFound('没有这份报告。', 'There is no such report.')

const id = z.uuid()

const seen = z.strictObject({ proposalId: id, revision: z.int32().positive() })
const many = z.array(seen).min(1).max(5000)
const kind = z.enum(proposalKinds)
const span = z.tuple([z.int32().min(0), z.int32().min(0)]).readonly()
const wording = z.string().max(4000)
const reason = z.string().trim().min(1).max(500)

/** The branded spans of figures are checked as plain pairs. */
const figure = z.strictObject({
  metric: z.string().trim().min(1).max(100),
  op: z.enum(ops),
  value: z.union([z.number(), z.string().max(100), z.null()]),
  max: z.number().nullable(),
  unit: z.string().max(40).nullable(),
  change: z.boolean(),
  of: z.string().max(100).nullable(),
  span: z.custom<Report['results'][number]['span']>((value) => span.safeParse(value).success, '位置不对'),
})

const reviewAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['accept', 'reopen']), proposals: many }),
  z.strictObject({ act: z.literal('reject'), proposals: many, reason }),
  z.strictObject({
    act: z.literal('change'),
    proposal: seen,
    wording: wording.optional(),
    span: span.optional(),
    due: z
      .strictObject({ text: z.string().trim().min(1).max(100), date: dayInput.nullable() })
      .nullable()
      .optional(),
    figures: z.array(figure).max(60).optional(),
    reason: z.string().max(500).optional(),
  }),
  z.strictObject({
    act: z.literal('move'),
    proposals: many,
    parentId: id.nullable().optional(),
    kind: kind.optional(),
  }),
  z.strictObject({ act: z.literal('merge'), proposals: many, wording: wording.optional() }),
  z.strictObject({ act: z.literal('split'), proposal: seen, at: z.array(z.int32().min(0)).min(1).max(60) }),
  z.strictObject({ act: z.literal('add'), span, kind, parentId: id.nullable() }),
  z.strictObject({ act: z.literal('settle'), findings: z.array(id).min(1).max(5000), settlement: reason }),
])

/** The reports of a place: handing one in, reviewing what was read, adopting it. */
export const reviewRoutes = [
  defineRoute({
    method: 'get',
    path: '/reports',
    needs: 'report.read',
    run: async ({ deps, actor }): Promise<ReportList | Refusal> => {
      return { reports: await reportsInReview(deps.db, actor.jurisdictionId) }
    },
  }),
  defineRoute({ method: 'post', path: '/reports', needs: 'report.import', run: upload }),
  defineRoute({
    method: 'get',
    path: '/reports/:reportId',
    needs: 'report.read',
    run: async ({ deps, actor, param }) =>
      (await reviewOfReport(deps.db, actor, idParam(param, 'reportId'))) ?? noReport(),
  }),
  defineRoute({ method: 'get', path: '/reports/:reportId/text', needs: 'report.read', run: text }),
  defineRoute({
    method: 'post',
    path: '/reports/:reportId/review',
    needs: 'report.review',
    body: reviewAct,
    marks: 'spoken-of',
    run: async (asked) => {
      const reportId = idParam(asked.param, 'reportId')
      return outcome(asked, reportId, await reviewReport(asked.deps.db, asked.ask, asked.at, reportId, asked.body))
    },
  }),
  defineRoute({
    method: 'post',
    path: '/reports/:reportId/undo',
    needs: 'report.review',
    run: async (asked) => {
      const reportId = idParam(asked.param, 'reportId')
      return outcome(asked, reportId, await undoReview(asked.deps.db, asked.ask, asked.at, reportId))
    },
  }),
  defineRoute({
    method: 'post',
    path: '/reports/:reportId/adopt',
    needs: 'report.adopt',
    query: z.strictObject({ targets: z.enum(['true', 'false']).optional() }),
    run: async ({ deps, at, code, param, query, ask }): Promise<AdoptedReport | Response | Refusal> => {
      const reportId = idParam(param, 'reportId')
      const adopted: Adopted | Forbidden = await proven(deps.db, ask, (trx, may) =>
        adoptReportWithin(trx, may, at, reportId, { reviewed: true, targets: query.targets === 'true' }),
      )
      if (adopted.kind === 'refused') return adopted
      deps.published.forget(code)
      const { year, commitments, targets, snapshot } = adopted
      return { year, commitments, targets, snapshot }
    },
  }),
] as const
