import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteAttempt } from '../../commands/note-attempt.ts'
import { type TestRecord, testRecord } from '../../commands/record.fixture.ts'
import { securityBreak } from '../../ledger/security-chain.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import { securityLogRestored } from './restore-security-log.ts'

/** A part as an archive has it: a line of JSON for each row. */
type Row = Readonly<Record<string, unknown>>
const lines = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row))

describe.each(oneTestServer(import.meta.filename, process.env))('an archived security log, on $name', (server) => {
  let record: TestRecord
  let rows: readonly Row[]
  let head: Row
  beforeAll(async () => {
    record = await testRecord(server)
    const { jurisdictionId } = record.may
    for (const detail of ['一', '二', '三'])
      await noteAttempt(record.db, new Date(), { jurisdictionId, kind: 'sign-in.refused', address: null, detail })
    const of = async (table: string) =>
      (
        await sql<{ row: Row }>`select row_to_json(t) as row from ${sql.table(table)} t
          where jurisdiction_id = ${jurisdictionId} order by seq`.execute(record.owner)
      ).rows.map(({ row }) => row)
    rows = await of('security_log')
    head = (await of('security_head'))[0] ?? {}
    await sql`delete from security_log`.execute(record.owner)
    await sql`delete from security_head`.execute(record.owner)
  })
  afterAll(() => record.drop())

  /** Restores a log and takes it back; comes out with whether it is a chain then, or with what refused it. */
  const restored = async (log: readonly Row[], heads: readonly Row[], hasChain = true) => {
    const undone = new Error('undone')
    const outcome: { found?: unknown; refused?: unknown } = {}
    await record.db
      .transaction()
      .execute(async (trx) => {
        const { jurisdictionId } = record.may
        const restoring = securityLogRestored(trx)
        await restoring.part(jurisdictionId, lines(log), 'tables/security_log', hasChain)
        restoring.head(jurisdictionId, lines(heads), 'tables/security_head')
        restoring.end(hasChain)
        outcome.found = (await securityBreak(trx, jurisdictionId)) ?? 'whole'
        throw undone
      })
      .catch((error) => {
        if (error !== undone) outcome.refused = error
      })
    return outcome
  }
  const before = (row: Row, more: Row) => ({ ...row, seq: null, prev: null, hash: null, ...more })

  test('comes back as the chain it was, also behind rows of a time when there was none', async () => {
    expect(rows).toHaveLength(3)
    expect(await restored(rows, [head])).toEqual({ found: 'whole' })
    const old = before(rows[0] ?? {}, { security_log_id: '00000000-0000-7000-8000-000000000001' })
    expect(await restored([old, ...rows], [{ ...head, unchained: 1 }])).toEqual({ found: 'whole' })
    const without = rows.map(({ seq: _, prev: __, hash: ___, ...row }) => row)
    expect(await restored(without, [], false)).toEqual({ found: 'whole' })
  })

  test('one that was cut, reordered, changed, or whose head was taken or moved is refused', async () => {
    const [first = {}, second = {}, third = {}] = rows
    const forged: readonly (readonly [readonly Row[], readonly Row[]])[] = [
      [[first, second], [head]],
      [[second, third], [head]],
      [[first, third, second], [head]],
      [[first, { ...second, detail: '别的' }, third], [head]],
      [[first, { ...second, at: `${String(second.at).slice(0, 23)}001+00:00` }, third], [head]],
      [[first, { ...second, more: 1 }, third], [head]],
      [[{ ...first, jurisdiction_id: '00000000-0000-7000-8000-00000000ffff' }, second, third], [head]],
      [[first, before(second, {}), third], [head]],
      [rows, []],
      [rows, [{ ...head, seq: 2 }]],
      [rows, [{ ...head, unchained: 1 }]],
    ]
    for (const [log, heads] of forged) expect((await restored(log, heads)).refused).toBeInstanceOf(Error)
  })
})
