import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'steps of clues and instructions, on $name',
  (server) => {
    let desk: TestReporting
    let who: { office: SignedIn; mayor: SignedIn }
    let water: string
    let taskId: string
    beforeAll(async () => {
      desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
      water = await desk.unit('水务局')
      who = { office: await desk.person('supervisor'), mayor: await desk.person('leader') }
      taskId = await desk.task({ lead: water })
    })
    afterAll(() => desk.drop())

    const done = async (by: SignedIn, method: string, path: string, body?: unknown) => {
      const answer = await desk.ask(by, method, path, body)
      expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
      return answer.body
    }
    const clue = async (words: string): Promise<string> => {
      const wanted = { source: 'phone', receivedOn: '2031-03-09', words, giver: null, contact: null }
      return (await done(who.office, 'POST', '/clues', wanted)).clueIds[0]
    }
    const instruction = async (follow: boolean): Promise<string> =>
      (
        await done(who.mayor, 'POST', '/instructions', {
          subject: 'task',
          subjectId: taskId,
          words: '请抓紧。',
          follow,
        })
      ).instructionId
    const draft = async (from: object): Promise<string> =>
      (
        await done(who.office, 'POST', '/matters', {
          ...{ kind: 'daily', title: '管网改造', asked: '限期完成。', importance: 'ordinary', source: 'meeting' },
          ...{ clock: { preset: '13710' }, leadUnitIds: [water], ...from },
        })
      ).matterId
    const discard = (matterId: string) =>
      done(who.office, 'POST', `/matters/${matterId}/acts`, { revision: 1, act: 'discard', reason: '重复。' })
    const stepsOf = async (table: 'clue' | 'instruction', id: string) => {
      const { rows } = await sql<{ way: string }>`select from_state || ' ' || act || ' ' || to_state as way
      from ${sql.table(`${table}_step`)} where ${sql.ref(`${table}_id`)} = ${id} order by ordinal`.execute(
        desk.record.owner,
      )
      return rows.map(({ way }) => way)
    }
    /** What the database says of a statement, which is taken back in any case. */
    const said = (statement: string) =>
      desk.record.owner
        .transaction()
        .execute(async (trx) => {
          await sql.raw(statement).execute(trx)
          await sql`set constraints all immediate`.execute(trx)
          throw new Error('let through')
        })
        .catch((error: Error) => error.message)

    test('lead through every act that the office and the leader do', async () => {
      const told = await clue('东街渗漏。')
      await discard(await draft({ clueId: told }))
      await draft({ clueId: told })
      await done(who.office, 'POST', `/clues/${told}/acts`, { act: 'answer', words: '已查处。' })
      expect(await stepsOf('clue', told)).toEqual([
        'waiting take-up taken-up',
        'taken-up reopen waiting',
        'waiting take-up taken-up',
        'taken-up answer answered',
      ])
      const note = await instruction(false)
      await discard(await draft({ instructionId: note }))
      await done(who.office, 'POST', `/instructions/${note}/answer`, { reply: '已通知。' })
      expect(await stepsOf('instruction', note)).toEqual([
        'kept take-up taken-up',
        'taken-up reopen waiting',
        'waiting answer answered',
      ])
      const back = await instruction(true)
      await done(who.mayor, 'POST', `/instructions/${back}/withdrawal`)
      expect(await stepsOf('instruction', back)).toEqual(['waiting withdraw withdrawn'])
    })

    test('are the only way: the database lets no state change without one, and none that the table lacks', async () => {
      const [told, asked] = [await clue('西街积水。'), await instruction(true)]
      const settled = `settled_by = 'x', settled_at = now() + interval '1 hour'`
      for (const statement of [
        `update clue set state = 'dismissed', reason = '重复', ${settled} where clue_id = '${told}'`,
        `update instruction set state = 'withdrawn', ${settled} where instruction_id = '${asked}'`,
      ])
        expect(await said(statement)).toMatch(/_by_steps/)
      const step = (table: string, id: string, act: string, from: string, to: string) =>
        `insert into ${table}_step select jurisdiction_id, ${table}_id, steps + 1, nullif(steps, 0), '${act}', '${from}', '${to}',
         'x', now() from ${table} where ${table}_id = '${id}'`
      expect(await said(step('clue', told, 'reopen', 'dismissed', 'waiting'))).toMatch(/check constraint/)
      expect(await said(step('instruction', asked, 'answer', 'kept', 'answered'))).toMatch(/check constraint/)
      await done(who.office, 'POST', `/clues/${told}/acts`, { act: 'dismiss', words: '重复。' })
      // after an end nothing follows, and a step does not go on from where the clue does not stand
      expect(await said(step('clue', told, 'dismiss', 'dismissed', 'waiting'))).toMatch(/check constraint/)
      expect(await said(step('clue', told, 'dismiss', 'waiting', 'dismissed'))).toMatch(/foreign key/)
    })

    test('of what was settled before there were any are written with the next act', async () => {
      const [told, note] = [await clue('南街无灯。'), await instruction(false)]
      const matters = [await draft({ clueId: told }), await draft({ instructionId: note })]
      await desk.record.owner.connection().execute(async (db) => {
        await sql`set session_replication_role = replica`.execute(db)
        for (const [table, id] of [
          ['clue', told],
          ['instruction', note],
        ] as const) {
          await sql`delete from ${sql.table(`${table}_step`)} where ${sql.ref(`${table}_id`)} = ${id}`.execute(db)
          await sql`update ${sql.table(table)} set steps = 0, last_step = null, earlier_form = true where ${sql.ref(
            `${table}_id`,
          )} = ${id}`.execute(db)
        }
        await sql`reset session_replication_role`.execute(db)
      })
      for (const matterId of matters) await discard(matterId)
      expect(await stepsOf('clue', told)).toEqual(['waiting take-up taken-up', 'taken-up reopen waiting'])
      expect(await stepsOf('instruction', note)).toEqual(['kept take-up taken-up', 'taken-up reopen waiting'])
    })
  },
)
