import { readFile as readSaved } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { adoptReport } from '../../packages/server/src/commands/reports/adopt-report.ts'
import { importReport } from '../../packages/server/src/commands/reports/import-report.ts'
import { readFile } from '../../packages/server/src/commands/reports/read-file.ts'
import { madeUpReport } from '../../packages/server/src/commands/reports/report.fixture.ts'
import { sheetParts, storedArchive } from '../../packages/server/src/exchange/tasks/sheet-parts.ts'
import { browserPath, keepScreenshot, sharedBrowser } from '../browser.ts'
import { type RunningDesk, runningDesk } from './running-desk.ts'

// 青禾县 (code 990101) does not exist
const code = '990101'
/** 导出; the library of the screens puts a blank between two characters on a button. */
const exporting = /^导\s?出$/
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe.runIf(browserPath)('the task table out and in again, in a browser', { timeout: 120_000 }, () => {
  let desk: RunningDesk
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    desk = await runningDesk({ code, name: '青禾县', level: 'county', fictitious: true })
    const reading = await readFile(Buffer.from(madeUpReport()), '报告.txt')
    if (reading.kind === 'refused') throw new Error(reading.message)
    const imported = await importReport(desk.db, desk.may, new Date(), reading.file)
    if (imported.kind === 'refused') throw new Error(imported.message)
    await adoptReport(desk.db, desk.may, new Date(), imported.reportId)
    browser = await sharedBrowser()
    const supervisor = await desk.person({ userName: 'supervisor', role: 'supervisor' })
    page = await desk.page(browser, supervisor, { viewport: { width: 1440, height: 900 } })
  }, 300_000)
  afterAll(async () => {
    await desk?.stop()
  }, 300_000)

  const choose = async (buffer: Buffer, name = '任务表.xlsx') =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: xlsx, buffer })

  test('a file from here comes back with one cell edited', async () => {
    await page.goto(`${desk.root}/desk/${code}/tasks/exchange`)
    await page.getByRole('heading', { name: '任务表导出导入' }).waitFor()
    await keepScreenshot(page, 'desk-exchange-1440-begin')
    await page.getByRole('button', { name: exporting }).click()
    const waiting = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: '表格 .xlsx（含进展，A3 横向）' }).click()
    const saved = await waiting
    expect(saved.suggestedFilename()).toBe('青禾县2031年政府工作报告任务分解表.xlsx')
    const out = await readSaved(await saved.path())
    const parts = sheetParts(out, 1e8)
    if (typeof parts === 'string') throw new Error(parts)
    const edited = new Map(
      [...parts].map(([name, part]) => [
        name,
        Buffer.from(part.toString('utf8').replace('>新建3所公办幼儿园。</t>', '>新建4所公办幼儿园。</t>')),
      ]),
    )
    await choose(out)
    await page.getByText('无变化 ', { exact: false }).first().waitFor()
    // of a table that says the same nothing can be carried out
    expect(await page.getByRole('button', { name: '写入选定的 0 行' }).isDisabled()).toBe(true)
    await choose(storedArchive(edited))
    await page.locator('.row-changes ins').first().waitFor()
    await keepScreenshot(page, 'desk-exchange-1440-preview')
    expect(await page.getByRole('button', { name: '写入选定的 1 行' }).isEnabled()).toBe(true)
    await page.getByRole('button', { name: '写入选定的 1 行' }).press('Enter')
    await page.getByText('另有 1 处变更待他人批准').waitFor()
    await keepScreenshot(page, 'desk-exchange-1440-done')
  })

  test('an office’s own sheet has its columns mapped, and a new row its commitment named', async () => {
    const cell = (value: string) => ({ value, type: String })
    const rows = [
      ['甲', '乙', '丙'],
      ['1', '建成青禾食品产业园二期', '由督查室调度'],
      ['', '组织放映露天电影一千场次', ''],
    ]
    await page.goto(`${desk.root}/desk/${code}/tasks/exchange`)
    await choose(await writeExcelFile(rows.map((row) => row.map(cell))).toBuffer(), '本单位清单.xlsx')
    for (const [column, field] of [
      ['甲', '序号'],
      ['乙', '任务内容'],
      ['丙', '备注'],
    ] as const) {
      // with the keyboard alone
      await page.getByRole('combobox', { name: `“${column}”列对应` }).fill(field)
      await page.keyboard.press('Enter')
    }
    await keepScreenshot(page, 'desk-exchange-1440-mapping')
    await page.getByRole('button', { name: '照此读入' }).click()
    await page.getByText('新任务 1').click()
    await page.getByRole('combobox', { name: /属于哪一项承诺/ }).fill('老旧小区')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '写入选定的 2 行' }).waitFor()
    await keepScreenshot(page, 'desk-exchange-1440-new')
    await page.getByRole('button', { name: '写入选定的 2 行' }).click()
    await page.getByText('修改 1 项，新增 1 项').waitFor()
    expect(desk.troubles).toEqual([])
  })

  test('blanks of a .csv that were merged cells are named, and read as the cell above when that is said', async () => {
    await page.goto(`${desk.root}/desk/${code}/tasks/exchange`)
    const csv = '报告原文,任务内容\n建成青禾食品产业园二期。,开展招商推介\n,编制园区名录\n'
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText('“报告原文”有 1 格空着，没有读入。', { exact: false }).waitFor()
    await page.getByRole('button', { name: '按上一行读入', exact: true }).click()
    await page.getByText('已按上一行读入', { exact: false }).waitFor()
    await page.getByText('新任务 1').click()
    await page.getByText('报告原文空着，按上一行读作“建成青禾食品产业园二期。”').waitFor()
    await keepScreenshot(page, 'desk-exchange-1440-filled')
    await page.getByRole('button', { name: '不按上一行读入' }).click()
    await page.getByText('没有读入。', { exact: false }).waitFor()
  })

  test('names of units that the place does not have are told, added or taken for another name, and read again', async () => {
    const read = async (leads: string) => {
      await page.goto(`${desk.root}/desk/${code}/tasks/exchange`)
      const buffer = Buffer.from(`任务内容,牵头单位\n新建3所公办幼儿园。,${leads}\n`)
      await page.locator('input[type=file]').setInputFiles({ name: '分工.csv', mimeType: 'text/csv', buffer })
    }
    const means = async (name: string, unit: string) => {
      await page.getByRole('combobox', { name: `“${name}”是哪个单位` }).fill(unit)
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: unit }).waitFor()
      await page.keyboard.press('Enter')
    }
    await read('文教局')
    const unknown = page.getByRole('list', { name: '没有登记的单位名称' })
    await unknown.getByText('文教局').waitFor()
    await means('文教局', '新增')
    await page.getByRole('button', { name: '记下 1 个并重新读入' }).click()
    await unknown.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '写入选定的 1 行' }).waitFor()
    // another table calls it otherwise
    await read('青禾教体办/文教局')
    await unknown.getByText('青禾教体办').waitFor()
    expect(await unknown.getByRole('listitem').count()).toBe(1)
    await means('青禾教体办', '文教局')
    await keepScreenshot(page, 'desk-exchange-1440-unknown')
    await page.getByRole('button', { name: '记下 1 个并重新读入' }).click()
    await unknown.waitFor({ state: 'detached' })
    const unit = await desk.db.selectFrom('unit').select(['name', 'aliases']).executeTakeFirstOrThrow()
    expect(unit).toEqual({ name: '文教局', aliases: ['青禾教体办'] })
    expect(desk.troubles).toEqual([])
  })

  test('what is filtered on the screen goes out as it is filtered, under the numbers of the whole', async () => {
    await page.goto(`${desk.root}/desk/${code}/tasks?q=${encodeURIComponent('幼儿园')}`)
    await page.getByText(/^符合 1 项/).waitFor()
    await page.getByRole('button', { name: exporting }).click()
    await page.getByText('当前筛选结果（1 项）').waitFor()
    await keepScreenshot(page, 'desk-exchange-1440-filtered')
    const waiting = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: '表格 .xlsx（分解栏目，A4 横向）' }).last().click()
    const saved = await waiting
    expect(saved.suggestedFilename()).toBe('青禾县2031年政府工作报告任务分解表（筛选）.xlsx')
    const parts = sheetParts(await readSaved(await saved.path()), 1e8)
    if (typeof parts === 'string') throw new Error(parts)
    const words = [...parts.values()].map((part) => part.toString('utf8')).join()
    expect(words).toContain('幼儿园')
    expect(words).not.toContain('高标准农田')
  })

  test('the notice is filled in where the table stands, and comes out as the office wrote it', async () => {
    await page.goto(`${desk.root}/desk/${code}/tasks`)
    await page.getByRole('button', { name: exporting }).click()
    await page.getByRole('menuitem', { name: '印发通知 .docx…' }).click()
    const dialog = page.getByRole('dialog', { name: '印发通知' })
    await dialog.getByLabel('标题').fill('关于分解任务的通知')
    await keepScreenshot(page, 'desk-exchange-1440-notice')
    expect(await dialog.getByLabel('标题').inputValue()).toBe('关于分解任务的通知')
    const waiting = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '生成 .docx' }).press('Enter')
    const saved = await waiting
    expect(saved.suggestedFilename()).toBe('关于分解任务的通知.docx')
    expect((await readSaved(await saved.path())).subarray(0, 2).toString()).toBe('PK')
    expect(desk.troubles).toEqual([])
  })
})
