import { z } from 'zod'
import type { Forbidden } from '../../../access/may-do.ts'
import type { Confirmed } from '../../../commands/settlement/confirm-items.ts'
import { confirmItems } from '../../../commands/settlement/confirm-items.ts'
import { correctItem } from '../../../commands/settlement/correct-item.ts'
import { closeSettlement, withdrawSettlement } from '../../../commands/settlement/end-settlement.ts'
import { openSettlement } from '../../../commands/settlement/open-settlement.ts'
import { proposeAnew } from '../../../commands/settlement/propose-anew.ts'
import { takeArea } from '../../../commands/settlement/take-area.ts'
import { undoConfirmation } from '../../../commands/settlement/undo-confirmation.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { confirmedVerdicts } from '../../../domain/vocabulary.ts'
import { textsOfReport } from '../../../queries/review/review-of-report.ts'
import {
  type SettlementDetail,
  type SettlementItemShown,
  settlementDetail,
  settlementItemsOf,
  undoable,
} from '../../../queries/settlement/settlement-detail.ts'
import { type SettlementsOfPlace, yearsToSettle } from '../../../queries/settlement/years-to-settle.ts'
import { notFound, problem } from '../../problem.ts'
import { type DeskAsked, defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { besideRoutes } from './beside-routes.ts'

export type { SettlementDetail, SettlementItemShown } from '../../../queries/settlement/settlement-detail.ts'
export type {
  SettlementOfYear,
  SettlementsOfPlace,
  YearToSettle,
} from '../../../queries/settlement/years-to-settle.ts'

/** `POST /settlements` */
export interface SettlementOpened {
  readonly settlementId: string
  readonly items: number
}

/** The two texts of a settlement. */
export interface SettlementTexts {
  readonly last: string
  readonly next: string
}

/** What an act on items changed. */
export interface SettlementOutcome {
  readonly items: readonly SettlementItemShown[]
  readonly undoable: boolean
}

async function texts({ deps, actor, param }: DeskAsked<unknown, unknown>): Promise<SettlementTexts | Response> {
  const detail = await settlementDetail(deps.db, actor, idParam(param, 'settlementId'))
  if (!detail) return noSettlement()
  const { db } = deps
  const last = await textsOfReport(db, actor.jurisdictionId, detail.lastReportId)
  const next = await textsOfReport(db, actor.jurisdictionId, detail.nextReportId)
  if (!last || !next)
    return problem('purged', { detail: '报告的正文已依程序清除。', detailEn: 'A text has been removed.' })
  return { last: last.text, next: next.text }
}

const id = z.uuid()
const span = z.tuple([z.int32().min(0), z.int32().min(0)]).readonly()

const itemVerdict = z.strictObject({
  itemId: id,
  revision: z.int32().positive(),
  verdict: z.enum(confirmedVerdicts),
  claims: z.array(span).max(20),
  promisedAgain: z.boolean(),
  again: span.nullable(),
  note: z.string().max(2000),
})

const write = { method: 'post', needs: 'settlement.write' } as const

/** What is done to items of an open settlement. */
const actRoutes = [
  defineRoute({
    ...write,
    path: '/settlements/:settlementId/confirm',
    body: z.strictObject({ items: z.array(itemVerdict).min(1).max(1000) }),
    run: async (asked) => {
      const settlementId = idParam(asked.param, 'settlementId')
      const { items } = asked.body
      const done = await confirmItems(asked.deps.db, asked.ask, asked.at, settlementId, items)
      const ids = items.map(({ itemId }) => itemId)
      return outcome(asked, settlementId, done, ids)
    },
  }),
  defineRoute({
    ...write,
    path: '/settlements/:settlementId/undo',
    run: async (asked) => {
      const settlementId = idParam(asked.param, 'settlementId')
      const done = await undoConfirmation(asked.deps.db, asked.ask, asked.at, settlementId)
      return outcome(asked, settlementId, done, done.kind === 'refused' ? [] : done.itemIds)
    },
  }),
  defineRoute({
    ...write,
    path: '/settlements/:settlementId/area',
    body: z.strictObject({ area: z.string().min(1).max(400), mine: z.boolean() }),
    run: ({ deps, at, param, body, ask }) => takeArea(deps.db, ask, at, idParam(param, 'settlementId'), body),
  }),
] as const

/** What is done to a settlement as a whole, and to one item of a closed one. */
const endRoutes = [
  defineRoute({
    ...write,
    path: '/settlements/:settlementId/propose',
    run: ({ deps, at, param, ask }) => proposeAnew(deps.db, ask, at, idParam(param, 'settlementId')),
  }),
  defineRoute({
    ...write,
    path: '/settlements/:settlementId/close',
    run: ({ deps, at, param, ask }) => closeSettlement(deps.db, ask, at, idParam(param, 'settlementId')),
  }),
  defineRoute({
    ...write,
    path: '/settlements/:settlementId/withdraw',
    body: z.strictObject({ reason: z.string().max(500) }),
    run: ({ deps, at, param, body, ask }) =>
      withdrawSettlement(deps.db, ask, at, idParam(param, 'settlementId'), body.reason),
  }),
  defineRoute({
    ...write,
    path: '/settlements/:settlementId/correct',
    body: z.strictObject({ item: itemVerdict, reason: z.string().max(500) }),
    run: async (asked) => {
      const { deps, at, param, body, ask } = asked
      const settlementId = idParam(param, 'settlementId')
      const done = await correctItem(deps.db, ask, at, settlementId, body.item, body.reason)
      return outcome(asked, settlementId, done, [body.item.itemId])
    },
  }),
] as const

async function outcome(
  { deps, actor }: DeskAsked<unknown, unknown>,
  settlementId: string,
  done: Confirmed | Forbidden | { readonly kind: 'corrected' } | Refusal,
  ids: readonly string[],
): Promise<SettlementOutcome | Refusal> {
  const stale = done.kind === 'refused' && done.reason === 'stale'
  if (done.kind === 'refused' && !stale) return done
  const items = await settlementItemsOf(deps.db, actor, settlementId, ids)
  if (done.kind === 'refused') return { ...done, current: items }
  return { items, undoable: await undoable(deps.db, actor, settlementId) }
}

const noSettlement = () => notFound('没有这份对账。', 'There is no such settlement.')

/** 对账: a year settled against the next report. */
export const settlementRoutes = [
  defineRoute({
    method: 'get',
    path: '/settlements',
    needs: 'settlement.read',
    run: ({ deps, jurisdictionId }): Promise<SettlementsOfPlace> => yearsToSettle(deps.db, jurisdictionId),
  }),
  defineRoute({
    method: 'post',
    path: '/settlements',
    needs: 'settlement.write',
    body: z.strictObject({ year: z.int().min(1900).max(2200) }),
    run: async ({ deps, at, body, ask }): Promise<SettlementOpened | Refusal> => {
      const opened = await openSettlement(deps.db, ask, at, body.year)
      return opened.kind === 'refused' ? opened : { settlementId: opened.settlementId, items: opened.items }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/settlements/:settlementId',
    needs: 'settlement.read',
    run: async ({ deps, actor, param }): Promise<SettlementDetail | Response> =>
      (await settlementDetail(deps.db, actor, idParam(param, 'settlementId'))) ?? noSettlement(),
  }),
  defineRoute({
    method: 'get',
    path: '/settlements/:settlementId/texts',
    needs: 'settlement.read',
    run: texts,
  }),
  ...actRoutes,
  ...endRoutes,
  ...besideRoutes,
] as const
