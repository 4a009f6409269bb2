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
import { correctItem } from './correct-item.ts'
import { closeSettlement, withdrawSettlement } from './end-settlement.ts'
import { enterStatistics } from './enter-statistics.ts'
import { type Compare, openSettlement } from './open-settlement.ts'
import { proposeAnew } from './propose-anew.ts'
import { replyToVerdict } from './reply-to-verdict.ts'
import { takeArea } from './take-area.ts'
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

  test('what stands beside it goes out and comes back with an archive, and a purge takes its words', async () => {
    const { writeArchive } = await import('../../exchange/archive/archive-file.ts')
    const { restorePlace } = await import('../../exchange/archive/restore-place.ts')
    const { db } = record
    const settlementId = (
      await db.selectFrom('settlement').select('settlement_id').where('state', '=', 'open').executeTakeFirstOrThrow()
    ).settlement_id
    await besides(settlementId)
    const folder = await mkdtemp(join(tmpdir(), 'luoshi-settlement-'))
    const other = await testDatabase(server)
    try {
      const file = join(folder, 'place.tar.gz')
      await writeArchive(db, record.may.jurisdictionId, at, file)
      expect(await restorePlace(other.db, file)).toMatchObject({ kind: 'restored' })
      for (const table of settlementTables) {
        const rows = async (of: typeof db) =>
          (await of.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).sort()
        const here = await rows(db)
        expect([table, here.length > 0]).toEqual([table, true])
        expect(await rows(other.db)).toEqual(here)
      }
      expect(await verifyRecord(other.db, record.may.jurisdictionId)).toMatchObject({ kind: 'whole' })

      const { hash } = await db
        .selectFrom('document')
        .innerJoin('report', 'report.document_id', 'document.document_id')
        .select('document.hash')
        .where('report.year', '=', 2032)
        .executeTakeFirstOrThrow()
      await purgeContent(db, record.may, at, { hash, persons: ['甲', '乙'], reason: '误入' })
      for (const row of await db.selectFrom('settlement_item').selectAll().execute())
        expect([row.wording, row.proposal, row.note]).toEqual(['（已清除）', {}, null])
      const words = (await db.selectFrom('settlement_reply').select('words').execute()).map((row) => row.words)
      const reasons = (await db.selectFrom('settlement_correction').select('reason').execute()).map((row) => row.reason)
      expect([...words, ...reasons]).toEqual(['（已清除）', '（已清除）'])
      expect(await db.selectFrom('settlement_area').selectAll().execute()).toEqual([])
      const left = await db.selectFrom('vault').select('content').where('content', 'is not', null).execute()
      for (const gone of ['老旧小区21个', '管网未通', '尚未验收', '数字有误'])
        expect(left.filter(({ content }) => content?.toString('utf8').includes(gone))).toEqual([])
      const entries = await db.selectFrom('ledger').select('body').execute()
      expect(entries.filter(({ body }) => /尚未验收|数字有误/.test(JSON.stringify(body)))).toEqual([])
      expect(await verifyRecord(db, record.may.jurisdictionId)).toMatchObject({ kind: 'whole' })
    } finally {
      await other.drop()
      await rm(folder, { recursive: true, force: true })
    }
  })

  /** An area somebody works on, an official figure, a unit's reply and a correction after the closing, by the real commands. */
  async function besides(settlementId: string): Promise<void> {
    const { db } = record
    const rows = await items(settlementId)
    const homes = rows.find(({ wording }) => wording.includes('老旧小区'))
    if (!homes?.commitment_id) throw new Error('nothing to reply to')
    const itemId = homes.settlement_item_id
    const claims = homes.proposal.claims?.slice(0, 1).map(({ span }) => span) ?? []
    const silent = rows.map(
      (row): ItemVerdict => ({
        ...{ itemId: row.settlement_item_id, revision: row.revision, promisedAgain: false },
        ...(row === homes ? { verdict: 'met', claims } : { verdict: 'silent', claims: [] }),
      }),
    )
    expect(await confirmItems(db, may, at, settlementId, silent)).toMatchObject({ kind: 'confirmed' })
    expect(await takeArea(db, may, at, settlementId, { area: homes.area ?? '', mine: true })).toEqual({ kind: 'taken' })
    const figure = {
      metric: '老旧小区',
      value: '21',
      unit: '个',
      period: '2031年',
      basis: 'unstated',
      source: '统计局',
    } as const
    expect(await enterStatistics(db, may, at, settlementId, [{ itemId, ...figure }])).toMatchObject({ kind: 'entered' })
    const { taskId, head } = await ledBy(homes.commitment_id)
    const asked = ask(head, 'settlement.reply', { taskId })
    expect(await replyToVerdict(db, asked, at, itemId, '管网未通的3个延后。')).toMatchObject({ kind: 'replied' })
    expect(await closeSettlement(db, may, at, settlementId)).toEqual({ kind: 'closed' })
    const [now] = (await items(settlementId)).filter((row) => row.settlement_item_id === itemId)
    const verdict: ItemVerdict = {
      itemId,
      revision: now?.revision ?? 0,
      verdict: 'short',
      claims,
      promisedAgain: false,
    }
    expect(await correctItem(db, may, at, settlementId, verdict, '尚未验收')).toMatchObject({ kind: 'corrected' })
  }

  /** A task of a commitment that a unit leads, and the unit's head. */
  async function ledBy(commitmentId: string) {
    const { db } = record
    const { jurisdictionId } = record.may
    const unitId = crypto.randomUUID()
    await db
      .insertInto('unit')
      .values({
        ...{
          jurisdiction_id: jurisdictionId,
          unit_id: unitId,
          code: 'zhujian',
          name: '青禾县住建局',
          short_name: '住建局',
        },
        ...{ kind: 'department', parent_id: null, valid_from: '2020-01-01', valid_to: null, note: null, revision: 1 },
      })
      .execute()
    const { task_id: taskId } = await db
      .selectFrom('task')
      .select('task_id')
      .where('commitment_id', '=', commitmentId)
      .executeTakeFirstOrThrow()
    await db.updateTable('task').set({ status: 'active' }).where('task_id', '=', taskId).execute()
    await db
      .insertInto('task_unit')
      .values({
        ...{ jurisdiction_id: jurisdictionId, task_id: taskId, unit_id: unitId, part: 'lead', place: 1 },
        ...{ valid_from: '2020-01-01', valid_to: null },
      })
      .execute()
    const someone = await addTestPerson(db, { userName: 'juzhang', jurisdictionId, role: 'unit-head', unitId })
    const head = await signedIn(db, jurisdictionId, someone.accountId, '2032-02-01')
    if (!head) throw new Error('nobody leads the unit')
    return { taskId, head }
  }
})

const settlementTables = [
  'settlement',
  'settlement_item',
  'settlement_area',
  'settlement_statistic',
  'settlement_reply',
  'settlement_correction',
] as const
