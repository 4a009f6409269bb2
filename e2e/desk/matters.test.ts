import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../packages/server/src/access/signed-in.ts'
import { browserPath, closeContexts, contextOfTest, keepScreenshot, sharedBrowser, waitForNotice } from '../browser.ts'
import { expectAccessible } from './barriers.ts'
import { byKeys, type Keys } from './by-keys.ts'
import { type ReportingDesk, reportingDesk } from './reporting-desk.ts'

interface Seat {
  readonly page: Page
  readonly keys: Keys
}

describe.runIf(browserPath)('a matter in a browser, by keyboard', () => {
  let running: ReportingDesk
  let browser: Browser
  let people: Record<'office' | 'second' | 'mayor' | 'head' | 'officer', SignedIn>
  const opened: BrowserContext[] = []
  beforeAll(async () => {
    running = await reportingDesk()
    browser = await sharedBrowser()
    const { desk } = running
    const water = await desk.unit('水务局')
    people = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      head: await desk.person('unit-head', water),
      officer: await desk.person('unit-officer', water),
    }
  }, 300_000)
  afterAll(async () => {
    await closeContexts(opened)
    await running?.end()
  })

  const sit = async (who: SignedIn, width = 1440): Promise<Seat> => {
    const context = await contextOfTest(browser, {
      viewport: { width, height: width < 500 ? 844 : 900 },
      extraHTTPHeaders: running.as(who),
    })
    opened.push(context)
    const page = await context.newPage()
    return { page, keys: byKeys(page) }
  }
  const toolbar = (page: Page) => page.getByRole('toolbar', { name: '办理' })
  /** Take an act: its button, what it asks for, and the button of its dialog. */
  const act = async (
    { page, keys }: Seat,
    words: string,
    fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
  ) => {
    await page.reload()
    await keys.press(toolbar(page).getByRole('button', { name: words, exact: true }))
    const dialog = page.getByRole('dialog', { name: words })
    await dialog.waitFor()
    await fill(dialog)
    await keys.press(dialog.getByRole('button', { name: words, exact: true }))
    await waitForNotice(page, `已办理：${words}。`)
  }

  /** Take an act on the slip of a colour: at once, or with the words it asks for. */
  const slipAct = async ({ page, keys }: Seat, colour: string, words: string, said?: string) => {
    await page.reload()
    const slip = page.getByRole('region', { name: '督查单' }).getByRole('listitem').filter({ hasText: colour })
    await keys.press(slip.getByRole('button', { name: words, exact: true }))
    const dialog = page.getByRole('dialog').filter({ hasText: words })
    await dialog.waitFor()
    if (said !== undefined) await keys.type(dialog.getByLabel('理由'), said)
    await keys.press(dialog.getByRole('button', { name: words, exact: true }))
    await waitForNotice(page, `已办理：${words}。`)
  }
  const draftSlip = async ({ page, keys }: Seat, colour: string, limit: string) => {
    await page.reload()
    await keys.press(page.getByRole('button', { name: '拟制督查单' }))
    const dialog = page.getByRole('dialog', { name: '拟制督查单' })
    const wanted = dialog.getByRole('radio', { name: colour.slice(0, 2) })
    // a dialog that opens moves the focus about before it rests, and the arrow is then nobody's
    for (let tries = 0; tries < 5 && !(await wanted.isChecked()); tries++) {
      // the buttons of colours stand before the ground
      await keys.reach(dialog.getByLabel('事由'))
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('ArrowRight')
    }
    expect(await wanted.isChecked()).toBe(true)
    await keys.type(dialog.getByLabel('具体情况'), '回填进度滞后。')
    await keys.type(dialog.getByLabel('办理要求'), '三日内完成回填。')
    await keys.type(dialog.getByLabel('办理时限'), limit)
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog.getByLabel('办理时限').inputValue(), { timeout: 20_000 }).toBe(limit)
    await keys.press(dialog.getByRole('button', { name: '保存', exact: true }))
    await dialog.waitFor({ state: 'hidden' })
  }

  test('from the task to 销号, with an extension, an urge, a blue and an orange slip', async () => {
    const { desk, address } = running
    const [unit] = (await desk.ask(people.office, 'GET', '/units')).body.units.filter(
      ({ name }: { name: string }) => name === '水务局',
    )
    const taskId = await desk.task({ lead: unit.unitId })
    const office = await sit(people.office)
    await office.page.goto(`${address}/tasks/${taskId}`)
    await office.keys.press(office.page.getByRole('link', { name: '交办督办事项' }))
    await office.keys.type(office.page.getByLabel('事项', { exact: true }), '管网改造进度滞后')
    await office.keys.type(office.page.getByLabel('督办要求'), '查清原因，限期回填。')
    await office.keys.choose(office.page.getByLabel('牵头单位（第一个负总责）'), '水务局')
    await office.page.getByText('现在交办的话').waitFor()
    await keepScreenshot(office.page, 'matter-form-1440')
    await expectAccessible(office.page, 'matter form')
    await office.keys.press(office.page.getByRole('button', { name: '保存草稿' }))
    await office.page.getByText('草拟', { exact: true }).waitFor()
    const matter = office.page.url()
    await act(office, '提请立项', (dialog) => office.keys.tick(dialog.getByRole('checkbox')))

    const mayor = await sit(people.mayor, 390)
    await mayor.page.goto(address)
    await mayor.keys.press(mayor.page.getByRole('link', { name: /管网改造进度滞后/ }))
    await mayor.page.waitForURL(matter)
    await act(mayor, '批准立项')
    await act(office, '交办')

    const head = await sit(people.head, 390)
    await head.page.goto(matter)
    await act(head, '签收')
    await act(head, '反馈办理情况', (dialog) => head.keys.type(dialog.getByLabel('办理情况或意见'), '已作部署。'))
    await act(office, '通过反馈')
    await act(head, '申请延期', async (dialog) => {
      await head.keys.type(dialog.getByLabel('新的期限'), '2031-03-28')
      await head.page.keyboard.press('Enter')
      await head.keys.type(dialog.getByLabel('理由'), '连日降雨。')
      await head.keys.type(dialog.getByLabel('目前进展'), '完成七成。')
    })
    await act(office, '初审延期', (dialog) => office.keys.type(dialog.getByLabel('办理情况或意见'), '情况属实。'))
    await act(mayor, '同意延期')
    await mayor.page.getByText('已延期 1 次').waitFor()

    await office.page.reload()
    await office.keys.press(toolbar(office.page).getByRole('button', { name: '催办' }))
    const urging = office.page.getByRole('dialog', { name: '催办' })
    await office.keys.type(urging.getByLabel('理由'), '请于今日报告进展。')
    await office.keys.press(urging.getByRole('button', { name: '发出催办' }))
    await waitForNotice(office.page, '已发出催办。')
    await head.page.reload()
    await head.keys.press(head.page.getByRole('button', { name: '答复催办' }))
    const replying = head.page.getByRole('dialog', { name: '答复催办' })
    await head.keys.type(replying.getByLabel('理由'), '明日回填完毕。')
    await head.keys.press(replying.getByRole('button', { name: '答复', exact: true }))
    await head.page.getByText('答复：明日回填完毕。').waitFor()

    const second = await sit(people.second)
    await second.page.goto(matter)
    await draftSlip(office, '蓝色督查单', '2031-03-12')
    await slipAct(second, '蓝色督查单', '核稿通过')
    await slipAct(mayor, '蓝色督查单', '签发')
    await slipAct(head, '蓝色督查单', '签收督查单')
    const began = desk.clock.now
    desk.clock.now = new Date('2031-03-13T02:00:00Z')
    await slipAct(office, '蓝色督查单', '认定无正当理由', '逾期未办，未说明理由。')
    await draftSlip(office, '橙色督查单', '2031-03-18')
    await slipAct(second, '橙色督查单', '核稿通过')
    await slipAct(mayor, '橙色督查单', '签发')
    await slipAct(head, '橙色督查单', '答复督查单', '已增派人手，今日完成。')
    await slipAct(office, '橙色督查单', '办结督查单')
    await mayor.page.goto(`${address}/slips`)
    await mayor.page.getByRole('listitem').filter({ hasText: '橙色督查单' }).getByText('已办结').waitFor()
    await keepScreenshot(mayor.page, 'slips-390')
    await expectAccessible(mayor.page, 'slips 390')
    await mayor.page.goto(matter)
    desk.clock.now = began

    await head.keys.tick(head.page.getByRole('checkbox', { name: '材料不涉及国家秘密、工作秘密' }))
    await head.keys.hand(head.page.getByRole('button', { name: '上传材料' }), {
      name: '验收单.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('管沟已回填，验收合格。'),
    })
    await head.page.getByRole('link', { name: '验收单.txt' }).waitFor()
    await keepScreenshot(head.page, 'matter-390')
    await expectAccessible(head.page, 'matter 390')
    await act(head, '申请办结', async (dialog) => {
      await head.keys.type(dialog.getByLabel('办理情况或意见'), '已回填并验收。')
      await head.keys.choose(dialog.getByLabel('佐证材料'), '验收单.txt')
    })

    await act(second, '复核通过', async (dialog) => {
      await second.keys.reach(dialog.getByRole('radio').first())
      await second.page.keyboard.press('Space')
      await second.keys.type(dialog.getByLabel('办理情况或意见'), '现场核查属实。')
    })
    await act(office, '销号')
    await office.page.getByText('已销号', { exact: true }).waitFor()
    await keepScreenshot(office.page, 'matter-1440')
    await expectAccessible(office.page, 'matter')
    expect(await toolbar(office.page).count()).toBe(0)

    await office.page.goto(`${address}/matters`)
    await office.page.getByRole('link', { name: '管网改造进度滞后' }).waitFor()
    await keepScreenshot(office.page, 'matters-1440')
    await expectAccessible(office.page, 'matters')
    await head.page.goto(`${address}/matters`)
    await head.page.getByRole('link', { name: '管网改造进度滞后' }).waitFor()
    await keepScreenshot(head.page, 'matters-390')
    expect(await head.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }, 600_000)

  test('the matters as a board by state and as a calendar of what is due', async () => {
    const { desk, address } = running
    const { units } = (await desk.ask(people.office, 'GET', '/units')).body
    const lead = units.find(({ name }: { name: string }) => name === '水务局').unitId
    const drafted = await desk.ask(people.office, 'POST', '/matters', {
      ...{ kind: 'daily', title: '泵站改造缓慢', asked: '查清原因。', importance: 'ordinary', source: 'meeting' },
      ...{ clock: { preset: '13710' }, leadUnitIds: [lead] },
    })
    const { matterId } = drafted.body
    for (const [who, name, more] of [
      [people.office, 'propose', { noSecrets: true }],
      [people.mayor, 'approve', {}],
      [people.office, 'hand-out', {}],
    ] as const) {
      const { revision } = (await desk.ask(people.office, 'GET', `/matters/${matterId}`)).body
      await desk.ask(who, 'POST', `/matters/${matterId}/acts`, { revision, act: name, ...more })
    }
    const office = await sit(people.office)
    await office.page.goto(`${address}/matters`)
    await office.page.getByRole('link', { name: '泵站改造缓慢' }).waitFor()
    // the ways of looking at them follow the filters
    await office.keys.reach(office.page.getByRole('button', { name: '待我办理' }))
    await office.page.keyboard.press('Tab')
    await office.page.keyboard.press('ArrowRight')
    const column = office.page.getByRole('region', { name: '签收', exact: true })
    await column.getByRole('link', { name: '泵站改造缓慢' }).waitFor()
    await keepScreenshot(office.page, 'matters-board-1440')
    await expectAccessible(office.page, 'board of matters')
    await office.page.keyboard.press('ArrowRight')
    // today, after three days and after seven
    const cells = office.page.getByRole('cell').filter({ hasText: '泵站改造缓慢' })
    await cells.first().waitFor()
    expect(await cells.count()).toBe(3)
    await keepScreenshot(office.page, 'matters-calendar-1440')
    await expectAccessible(office.page, 'calendar of matters')
    await office.keys.press(office.page.getByRole('button', { name: '下月' }))
    await office.page.getByText('这个月没有到期的办理时限。').waitFor()

    const head = await sit(people.head, 390)
    for (const [view, waits] of [
      ['board', '已办结'],
      ['calendar', '到期 3 项'],
    ] as const) {
      await head.page.goto(`${address}/matters?view=${view}`)
      await head.page.getByText(waits).first().waitFor()
      await keepScreenshot(head.page, `matters-${view}-390`)
      await expectAccessible(head.page, `${view} of matters 390`)
      expect(await head.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    }
  }, 300_000)

  test('a task of the year is closed by its unit and the office', async () => {
    const { desk, address } = running
    const { units } = (await desk.ask(people.office, 'GET', '/units')).body
    const lead = units.find(({ name }: { name: string }) => name === '水务局').unitId
    const taskId = await desk.task({ lead })
    const closing = async (
      seat: Seat,
      words: string,
      fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
    ) => {
      const bar = seat.page.getByRole('toolbar', { name: '办结办理' })
      await seat.keys.press(bar.getByRole('button', { name: words, exact: true }))
      const dialog = seat.page.getByRole('dialog', { name: words })
      await dialog.waitFor()
      await fill(dialog)
      await seat.keys.press(dialog.getByRole('button', { name: words, exact: true }))
      await waitForNotice(seat.page, `已办理：${words}。`)
    }
    const head = await sit(people.head, 390)
    await head.page.goto(`${address}/tasks/${taskId}`)
    await head.page.getByRole('region', { name: '办结' }).waitFor()
    await head.keys.tick(head.page.getByRole('checkbox', { name: '所传材料不涉及国家秘密、工作秘密' }))
    await head.keys.hand(head.page.getByRole('button', { name: '选择文件' }), {
      name: '通水记录.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('三月九日通水。'),
    })
    await head.page.getByRole('link', { name: '通水记录.txt' }).waitFor()
    await closing(head, '申请办结', async (dialog) => {
      await head.keys.type(dialog.getByLabel('完成情况'), '已建成通水。')
      await head.keys.choose(dialog.getByLabel('佐证材料'), '通水记录.txt')
    })
    await keepScreenshot(head.page, 'task-closing-390')
    await expectAccessible(head.page, 'task closing 390')
    const office = await sit(people.office)
    await office.page.goto(address)
    const waits = office.page.getByRole('region', { name: '办结待核验' })
    await office.keys.press(waits.getByRole('listitem').getByRole('link').first())
    await closing(office, '核验通过', async (dialog) => {
      await office.keys.reach(dialog.getByRole('radio').first())
      await office.page.keyboard.press('Space')
      await office.keys.type(dialog.getByLabel('核验意见'), '现场核验属实。')
    })
    await closing(office, '销号')
    await office.page.getByText('已销号', { exact: true }).waitFor()
    await keepScreenshot(office.page, 'task-closing-1440')
    await expectAccessible(office.page, 'task closing')
    expect(await office.page.getByRole('toolbar', { name: '办结办理' }).count()).toBe(0)
  }, 300_000)
})
