import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SignedIn, signedIn } from '../../../access/signed-in.ts'
import { addTestRole } from '../../../commands/people/add-role.fixture.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'a second person, and the power the first one lent, on $name',
  (server) => {
    let desk: TestReporting
    let unit: string
    let first: SignedIn
    let third: SignedIn
    let deputy: SignedIn
    beforeAll(async () => {
      desk = await testReporting(server)
      unit = await desk.unit('水务局')
      first = await desk.person('supervisor')
      third = await desk.person('supervisor')
      deputy = await desk.person('reader')
      await lends(first)
    }, 300_000)
    afterAll(() => desk.drop())

    const lends = (by: SignedIn) =>
      sql`insert into delegation (jurisdiction_id, delegation_id, from_person_id, to_person_id, valid_from, valid_to, made_by, made_at)
        values (${desk.jurisdictionId}, gen_random_uuid(), ${by.personId}, ${deputy.personId}, '2031-03-01', '2031-03-31', 'test', now())`.execute(
        desk.record.owner,
      )
    const again = async () => {
      const who = await signedIn(desk.record.db, desk.jurisdictionId, desk.accountOf(deputy), '2031-03-10')
      if (!who) throw new Error('nobody')
      return who
    }
    const proposed = async (task: string) => {
      const { revision } = (await desk.ask(first, 'GET', `/tasks/${task}`)).body
      const change = { field: 'due', after: '2031-11-30', reason: '工期提前', revision }
      const made = await desk.ask(first, 'POST', `/tasks/${task}/changes`, change)
      expect(made.status).toBe(200)
      return made.body.changeId as string
    }
    const decide = (who: SignedIn, task: string, changeId: string) =>
      desk.ask(who, 'POST', `/tasks/${task}/changes/${changeId}/decision`, { approve: true, reason: null })
    const toDecide = async (who: SignedIn): Promise<readonly string[]> => {
      const { groups } = (await desk.ask(who, 'GET', '/workbench')).body
      const group = groups.find(({ kind }: { kind: string }) => kind === 'to-decide')
      return (group?.items ?? []).map(({ taskId }: { taskId: string }) => taskId)
    }

    test('a change is not approved with its proposer’s own power, nor offered for it', async () => {
      const task = await desk.task({ lead: unit })
      const changeId = await proposed(task)
      const offered = async (who: SignedIn) => (await desk.ask(who, 'GET', `/tasks/${task}`)).body.changes[0].mayDecide
      expect([await offered(first), await offered(deputy), await offered(third)]).toEqual([false, false, true])
      const refused = await decide(deputy, task, changeId)
      expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining('须由他人批准')])
      expect(await toDecide(deputy)).toEqual([])
      expect(await toDecide(third)).toEqual([task])
      expect((await decide(third, task, changeId)).status).toBe(200)
    })

    test('a leader of their own decides in their field alone, whatever else the proposer lent them', async () => {
      await addTestRole(desk.record.db, desk.jurisdictionId, desk.clock.now, {
        ...{ personId: deputy.personId, role: 'leader', unitId: null, from: '2031-01-01' },
      })
      const [outside, field] = [
        await desk.task({ lead: unit }),
        await desk.task({ lead: unit, leaderId: deputy.personId }),
      ]
      const changes = [await proposed(outside), await proposed(field)]
      deputy = await again()
      expect(await toDecide(deputy)).toEqual([field])
      expect((await decide(deputy, outside, changes[0] ?? '')).status).toBe(422)
      expect((await decide(deputy, field, changes[1] ?? '')).status).toBe(200)
    })
  },
)
