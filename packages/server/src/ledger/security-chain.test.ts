import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attempt, noteAttempt } from '../commands/note-attempt.ts'
import { type TestRecord, testRecord } from '../commands/record.fixture.ts'
import { testServers } from '../store/database.fixture.ts'
import { nowhere } from '../store/place-policies.ts'
import { addBeforeSecurityLog, appendSecurityRows, securityBreak, type WrittenSecurityRow } from './security-chain.ts'

const anyWords = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes).replaceAll('\0', ''))

describe.each(testServers(process.env))('the security log on $name', (server) => {
  let record: TestRecord
  beforeAll(async () => {
    record = await testRecord(server)
  })
  afterAll(() => record.drop())
  let next = 0
  const id = () => `00000000-0000-7000-8000-${String(++next).padStart(12, '0')}`
  const row = (more: Partial<WrittenSecurityRow> = {}): WrittenSecurityRow => ({
    ...{ jurisdiction_id: record.may.jurisdictionId, security_log_id: id(), at: '2031-03-01T08:00:00.000Z' },
    ...{ kind: 'sign-in.done', actor: null, address: null, success: true, detail: null, ...more },
  })
  const asOf = (place: string, run: (db: TestRecord['db']) => Promise<unknown>) =>
    record.db.transaction().execute(async (trx) => {
      await sql`select set_config('luoshi.place', ${place}, true)`.execute(trx)
      return run(trx)
    })

  test('the database hashes every word as verification does', async () => {
    const attempts = fc.record({
      actor: fc.option(anyWords),
      address: fc.option(anyWords),
      detail: anyWords,
      success: fc.boolean(),
      nobody: fc.boolean(),
      at: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    })
    const { jurisdictionId } = record.may
    await fc.assert(
      fc.asyncProperty(fc.array(attempts, { minLength: 1 }), async (made) => {
        for (const { at, nobody, actor, address, ...rest } of made) {
          const words = { actor: actor?.toWellFormed() ?? null, address: address?.toWellFormed() ?? null }
          const attempt: Attempt = {
            kind: 'token.refused',
            ...words,
            ...rest,
            jurisdictionId: nobody ? null : jurisdictionId,
          }
          await noteAttempt(record.db, at, attempt)
        }
        expect(await securityBreak(record.owner, jurisdictionId)).toBeUndefined()
        expect(await securityBreak(record.owner, nowhere)).toBeUndefined()
      }),
      { numRuns: 20 },
    )
  })

  test('rows written at once by many keep one order', async () => {
    const { jurisdictionId } = record.may
    const written = await Promise.all(
      Array.from({ length: 20 }, () => appendSecurityRows(record.db, jurisdictionId, [row()])),
    )
    expect(new Set(written.flat().map(({ seq }) => seq)).size).toBe(20)
    expect(await securityBreak(record.owner, jurisdictionId)).toBeUndefined()
  })

  test('rows come in their order only, and to the place at hand or to none', async () => {
    const { jurisdictionId } = record.may
    const elsewhere = '00000000-0000-7000-8000-00000000ffff'
    for (const place of [elsewhere, ''])
      for (const write of [appendSecurityRows, addBeforeSecurityLog])
        await expect(asOf(place, (db) => write(db, jurisdictionId, [row()]))).rejects.toThrow(
          'the security log of another place',
        )
    await expect(
      asOf('', (db) => appendSecurityRows(db, nowhere, [row({ jurisdiction_id: nowhere })])),
    ).resolves.toHaveLength(1)
    await appendSecurityRows(record.db, jurisdictionId, [row()])
    await expect(addBeforeSecurityLog(record.db, jurisdictionId, [row()])).rejects.toThrow('the security log has begun')
    const finer = row({ at: '2031-03-01T08:00:00.000001Z' })
    await expect(appendSecurityRows(record.db, jurisdictionId, [finer])).rejects.toThrow('finer than is hashed')
    const twice = row()
    await expect(appendSecurityRows(record.db, jurisdictionId, [twice, twice])).rejects.toThrow('duplicate key')
    const parts = sql`select append_to_security_log(${jurisdictionId}::uuid, array[]::uuid[], array[now()], array['x'],
      array['x'], array['x'], array[true], array['x'])`
    await expect(parts.execute(record.db)).rejects.toThrow('rows with parts missing')
    expect(await securityBreak(record.owner, jurisdictionId)).toBeUndefined()
  })
})
