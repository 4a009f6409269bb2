import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addTestPerson } from '../../packages/server/src/api/desk/desk.fixture.ts'
import { countAttempt, failuresAllowed, lockName } from '../../packages/server/src/identity/failures.ts'
import type { PersonListed } from '../../packages/server/src/queries/people/list-people.ts'
import { browserPath, waitForNotice } from '../browser.ts'
import { choose, deskOfActs, press, two } from './acts.fixture.ts'

// accounts and who holds them, many reports at once, the plan of a task: pressed on the screen, then read from the API
describe.runIf(browserPath)('acts of an office in a browser', { timeout: 240_000 }, () => {
  const here = deskOfActs()

  /** The drawer of somebody whom the system administrator looks up, and how the API has them. */
  const lookUp = async (name: string) => {
    const { running, open, ask } = here()
    const system = await running.desk.person('system-administrator')
    const page = await open(system, 'administration/people')
    await press(page, name)
    const drawer = page.getByRole('dialog', { name })
    const stands = async () => {
      const { people } = (await ask(system, '/people')) as { people: readonly PersonListed[] }
      return people.find((person) => person.name === name)
    }
    return { page, drawer, stands }
  }
  const confirm = (page: Page, title: string, does: string | RegExp) =>
    press(page.getByRole('dialog').filter({ hasText: title }).last(), does)
  const appears = (within: Locator, name: string) => within.getByRole('button', { name, exact: true }).waitFor()

  test('an account is let in again, stopped, started and given another first password', async () => {
    const { running } = here()
    const { db } = running.desk.record
    const { jurisdictionId, clock } = running.desk
    await addTestPerson(db, { userName: 'fengyan', name: '冯砚', jurisdictionId })
    const from = { address: '203.0.113.9', device: null }
    for (let attempt = 0; attempt < failuresAllowed; attempt++) await countAttempt(db, 'fengyan', from, clock.now)
    await lockName(db, 'fengyan', from, clock.now)

    const { page, drawer, stands } = await lookUp('冯砚')
    const account = drawer.getByRole('region', { name: '账号' })
    expect((await stands())?.account).toMatchObject({ locked: true, disabled: false, firstPassword: false })
    await press(account, '解除登录限制')
    await account.getByRole('button', { name: '解除登录限制' }).waitFor({ state: 'detached' })
    expect((await stands())?.account).toMatchObject({ locked: false })

    await press(account, '停用账号')
    await confirm(page, '停用账号？', two('确定'))
    await appears(account, '启用账号')
    expect((await stands())?.account).toMatchObject({ disabled: true })
    await press(account, '启用账号')
    await appears(account, '停用账号')
    expect((await stands())?.account).toMatchObject({ disabled: false })

    await press(account, '重置口令')
    await confirm(page, '重置口令？', two('确定'))
    const shown = page.getByRole('dialog', { name: '初始口令（1 人）' })
    await shown.locator('.password-slip').waitFor()
    expect(await shown.locator('dd').allInnerTexts()).toEqual(['fengyan', expect.stringMatching(/^\S{8,}$/)])
    await shown
      .getByRole('button', { name: two('关闭') })
      .last()
      .click()
    await confirm(page, '初始口令只显示这一次', '已保存，关闭')
    await shown.waitFor({ state: 'detached' })
    expect((await stands())?.account).toMatchObject({ firstPassword: true })
  })

  test('who leaves hands the work over; who comes back has the account and no role', async () => {
    const { running, units } = here()
    const { desk } = running
    const { db } = desk.record
    const at = { jurisdictionId: desk.jurisdictionId, role: 'unit-officer', unitId: units.lead } as const
    const leaver = await addTestPerson(db, { userName: 'xuyuan', name: '许远', ...at })
    const heir = await addTestPerson(db, { userName: 'heqiu', name: '何秋', ...at })
    const task = await desk.task({ lead: units.lead })
    await db.updateTable('task').set({ officer_id: leaver.personId }).where('task_id', '=', task).execute()

    const { page, drawer, stands } = await lookUp('许远')
    const leaving = drawer.getByRole('region', { name: '移交与离岗' })
    await leaving.getByText('未办结的任务 1 项').waitFor()
    await choose(page, leaving.getByLabel('接手的人'), '何秋')
    await press(leaving, two('移交'))
    await confirm(page, '许远 离岗？', '确定移交')
    await waitForNotice(page, '已移交 1 项任务')
    await appears(leaving, '恢复在岗（角色须重新授予）')
    expect(await stands()).toMatchObject({ leftOn: '2031-03-10', roles: [], account: { disabled: true } })
    const { officer_id } = await db
      .selectFrom('task')
      .select('officer_id')
      .where('task_id', '=', task)
      .executeTakeFirstOrThrow()
    expect(officer_id).toBe(heir.personId)

    await press(leaving, '恢复在岗（角色须重新授予）')
    await leaving.getByRole('button', { name: two('移交') }).waitFor()
    expect(await stands()).toMatchObject({ leftOn: null, roles: [] })
  })

  test('many reports go back at once with one reason; for many others one press says that nothing changed', async () => {
    const { running, people, units, march, open, ask, save } = here()
    const { desk } = running
    const [, february] = (await ask(people.officer, '/periods')).periods
    const report = async (task: string, period = march) =>
      (await ask(people.officer, `/tasks/${task}/progress/${period}`)).report
    const act = async (task: string, period: string, ...acts: readonly ('send' | 'accept')[]) => {
      for (const name of acts) {
        const { progressId, revision } = await report(task, period)
        const who = name === 'send' ? people.head : people.supervisor
        await desk.ask(who, 'POST', '/progress/acts', { act: name, items: [{ progressId, revision }] })
      }
    }
    const [first, second] = [await desk.task({ lead: units.lead }), await desk.task({ lead: units.lead })]
    for (const task of [first, second]) {
      await save(task, { percent: '30', situation: '路基完成。' })
      await act(task, march, 'send')
    }
    const judging = await open(people.supervisor, 'progress')
    await judging.getByRole('checkbox', { name: '全选', exact: true }).check()
    await press(judging, '批量退回 2')
    const dialog = judging.getByRole('dialog', { name: '退回 2 项填报' })
    await dialog.getByLabel('理由').fill('请写明下一步。')
    await press(dialog, two('退回'))
    await waitForNotice(judging, '已退回 2 项')
    for (const task of [first, second])
      expect(await report(task)).toMatchObject({ state: 'returned', returnReason: '请写明下一步。' })

    const still = [await desk.task({ lead: units.lead }), await desk.task({ lead: units.lead })]
    for (const task of still) {
      await save(task, { percent: '12', situation: '招标完成。' }, null, february.periodId)
      await act(task, february.periodId, 'send', 'accept')
    }
    const reporting = await open(people.officer, 'progress?show=to-report')
    await reporting.getByRole('checkbox', { name: '全选', exact: true }).check()
    await press(reporting, '批量报“本期无变化” 2')
    await waitForNotice(reporting, '已报“本期无变化” 2 项')
    for (const task of still)
      expect(await report(task)).toMatchObject({ state: 'sent-to-head', unchanged: true, percent: '12' })
  })

  test('a task gets milestones, a curve of months and indicators; a part given up is as it was', async () => {
    const { running, people, units, open, ask } = here()
    const task = await running.desk.task({ lead: units.lead })
    const page = await open(people.supervisor, `tasks?open=${task}`)
    const plan = page.getByRole('dialog')
    const part = (title: string) =>
      plan.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    // the button that saves has another name while it does
    const saved = (within: Locator) => within.getByRole('button', { name: '放弃修改' }).waitFor({ state: 'detached' })

    const milestones = part('节点')
    await press(milestones, '增加节点')
    await milestones.getByLabel('节点 1', { exact: true }).fill('主体完工')
    await milestones.getByLabel('节点 1 时限').fill('2031年9月30日')
    await milestones.getByLabel('节点 1 时限').press('Enter')
    await milestones.getByLabel('节点 1 进度').fill('70')
    await press(milestones, two('保存'))
    await saved(milestones)

    const curve = part('分月节点进度（%）')
    await press(curve, '按序时进度填入')
    await curve.getByLabel('6月').fill('45')
    await press(curve, two('保存'))
    await saved(curve)
    await press(curve, two('清空'))
    await press(curve, '放弃修改')
    await expect.poll(() => curve.getByLabel('6月').inputValue(), { timeout: 20_000 }).toBe('45')

    const indicators = part('指标')
    await press(indicators, '增加指标')
    await indicators.getByLabel('指标 1 名称').fill('完成里程')
    await indicators.getByLabel('指标 1 目标值').fill('二十')
    await press(indicators, two('保存'))
    await indicators.getByRole('alert').getByText('须为数字').waitFor()
    await indicators.getByLabel('指标 1 目标值').fill('20')
    await indicators.getByLabel('指标 1 计量单位').fill('公里')
    await press(indicators, two('保存'))
    await saved(indicators)

    const detail = await ask(people.supervisor, `/tasks/${task}`)
    expect(detail.milestones).toMatchObject([{ wording: '主体完工', dueOn: '2031-09-30', planPercent: '70' }])
    expect(detail.curve).toHaveLength(12)
    expect(detail.curve[5]).toMatchObject({ month: 6, percent: '45' })
    expect(detail.indicators).toMatchObject([{ name: '完成里程', value: '20', unit: '公里' }])

    await press(milestones, '删除节点 1')
    await press(milestones, two('保存'))
    await saved(milestones)
    expect((await ask(people.supervisor, `/tasks/${task}`)).milestones).toEqual([])
  })
})
