import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliverMail } from '../commands/deliver-mail.ts'
import { madeUpReport } from '../commands/made-up-report.ts'
import { type TestRecord, testRecord } from '../commands/test-record.ts'
import { writeMail } from '../commands/write-mail.ts'
import { testServers } from '../store/test-database.ts'
import { doDeskWork } from './schedule-desk-work.ts'

const quiet = { info: () => undefined, error: () => undefined }

describe.each(testServers(process.env))('what the clock does on the desk, on $name', (server) => {
  let record: TestRecord
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-work-'))
    record = await testRecord(server)
    await record.adoptText(madeUpReport())
  })
  afterAll(async () => {
    await record.drop()
    await rm(folder, { recursive: true })
  })

  const periods = () => record.db.selectFrom('period').select('ordinal').orderBy('ordinal').execute()

  test('periods open when they begin, once, with an entry each', async () => {
    const work = { evidence: { path: folder }, mail: null }
    for (const moment of [
      '2030-12-31T15:59:59Z',
      '2030-12-31T16:00:00Z',
      '2031-02-10T00:00:00Z',
      '2031-02-11T00:00:00Z',
    ])
      await doDeskWork(record.db, work, new Date(moment), quiet)
    expect(await periods()).toEqual([{ ordinal: 1 }, { ordinal: 2 }])
    const entries = await record.db.selectFrom('ledger').select('actor').where('kind', '=', 'period.opened').execute()
    expect(entries).toEqual([{ actor: 'clock' }, { actor: 'clock' }])
    await doDeskWork(record.db, work, new Date('2033-05-01T00:00:00Z'), quiet)
    expect(await periods()).toHaveLength(12)
  })

  test('an e-mail goes once; one that fails is tried again later and given up in the end', async () => {
    const jurisdictionId = record.may.jurisdictionId
    const person = async (email: string | null) => {
      const person_id = uuid()
      await record.db
        .insertInto('person')
        .values({
          jurisdiction_id: jurisdictionId,
          person_id,
          account_id: null,
          name: '某人',
          post: null,
          phone: null,
          email,
          created_at: new Date(),
          left_on: null,
        })
        .execute()
      return person_id
    }
    const at = new Date('2031-03-01T00:00:00Z')
    const personIds = [await person('good@example.test'), await person('bad@example.test'), await person(null)]
    await record.db
      .transaction()
      .execute((trx) => writeMail(trx, at, { jurisdictionId, personIds, kind: 'test', subject: '题', body: '文' }))
    const sent: string[] = []
    const send = async ({ to }: { to: string }) => {
      if (to.startsWith('bad')) throw new Error('550 no such mailbox')
      sent.push(to)
    }
    expect(await deliverMail(record.db, at, send)).toBe(1)
    expect(await deliverMail(record.db, at, send)).toBe(0)
    for (let minute = 1, tries = 0; tries < 12; tries += 1, minute *= 5)
      await deliverMail(record.db, new Date(at.getTime() + minute * 10 * 60_000), send)
    expect(sent).toEqual(['good@example.test'])
    const rows = await record.db
      .selectFrom('mail')
      .select(['tries', 'trouble', 'given_up_at'])
      .orderBy('tries')
      .execute()
    expect(rows.map(({ tries, trouble, given_up_at }) => [tries, trouble, given_up_at !== null])).toEqual([
      [1, null, false],
      [1, 'no address', true],
      [8, '550 no such mailbox', true],
    ])
  })
})
