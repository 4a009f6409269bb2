import type { Report } from '@luoshi/report'
import type { SettledPromise, Settlement } from '@luoshi/report/compare'
import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { carriedFrom } from './carried-from.ts'
import { compareApart } from './compare-apart.ts'
import { reportOfRecord } from './report-of-record.ts'
import { type SettlementRefusal, settlementRefusal } from './settlement-refusals.ts'

/** Compares two reports, apart from the serving thread. */
export type Compare = (last: Report, next: Report) => Promise<Settlement>

/** The settlement with its number of promises to confirm. */
export type Opened =
  | { readonly kind: 'opened'; readonly settlementId: string; readonly items: number }
  | SettlementRefusal

/**
 * Open the settlement of a year: every promise of its adopted report beside what the next year's report says, as
 * proposals. The next report's review must be reviewed; its plan need not be adopted. The comparison runs before the
 * transaction, which refuses if somebody else was quicker.
 */
export async function openSettlement(
  db: Kysely<Tables>,
  asked: Ask<'settlement.write'>,
  at: Date,
  year: number,
  compare: Compare = compareApart,
): Promise<Opened | Forbidden> {
  const { jurisdictionId } = asked
  const last = await reportOfYear(db, jurisdictionId, year, ['adopted'])
  if (last === null) return settlementRefusal('no-plan')
  const next = await reportOfYear(db, jurisdictionId, year + 1, ['adopted', 'proposed'])
  if (next === null) return settlementRefusal('no-next-report')
  const [before, after] = [
    await reportOfRecord(db, jurisdictionId, last),
    await reportOfRecord(db, jurisdictionId, next),
  ]
  if (!before) return settlementRefusal('no-plan')
  if (!after) return settlementRefusal('no-next-report')
  const open = after.open.filter((kind) => kind === 'result').length
  if (open > 0) return settlementRefusal('review-open', String(open))
  const compared = await compare(before.report, after.report)
  const prevents = compared.findings.filter((finding) => finding.prevents)
  if (prevents.length > 0)
    return settlementRefusal(
      'not-settleable',
      prevents.map(({ message }) => message).join('；'),
      prevents.map(({ messageEn }) => messageEn).join('; '),
    )
  return proven(db, asked, async (trx, { actor }): Promise<Opened> => {
    await lockPlace(trx, jurisdictionId)
    const standing = await trx
      .selectFrom('settlement')
      .select('settlement_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('year', '=', year)
      .where('state', '!=', 'withdrawn')
      .executeTakeFirst()
    if (standing) return settlementRefusal('already-settled')
    const settlementId = uuid()
    await trx
      .insertInto('settlement')
      .values({
        ...{ jurisdiction_id: jurisdictionId, settlement_id: settlementId, year, state: 'open' },
        ...{ last_report_id: last, next_report_id: next, rules: compared.rules },
        ...{ findings: JSON.stringify(compared.findings), opened_by: actor.id, opened_at: at },
      })
      .execute()
    await insertItems(trx, { jurisdictionId, settlementId, year, lastReportId: last }, compared)
    const content = await putContent(trx, jurisdictionId, JSON.stringify(compared), 'application/json', at)
    const body = { settlementId, year, lastReportId: last, nextReportId: next, rules: compared.rules }
    await appendEntry(trx, {
      ...{ jurisdictionId, at, actor: actor.id, kind: 'settlement.opened' },
      body: { ...body, items: compared.promises.length, vault: [content] },
    })
    return { kind: 'opened', settlementId, items: compared.promises.length }
  })
}

/** The report of a year in one of some states, the first state first, the latest version; null where there is none. */
async function reportOfYear(
  db: Kysely<Tables>,
  jurisdictionId: string,
  year: number,
  states: readonly ('adopted' | 'proposed')[],
): Promise<string | null> {
  const rows = await db
    .selectFrom('report')
    .select(['report_id', 'state'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('state', 'in', states)
    .orderBy('version', 'desc')
    .execute()
  for (const state of states) {
    const found = rows.find((row) => row.state === state)
    if (found) return found.report_id
  }
  return null
}

interface Into {
  readonly jurisdictionId: string
  readonly settlementId: string
  readonly year: number
  readonly lastReportId: string
}

async function insertItems(trx: Transaction<Tables>, into: Into, { promises, rules }: Settlement): Promise<void> {
  const { jurisdictionId, settlementId, lastReportId } = into
  const commitments = await trx
    .selectFrom('commitment')
    .select(['commitment_id', 'span_start', 'span_end'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', lastReportId)
    .where('origin', '=', 'report')
    .execute()
  const bySpan = new Map(commitments.map((row) => [`${row.span_start}-${row.span_end}`, row.commitment_id]))
  const carried = await carriedFrom(trx, {
    ...{ jurisdiction_id: jurisdictionId, year: into.year, last_report_id: lastReportId },
  })
  const rows = promises.map((promise, i) => ({
    ...{ jurisdiction_id: jurisdictionId, settlement_item_id: uuid(), settlement_id: settlementId, ordinal: i + 1 },
    commitment_id: promise.kind === 'target' ? null : (bySpan.get(promise.span.join('-')) ?? null),
    ...{ kind: promise.kind, area: promise.area, theme: promise.theme, wording: promise.text },
    ...{ span_start: promise.span[0], span_end: promise.span[1] },
    proposal: JSON.stringify(proposalOf(promise)),
    rules,
    carried_from: carried.get(promise.span.join('-')) ?? null,
  }))
  for (let i = 0; i < rows.length; i += 200)
    await trx
      .insertInto('settlement_item')
      .values(rows.slice(i, i + 200))
      .execute()
}

/** What is kept of a proposal beside the promise's own words. */
export const proposalOf = (promise: SettledPromise) => {
  const { verdict, certainty, probabilities, silentProbability, rhetorical } = promise
  const { claims, promisedAgain, again, reasons } = promise
  return { verdict, certainty, probabilities, silentProbability, rhetorical, claims, promisedAgain, again, reasons }
}
