import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../access/clock.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { openPeriods } from '../../commands/reporting/open-periods.ts'
import { verifyRecord } from '../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import { type Answered, type TestReporting, testReporting } from './reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'acts that two people send at one moment, on $name',
  (server) => {
    let desk: TestReporting
    let unit: string
    let who: Record<'one' | 'other' | 'head' | 'secondHead' | 'officer', SignedIn>
    beforeAll(async () => {
      desk = await testReporting(server)
      unit = await desk.unit('交通运输局')
      who = {
        one: await desk.person('supervisor'),
        other: await desk.person('supervisor'),
        head: await desk.person('unit-head', unit),
        secondHead: await desk.person('unit-head', unit),
        officer: await desk.person('unit-officer', unit),
      }
    }, 300_000)
    afterAll(() => desk.drop())

    const post = (by: SignedIn, path: string, body: object = {}) => desk.ask(by, 'POST', path, body)
    const seen = async (taskId: string) => {
      const { revision } = (await desk.ask(who.one, 'GET', `/tasks/${taskId}`)).body
      return { taskId, revision: Number(revision) }
    }
    const entries = async () => {
      const rows = await desk.record.db.selectFrom('ledger').select('kind').orderBy('seq').execute()
      return rows.map(({ kind }) => kind)
    }
    /** Sends both at once; the answers, and which entries the ledger has more than before. */
    const both = async (first: () => Promise<Answered>, second: () => Promise<Answered>) => {
      const before = (await entries()).length
      const answers = await Promise.all([first(), second()])
      // nobody is told of a failure, and who is refused is told why
      for (const { status, body } of answers)
        if (status !== 200) expect(`${status} ${body.detail}`).toMatch(/^(404|409|422) .*。/)
      return { answers, written: (await entries()).slice(before) }
    }
    const times = (kinds: readonly string[], kind: string) => kinds.filter((one) => one === kind).length

    test('下达: each task is handed out once', async () => {
      const tasks = [
        await desk.task({ lead: unit, status: 'drafted' }),
        await desk.task({ lead: unit, status: 'drafted' }),
      ]
      const body = { tasks: await Promise.all(tasks.map(seen)) }
      const { answers, written } = await both(
        () => post(who.one, '/tasks/assign', body),
        () => post(who.other, '/tasks/assign', body),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(times(written, 'task.assigned')).toBe(2)
    })

    test('撤回下达: once', async () => {
      const task = await desk.task({ lead: unit, status: 'drafted' })
      const { assignedAt } = (await post(who.one, '/tasks/assign', { tasks: [await seen(task)] })).body
      const body = { tasks: [await seen(task)], assignedAt }
      const { answers, written } = await both(
        () => post(who.one, '/tasks/assign/withdrawal', body),
        () => post(who.other, '/tasks/assign/withdrawal', body),
      )
      expect(answers.map(({ status }) => status)).toContain(200)
      expect(new Set(written).size).toBe(written.length)
    })

    test('签收: once a unit, no matter who of it signs', async () => {
      const task = await desk.task({ lead: unit, status: 'assigned' })
      const body = { items: [{ taskId: task, unitId: unit }] }
      const { answers, written } = await both(
        () => post(who.head, '/signings', body),
        () => post(who.officer, '/signings', body),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(times(written, 'task.signed')).toBe(1)
    })

    test('退签 beside 签收: what is signed is not refused any more, what is refused may be signed still', async () => {
      const task = await desk.task({ lead: unit, status: 'assigned' })
      const elsewhere = await desk.unit('青禾县公路局')
      const { written } = await both(
        () => post(who.head, '/signings', { items: [{ taskId: task, unitId: unit }] }),
        () =>
          post(who.secondHead, `/tasks/${task}/refusals`, {
            unitId: unit,
            reason: '属公路管养。',
            suggestedUnitId: elsewhere,
          }),
      )
      expect(['task.signed', 'task.refused task.signed']).toContain(
        written.filter((kind) => kind.startsWith('task.')).join(' '),
      )
    })

    test('拆分 and 合并: once', async () => {
      const task = await desk.task({ lead: unit, status: 'drafted' })
      const split = { task: await seen(task), parts: ['完成一期。', '完成二期。'] }
      const parted = await both(
        () => post(who.one, '/tasks/split', split),
        () => post(who.other, '/tasks/split', split),
      )
      expect(parted.answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const [taskIds] = parted.answers.flatMap(({ status, body }) => (status === 200 ? [body.taskIds] : []))
      const body = { tasks: await Promise.all(taskIds.map(seen)) }
      const joined = await both(
        () => post(who.one, '/tasks/join', body),
        () => post(who.other, '/tasks/join', body),
      )
      expect(joined.answers.map(({ status }) => status).sort()).toEqual([200, 409])
    })

    test('审签 and 通过: each step of a report once, no matter who takes it', async () => {
      const taskId = await desk.task({ lead: unit, status: 'active' })
      await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
      const { period } = (await desk.ask(who.officer, 'GET', '/my-tasks')).body
      const content = { unchanged: false, percent: '30', situation: '路基完成。', problems: '', nextStep: '' }
      const saved = await desk.ask(who.officer, 'PUT', `/tasks/${taskId}/progress/${period.periodId}`, {
        revision: null,
        content: { ...content, coordination: '', figures: [] },
      })
      expect([saved.status, saved.body.detail]).toEqual([200, undefined])
      const { progressId } = saved.body.report
      const act = async (name: string) => {
        const { revision } = await desk.record.db
          .selectFrom('progress')
          .select('revision')
          .where('progress_id', '=', progressId)
          .executeTakeFirstOrThrow()
        return { act: name, items: [{ progressId, revision }] }
      }
      expect((await post(who.officer, '/progress/acts', await act('send-to-head'))).status).toBe(200)
      const sends = await act('send')
      const sent = await both(
        () => post(who.head, '/progress/acts', sends),
        () => post(who.secondHead, '/progress/acts', sends),
      )
      expect(sent.answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const accepts = await act('accept')
      const accepted = await both(
        () => post(who.one, '/progress/acts', accepts),
        () => post(who.other, '/progress/acts', accepts),
      )
      expect(accepted.answers.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(times(accepted.written, 'progress.accepted')).toBe(1)
    })

    test('截止一个填报期: once', async () => {
      await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
      const { periods } = (await desk.ask(who.one, 'GET', '/periods')).body
      const [{ periodId }] = periods
      const { written } = await both(
        () => post(who.one, `/periods/${periodId}/close`),
        () => post(who.other, `/periods/${periodId}/close`),
      )
      expect(times(written, 'period.closed')).toBe(1)
    })

    test('the ledger stays whole', async () => {
      expect(await verifyRecord(desk.record.db, desk.jurisdictionId, {})).toMatchObject({ kind: 'whole' })
    })
  },
)
