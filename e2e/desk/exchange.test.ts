import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Download, Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import type { SignedIn } from '../../packages/server/src/access/signed-in.ts'
import type { TaskRow } from '../../packages/server/src/api/desk/task-routes.ts'
import { browserPath, keepScreenshot, launch } from '../browser.ts'
import { type ReportingDesk, reportingDesk } from './reporting-desk.ts'

describe.runIf(browserPath)('the task table as a file in a browser', { timeout: 120_000 }, () => {
  let running: ReportingDesk
  let browser: Browser
  let supervisor: SignedIn
  let water: string
  const opened: BrowserContext[] = []
  beforeAll(async () => {
    running = await reportingDesk()
    browser = await launch()
    supervisor = await running.desk.person('supervisor')
    water = await running.desk.unit('水务局')
    // as the adoption left them
    await running.desk.record.db
      .updateTable('task')
      .set({ status: 'drafted' })
      .where('jurisdiction_id', '=', running.desk.jurisdictionId)
      .execute()
  }, 240_000)
  afterAll(async () => {
    for (const context of opened) await context.close()
    await browser?.close()
    await running?.end()
  }, 60_000)

  const open = async (address: string): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      extraHTTPHeaders: running.as(supervisor),
      locale: 'zh-CN',
      acceptDownloads: true,
    })
    opened.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(25_000)
    await page.goto(`${running.address}/${address}`)
    return page
  }
  const rows = async (): Promise<TaskRow[]> => (await running.desk.ask(supervisor, 'GET', '/tasks')).body.rows
  const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path())
  const downloaded = async (page: Page, item: string | RegExp): Promise<Download> => {
    await page.getByRole('button', { name: /^导\s?出$/ }).click()
    const waiting = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    return waiting
  }

  test('the table goes out, is edited in a spreadsheet, comes in, and only what was edited changes', async () => {
    const page = await open('tasks')
    const download = await downloaded(page, '表格 .xlsx（含进展，A3 横向）')
    expect(download.suggestedFilename()).toMatch(/政府工作报告任务分解表\.xlsx$/)
    const [sheet] = await readXlsxFile(await bytesOf(download))
    const cells: unknown[][] = sheet?.data ?? []
    const head = cells.find((row) => row.includes('任务内容')) ?? []
    const before = await rows()
    const [first, second] = before
    const lineOf = (task: TaskRow | undefined) => cells.find((row) => row.includes(task?.taskId)) ?? []
    lineOf(first)[head.indexOf('备注')] = '按月调度'
    lineOf(first)[head.indexOf('配合单位')] = '水务局'
    lineOf(second)[head.indexOf('牵头单位')] = '没有这个局'
    const edited = await writeExcelFile(
      cells.map((row) => row.map((cell) => (cell === null ? null : { value: String(cell), type: String }))),
    ).toBuffer()

    await page.getByRole('link', { name: '从表格导入' }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: '改过的任务表.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: edited,
    })
    await page.getByText('按月调度').waitFor()
    await page.getByText(/^全部 \d+$/).click()
    await page.getByText('没有这个局').first().waitFor()
    await keepScreenshot(page, 'desk-exchange-preview-1440')
    expect(await rows()).toEqual(before)
    await page.getByRole('button', { name: '写入选定的 1 行' }).click()
    await page.getByRole('heading', { name: '已写入' }).waitFor()
    await keepScreenshot(page, 'desk-exchange-done-1440')
    const after = await rows()
    const changed = after.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]))
    expect(changed.map(({ taskId, remark }) => [taskId, remark])).toEqual([[first?.taskId, '按月调度']])
    expect(changed[0]?.partnerIds).toEqual([water])
  })

  test('the notice is filled in and comes out as a document', async () => {
    const page = await open('tasks')
    await page.getByRole('button', { name: /^导\s?出$/ }).click()
    await page.getByRole('menuitem', { name: '印发通知 .docx…' }).click()
    await page.getByLabel('标题').fill('关于分解任务的通知')
    await keepScreenshot(page, 'desk-exchange-notice-1440')
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: '生成 .docx' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe('关于分解任务的通知.docx')
    expect((await bytesOf(download)).subarray(0, 2).toString()).toBe('PK')
  })
})
