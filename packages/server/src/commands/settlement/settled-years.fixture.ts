import { type Ask, ask } from '../../access/ask.ts'
import { signedIn } from '../../access/signed-in.ts'
import { addTestPerson } from '../../api/desk/desk.fixture.ts'
import { publishSnapshot } from '../publication/publish-snapshot.ts'
import type { TestRecord } from '../record.fixture.ts'
import { adoptReport } from '../reports/adopt-report.ts'
import { compareWork } from './compare-work.ts'
import { confirmItems, type ItemVerdict } from './confirm-items.ts'
import { closeSettlement } from './end-settlement.ts'
import { openSettlement } from './open-settlement.ts'

/** For tests: somebody who may settle, and who they are to the queries. */
export async function settler(record: TestRecord, today = '2040-02-01') {
  const { jurisdictionId } = record.may
  const someone = await addTestPerson(record.db, { userName: 'ducha', jurisdictionId, role: 'supervisor' })
  const actor = await signedIn(record.db, jurisdictionId, someone.accountId, today)
  if (!actor) throw new Error('nobody is signed in')
  return { actor, may: ask(actor, 'settlement.write') }
}

/** The items of a settlement, in the order of the report. */
export const itemsOf = ({ db }: TestRecord, settlementId: string) =>
  db.selectFrom('settlement_item').selectAll().where('settlement_id', '=', settlementId).orderBy('ordinal').execute()

type Row = Awaited<ReturnType<typeof itemsOf>>[number]

/** What a person confirms who takes every proposal as it is; what is not named is silent. */
export const asProposed = (row: Row): ItemVerdict => {
  const { verdict, claims = [], promisedAgain = false, again = [] } = row.proposal
  const common = {
    ...{ itemId: row.settlement_item_id, revision: row.revision, promisedAgain, again: again[0]?.span ?? null },
  }
  return verdict === 'not-named' || verdict === undefined || claims.length === 0
    ? { ...common, verdict: 'silent', claims: [] }
    : { ...common, verdict, claims: claims.slice(0, 2).map(({ span }) => span) }
}

/** Import the next year's report with its review accepted, and open the settlement of `year`. */
export async function openedYear(
  record: TestRecord,
  may: Ask<'settlement.write'>,
  at: Date,
  year: number,
  next: string,
) {
  const { reportId } = await record.importText(next)
  await record.db.updateTable('proposal').set({ state: 'accepted' }).where('kind', '=', 'result').execute()
  const opened = await openSettlement(record.db, may, at, year, (last, next) => compareWork({ last, next }))
  if (opened.kind !== 'opened') throw new Error(opened.message)
  return { settlementId: opened.settlementId, nextReportId: reportId }
}

/** {@link openedYear}, every proposal confirmed, closed and published, the next year's plan adopted. */
export async function settledYear(
  record: TestRecord,
  may: Ask<'settlement.write'>,
  at: Date,
  year: number,
  next: string,
) {
  const { settlementId, nextReportId } = await openedYear(record, may, at, year, next)
  const items = await itemsOf(record, settlementId)
  const confirmed = await confirmItems(record.db, may, at, settlementId, items.map(asProposed))
  if (confirmed.kind !== 'confirmed') throw new Error(confirmed.kind)
  const closed = await closeSettlement(record.db, may, at, settlementId)
  if (closed.kind !== 'closed') throw new Error(closed.kind)
  await adoptReport(record.db, record.may, at, nextReportId, { publish: true })
  await publishSnapshot(record.db, record.may, new Date(), year, null)
  return settlementId
}
