import { z } from 'zod'
import type { Database } from '../../../commands/database.ts'
import { ledgerTable } from '../../../exchange/ledger/ledger-table.ts'
import { ledgerHead } from '../../../queries/ledger/ledger-head.ts'
import { type LedgerFilter, type LedgerRow, listLedger } from '../../../queries/ledger/list-ledger.ts'
import { listSecurityLog, type SecurityLogRow } from '../../../queries/ledger/list-security-log.ts'
import { type Verification, verifications } from '../../../queries/ledger/verifications.ts'
import { notFound, problem } from '../../problem.ts'
import { dayInput } from '../day-input.ts'
import { type DeskAsked, defineRoute } from '../define-route.ts'
import type { DeskDependencies } from '../desk-dependencies.ts'
import { placeInTitle, tableFile } from '../table-file.ts'

export type { LedgerRow } from '../../../queries/ledger/list-ledger.ts'
export type { SecurityLogRow } from '../../../queries/ledger/list-security-log.ts'

/** `GET /ledger` */
export interface LedgerAnswer {
  readonly rows: readonly LedgerRow[]
  /** To go on: `?before=`; null at the end. */
  readonly next: number | null
  readonly head: { readonly entries: number; readonly hash: string }
}

/** `POST /ledger/verify`; with `running` ask `GET /ledger/verify` until it is something else. */
export type LedgerVerified =
  | { readonly kind: 'running'; readonly done: number; readonly entries: number }
  | { readonly kind: 'whole'; readonly entries: number; readonly contents: number; readonly head: string }
  | { readonly kind: 'broken'; readonly seq: number; readonly reason: string; readonly hash: string | null }

/** `GET /security-log` */
export interface SecurityLogAnswer {
  readonly rows: readonly SecurityLogRow[]
  readonly next: string | null
}

const day = dayInput.optional()
const limit = z.coerce.number().int().min(1).max(200).default(50)
const kind = z
  .string()
  .regex(/^[a-z.-]{1,60}$/)
  .optional()

const chosen = {
  kind,
  personId: z.uuid().optional(),
  words: z.string().trim().max(100).optional(),
  from: day,
  to: day,
}
/** The most entries of one file; older ones are had by days. */
const mostEntries = 20_000

function verifiedAnswer(state: Verification | null): LedgerVerified | Response {
  switch (state?.kind) {
    case 'running':
    case 'whole':
    case 'broken':
      return state
    case 'elsewhere':
    case 'other-head':
      return problem('conflict', {
        detail: '这个地区的台账正在核验。请等这一次核验结束后再试。',
        detailEn: 'The ledger of this place is being verified. Try again when that is done.',
        headers: { 'Retry-After': '10' },
      })
    default:
      return notFound('服务启动以来还没有核验过台账。请先开始核验。', 'The ledger was not verified since the start.')
  }
}

async function entriesTable({
  deps,
  jurisdictionId,
  code,
  actor,
  query,
}: DeskAsked<Omit<LedgerFilter, 'before' | 'limit'>, unknown>) {
  const [{ rows, next }, place] = await Promise.all([
    listLedger(deps.db, jurisdictionId, { ...query, limit: mostEntries }),
    placeInTitle(deps, code),
  ])
  return ledgerTable(rows, { place, today: actor.today, more: next !== null })
}

const verifying = new WeakMap<Database, ReturnType<typeof verifications>>()

/** The verifications of a database that run in this process. */
function verifyingOf({ heavy, db }: DeskDependencies): ReturnType<typeof verifications> {
  const found = verifying.get(heavy ?? db)
  if (found) return found
  const fresh = verifications(heavy ?? db)
  verifying.set(heavy ?? db, fresh)
  return fresh
}

/** The ledger, page by page and verified, and the security log. */
export const ledgerRoutes = [
  defineRoute({
    method: 'get',
    path: '/ledger',
    recorded: true,
    needs: 'ledger.read',
    query: z.strictObject({ before: z.coerce.number().int().min(1).optional(), ...chosen, limit }),
    run: async ({ deps, jurisdictionId, code, query }) => {
      const page = await listLedger(deps.db, jurisdictionId, query)
      const head = (await ledgerHead(deps.db, code)) ?? { entries: 0, hash: '' }
      return { ...page, head } satisfies LedgerAnswer
    },
  }),
  defineRoute({
    method: 'get',
    path: '/ledger/table.xlsx',
    needs: 'ledger.read',
    file: { shownBy: ['/ledger'] },
    query: z.strictObject(chosen),
    run: async (asked) => tableFile(await entriesTable(asked), 'xlsx'),
  }),
  defineRoute({
    method: 'get',
    path: '/ledger/table.csv',
    needs: 'ledger.read',
    file: { shownBy: ['/ledger'] },
    query: z.strictObject(chosen),
    run: async (asked) => tableFile(await entriesTable(asked), 'csv'),
  }),
  defineRoute({
    method: 'post',
    path: '/ledger/verify',
    needs: 'ledger.read',
    reads: true,
    body: z.strictObject({
      head: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
    run: async ({ deps, jurisdictionId, body }) =>
      verifiedAnswer(await verifyingOf(deps).start(jurisdictionId, body.head === undefined ? {} : { head: body.head })),
  }),
  defineRoute({
    method: 'get',
    path: '/ledger/verify',
    needs: 'ledger.read',
    run: async ({ deps, jurisdictionId }) => verifiedAnswer(verifyingOf(deps).latest(jurisdictionId)),
  }),
  defineRoute({
    method: 'get',
    path: '/security-log',
    recorded: true,
    needs: 'security-log.read',
    query: z.strictObject({
      before: z.uuid().optional(),
      kind,
      success: z.stringbool().optional(),
      address: z
        .string()
        .regex(/^[\da-f.:]{1,45}$/i)
        .optional(),
      from: day,
      to: day,
      limit,
    }),
    run: async ({ deps, jurisdictionId, query }) =>
      (await listSecurityLog(deps.db, jurisdictionId, query)) satisfies SecurityLogAnswer,
  }),
] as const
