import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, ask } from '../../access/ask.ts'
import { signedIn } from '../../access/signed-in.ts'
import { addTestPerson } from '../../api/desk/desk.fixture.ts'
import { verifyRecord } from '../../queries/ledger/verify-record.ts'
import { oneTestServer, testDatabase } from '../../store/database.fixture.ts'
import { purgeContent } from '../purge/purge-content.ts'
import { type TestRecord, testRecord } from '../record.fixture.ts'
import { madeUpReport } from '../reports/report.fixture.ts'
import { compareWork } from './compare-work.ts'
import { confirmItems, type ItemVerdict } from './confirm-items.ts'
import { closeSettlement, withdrawSettlement } from './end-settlement.ts'
import { type Compare, openSettlement } from './open-settlement.ts'
import { proposeAnew } from './propose-anew.ts'
import { undoConfirmation } from './undo-confirmation.ts'

const at = new Date('2032-02-01T08:00:00Z')
const review = '改造老旧小区21个，惠及居民4300户。建成高标准农田1.5万亩。'
const nextYear = madeUpReport({ year: 2032 }).replace('城镇新增就业3200人。', `城镇新增就业3200人。${review}`)

describe.each(oneTestServer(import.meta.filename, process.env))('a year settled on $name', (server) => {
  let record: TestRecord
  let may: Ask<'settlement.write'>
  beforeAll(async () => {
    record = await testRecord(server)
    const { db } = record
    const { jurisdictionId } = record.may
    const someone = await addTestPerson(db, { userName: 'ducha', jurisdictionId, role: 'supervisor' })
    const actor = await signedIn(db, jurisdictionId, someone.accountId, '2032-02-01')
    if (!actor) throw new Error('nobody is signed in')
    may = ask(actor, 'settlement.write')
  })
  afterAll(() => record.drop())

  const compare: Compare = (last, next) => compareWork({ last, next })
  const open = () => openSettlement(record.db, may, at, 2031, compare)
  const items = (settlementId: string) =>
    record.db
      .selectFrom('settlement_item')
      .selectAll()
      .where('settlement_id', '=', settlementId)
      .orderBy('ordinal')
      .execute()
  const opened = async () => {
    const outcome = await open()
    if (outcome.kind === 'refused') throw new Error(outcome.message)
    return outcome
  }

  test('it waits for an adopted plan, the next report and the reviewed review', async () => {
    expect(await open()).toMatchObject({ kind: 'refused', reason: 'no-plan' })
    await record.adoptText(madeUpReport())
    expect(await open()).toMatchObject({ kind: 'refused', reason: 'no-next-report' })
    const { reportId } = await record.importText(nextYear)
    expect(await open()).toMatchObject({ kind: 'refused', reason: 'review-open' })
    await record.db
      .updateTable('proposal')
      .set({ state: 'accepted' })
      .where('report_id', '=', reportId)
      .where('kind', '=', 'result')
      .execute()
    const { settlementId } = await opened()
    expect(await open()).toMatchObject({ kind: 'refused', reason: 'already-settled' })
    const rows = await items(settlementId)
    const homes = rows.find(({ wording }) => wording.includes('老旧小区'))
    expect(homes?.commitment_id).not.toBeNull()
    expect(homes?.proposal.claims?.[0]?.text).toContain('改造老旧小区21个')
    expect(rows.every(({ verdict }) => verdict === null)).toBe(true)
  })

  test('verdicts are confirmed by people, all or none, undone, closed, and withdrawn with a reason', async () => {
    const { settlement_id: settlementId } = await record.db
      .selectFrom('settlement')
      .select('settlement_id')
      .executeTakeFirstOrThrow()
    const rows = await items(settlementId)
    const [first, second] = rows
    if (!first || !second) throw new Error('nothing to settle')
    const verdict = (row: typeof first, more: Partial<ItemVerdict> = {}): ItemVerdict => ({
      itemId: row.settlement_item_id,
      revision: row.revision,
      verdict: 'silent',
      claims: [],
      promisedAgain: false,
      ...more,
    })
    const confirm = (...verdicts: ItemVerdict[]) => confirmItems(record.db, may, at, settlementId, verdicts)
    const confirmed = async () => (await items(settlementId)).filter((row) => row.verdict !== null).length

    expect(await confirm(verdict(first), verdict(second, { verdict: 'met' }))).toMatchObject({ reason: 'claim-wanted' })
    expect(await confirm(verdict(first, { claims: [[0, 9_999_999]] }))).toMatchObject({ reason: 'outside-text' })
    expect(await confirmed()).toBe(0)
    const claims = first.proposal.claims?.slice(0, 1).map(({ span }) => span) ?? []
    expect(await confirm(verdict(first, { verdict: 'met', claims, note: '已核' }))).toMatchObject({
      kind: 'confirmed',
      itemIds: [first.settlement_item_id],
    })
    expect(await confirm(verdict(first))).toMatchObject({ reason: 'stale' })
    const newer: Compare = async (last, next) => ({ ...(await compareWork({ last, next })), rules: 'newer' })
    const anew = await proposeAnew(record.db, may, at, settlementId, newer)
    expect(anew).toEqual({ kind: 'proposed', items: rows.length - 1 })
    const [kept, ...others] = await items(settlementId)
    expect(kept).toMatchObject({ verdict: 'met', note: '已核', rules: first.rules, proposal: first.proposal })
    expect(others.every(({ rules }) => rules === 'newer')).toBe(true)
    expect(await undoConfirmation(record.db, may, at, settlementId)).toMatchObject({
      kind: 'confirmed',
      itemIds: [first.settlement_item_id],
    })
    expect(await confirmed()).toBe(0)
    expect(await undoConfirmation(record.db, may, at, settlementId)).toMatchObject({ reason: 'nothing-to-undo' })

    expect(await closeSettlement(record.db, may, at, settlementId)).toMatchObject({
      reason: 'still-unconfirmed',
    })
    await confirm(...(await items(settlementId)).map((row) => verdict(row, { note: '无表述' })))
    expect(await closeSettlement(record.db, may, at, settlementId)).toEqual({ kind: 'closed' })
    expect(await confirm(verdict(first))).toMatchObject({ reason: 'not-open' })
    expect(await withdrawSettlement(record.db, may, at, settlementId, ' ')).toMatchObject({
      reason: 'reason-wanted',
    })
    expect(await withdrawSettlement(record.db, may, at, settlementId, '数字有误')).toEqual({ kind: 'withdrawn' })
    expect((await items(settlementId)).every((row) => row.verdict === 'silent')).toBe(true)
    expect((await opened()).items).toBe(rows.length)
    expect(await verifyRecord(record.db, record.may.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })

  test('it goes out and comes back with an archive, and a purge takes its words', async () => {
    const { writeArchive } = await import('../../exchange/archive/archive-file.ts')
    const { restorePlace } = await import('../../exchange/archive/restore-place.ts')
    const folder = await mkdtemp(join(tmpdir(), 'luoshi-settlement-'))
    const other = await testDatabase(server)
    try {
      const file = join(folder, 'place.tar.gz')
      await writeArchive(record.db, record.may.jurisdictionId, at, file)
      expect(await restorePlace(other.db, file)).toMatchObject({ kind: 'restored' })
      const count = (db: typeof record.db) =>
        db.selectFrom('settlement_item').select(['wording', 'verdict', 'note']).orderBy('settlement_item_id').execute()
      expect(await count(other.db)).toEqual(await count(record.db))

      const { hash } = await record.db
        .selectFrom('document')
        .innerJoin('report', 'report.document_id', 'document.document_id')
        .select('document.hash')
        .where('report.year', '=', 2032)
        .executeTakeFirstOrThrow()
      await purgeContent(record.db, record.may, at, { hash, persons: ['甲', '乙'], reason: '误入' })
      for (const row of await record.db.selectFrom('settlement_item').selectAll().execute())
        expect([row.wording, row.proposal, row.note]).toEqual(['（已清除）', {}, null])
      const left = await record.db.selectFrom('vault').select('content').where('content', 'is not', null).execute()
      expect(left.filter(({ content }) => content?.toString('utf8').includes('老旧小区21个'))).toEqual([])
      expect(await verifyRecord(record.db, record.may.jurisdictionId)).toMatchObject({ kind: 'whole' })
    } finally {
      await other.drop()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
