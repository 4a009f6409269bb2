import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeArchive } from '../../../exchange/archive/archive-file.ts'
import { restorePlace } from '../../../exchange/archive/restore-place.ts'
import { oneTestServer, testDatabase } from '../../../store/database.fixture.ts'
import { up as stepsOfClues } from '../../../store/migrations/0180-steps-of-clues.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'clues and instructions settled under an earlier version, on $name',
  (server) => {
    let desk: TestReporting
    const tables = ['clue', 'instruction'] as const
    /** Of each table its states, and whether they stand without steps. */
    const standing = (db: TestReporting['record']['owner']) =>
      Promise.all(
        tables.map(async (table) => {
          const { rows } = await sql<{ state: string; earlier_form: boolean }>`select state, earlier_form
            from ${sql.table(table)} order by state`.execute(db)
          return rows.map(({ state, earlier_form }) => [state, earlier_form])
        }),
      )
    const expected = [
      [
        ['dismissed', true],
        ['waiting', false],
      ],
      [
        ['answered', true],
        ['kept', false],
        ['waiting', false],
      ],
    ]
    beforeAll(async () => {
      // what is settled lies ahead of the day on which the other record, and this one, is brought up to this version
      desk = await testReporting(server, new Date('2091-03-10T02:00:00Z'))
      const [office, mayor] = [await desk.person('supervisor'), await desk.person('leader')]
      const done = async (by: typeof office, path: string, body: object) => {
        const answer = await desk.ask(by, 'POST', path, body)
        expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
        return answer.body
      }
      const clue = { source: 'phone', receivedOn: '2091-03-09', giver: null, contact: null }
      const { clueIds } = await done(office, '/clues', { ...clue, words: '东街渗漏。' })
      await done(office, '/clues', { ...clue, words: '西街积水。' })
      await done(office, `/clues/${clueIds[0]}/acts`, { act: 'dismiss', words: '重复。' })
      const subjectId = await desk.task({ lead: await desk.unit('水务局') })
      const note = { subject: 'task', subjectId, words: '请抓紧。' }
      const { instructionId } = await done(mayor, '/instructions', { ...note, follow: true })
      for (const follow of [true, false]) await done(mayor, '/instructions', { ...note, follow })
      await done(office, `/instructions/${instructionId}/answer`, { reply: '已通知。' })
      // the record as the earlier version had it
      const { owner } = desk.record
      for (const table of tables) {
        await sql`alter table ${sql.table(table)} drop column steps cascade, drop column last_step cascade,
          drop column earlier_form cascade`.execute(owner)
        await sql`delete from ${sql.table(`${table}_step`)}`.execute(owner)
      }
      await sql`delete from kysely_migration where name = '0180-steps-of-clues'`.execute(owner)
    }, 120_000)
    afterAll(() => desk.drop())

    test('are put back from an archive as they stood, whenever that was', async () => {
      const file = join(desk.evidence, `${randomUUID()}.tar.gz`)
      await writeArchive(desk.record.db, desk.jurisdictionId, desk.clock.now, file, { path: desk.evidence })
      const empty = await testDatabase(server)
      try {
        expect(await restorePlace(empty.db, file, { path: join(desk.evidence, randomUUID()) })).toMatchObject({
          kind: 'restored',
        })
        expect(await standing(empty.owner)).toEqual(expected)
      } finally {
        await empty.drop()
      }
    })

    test('are brought up to this version also where the clock was ahead', async () => {
      const { owner } = desk.record
      await owner.transaction().execute(async (trx) => {
        for (const table of tables) await sql`drop table ${sql.table(`${table}_step`)}`.execute(trx)
        await stepsOfClues(trx as unknown as Kysely<unknown>)
      })
      expect(await standing(owner)).toEqual(expected)
    })
  },
)
