import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, keepScreenshot, sharedBrowser } from './browser.ts'
import { gujiao, type RunningSite, runningSite } from './fictitious/running-site.ts'
import { yunxi, yunxiReport } from './fictitious/yunxi.ts'

const gujiaoPlace = { code: '140181', name: '古交市', level: 'county' } as const

let site: RunningSite
let browser: Browser

beforeAll(async () => {
  site = await runningSite()
  await site.adopt(gujiaoPlace, await gujiao())
  for (const year of [2023, 2024, 2025] as const) await site.adopt(yunxi, yunxiReport(year))
  if (browserPath) browser = await sharedBrowser()
}, 300_000)

afterAll(async () => {
  await site?.stop()
})

async function reading(options: BrowserContextOptions, read: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN', ...options })
  try {
    await read(await context.newPage())
  } finally {
    await context.close()
  }
}

const wide = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 } }

describe.skipIf(!browserPath)('in a browser without script', () => {
  test.each([
    ['1440', wide],
    ['390', phone],
  ])('at %s wide, from the city by its area and a promise to the sentence in the report', async (name, options) => {
    await reading(options, async (page) => {
      const seen = async (step: string) => {
        await keepScreenshot(page, `gujiao-${step}-${name}`)
        const over = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth)
        expect(over, `${step} is not wider than the window`).toBe(0)
      }
      await page.goto(`${site.root}/140181`)
      expect(page.url()).toBe(`${site.root}/140181/2023`)
      expect(await page.locator('section.area').count()).toBe(8)
      expect(await page.locator('.rows > li').count()).toBe(32)
      expect(await page.locator('table.items tbody tr').count()).toBe(10)
      expect(await page.getByText('牵头单位尚未指定').count()).toBeGreaterThanOrEqual(42)
      expect(await page.locator('.rows .state.unreported').count()).toBe(32)
      expect(await page.locator('main').innerText()).not.toMatch(/(?<!\d)0 ?%/)
      await seen('city')

      await page.locator('section.area h2 a').first().click()
      expect(await page.locator('.rows > li').count()).toBe(5)
      await seen('area')

      const words = await page.locator('.rows .words').nth(1).innerText()
      await page.locator('.rows > li > a').nth(1).click()
      expect(await page.locator('h1').innerText()).toBe(words)
      expect(await page.locator('blockquote mark').innerText()).toBe(words)
      await seen('promise')

      await page.getByRole('link', { name: '在报告全文里看这一句' }).click()
      const target = page.locator(':target')
      expect(await target.innerText()).toContain(words)
      const paint = await target.evaluate((element) => getComputedStyle(element).backgroundColor)
      expect(paint).not.toBe('rgba(0, 0, 0, 0)')
      await seen('report')
    })
  })

  test('two characters find promises, results and targets; nothing found says what to do', async () => {
    await reading(wide, async (page) => {
      await page.goto(`${site.root}/990001/2025`)
      await page.getByRole('searchbox').fill('云溪')
      await page.getByRole('button', { name: '查找' }).click()
      expect(await page.locator('main section h2').allInnerTexts()).toEqual([
        expect.stringContaining('承诺事项'),
        expect.stringContaining('工作成效'),
        // what the report says besides
        expect.stringContaining('报告原文'),
      ])
      expect(await page.locator('main mark').allInnerTexts()).toContain('云溪')
      await keepScreenshot(page, 'yunxi-search-1440')

      await page.getByRole('searchbox').fill('地铁')
      await page.getByRole('button', { name: '查找' }).click()
      expect(await page.getByRole('status').innerText()).toContain('没有找到')
    })
  })

  test('by keyboard alone: over the skip link into the page, and on to a promise', async () => {
    await reading(wide, async (page) => {
      await page.goto(`${site.root}/990001/2025`)
      await page.keyboard.press('Tab')
      expect(await page.locator(':focus').innerText()).toBe('跳到正文')
      await page.keyboard.press('Enter')
      expect(await page.locator(':focus').getAttribute('id')).toBe('main')
      await page.keyboard.press('Tab')
      expect(await page.locator(':focus').innerText()).toContain('产业提质')
      await page.keyboard.press('Tab')
      const shape = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle)
      expect(shape).toBe('solid')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/990001/2025/1')
    })
  })

  test('the elder edition is large everywhere, and stays through links and searches', async () => {
    await reading(phone, async (page) => {
      await page.goto(`${site.root}/990001/2025`)
      await page.getByRole('link', { name: '长辈版' }).click()
      const sizes = await page
        .locator('body *')
        .evaluateAll((all) =>
          all
            .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
            .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
        )
      expect(sizes.length).toBeGreaterThan(100)
      expect(sizes.filter((size) => size < 22 && size > 1)).toEqual([])
      const buttons = await page
        .locator('button, .top a, .year nav a')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
      expect(Math.min(...buttons)).toBeGreaterThanOrEqual(60)
      await keepScreenshot(page, 'yunxi-elder-390')
      await page.locator('.rows > li > a').first().click()
      expect(page.url()).toBe(`${site.root}/elder/990001/2025/1`)
      await page.getByRole('searchbox').fill('公园')
      await page.getByRole('button', { name: '查找' }).click()
      expect(page.url()).toContain('/elder/990001/2025/search?q=')
    })
  })

  test('readings of three years make a line; ranks rise to the top', async () => {
    await reading(wide, async (page) => {
      await page.goto(`${site.root}/990001/2025/results`)
      const chart = page.getByRole('img', { name: /^地区生产总值：/ })
      expect(await chart.getAttribute('aria-label')).toBe(
        '地区生产总值：2022年 88.4亿元，2023年 91.7亿元，2024年 97.3亿元',
      )
      const heights = await page
        .getByRole('img', { name: /^降尘量/ })
        .locator('circle')
        .evaluateAll((all) => all.map((one) => Number(one.getAttribute('cy'))))
      expect(heights).toHaveLength(3)
      expect(heights).toEqual([...heights].sort((a, b) => b - a))
      await keepScreenshot(page, 'yunxi-results-1440')
    })
  })

  test('restored characters are marked, and stand beside the text as received', async () => {
    await reading(wide, async (page) => {
      await page.goto(`${site.root}/990001/2025/report`)
      expect(await page.locator('.text > p:not(.key) .fix, .text > h2 .fix').allInnerTexts()).toEqual([
        '产业',
        '发',
        '发',
        '叶',
        '建',
        '链',
      ])
      expect(await page.locator('.notes li').allInnerTexts()).toContain('“建”原文件作“廿”（存疑，以会议正式文本为准）')
      await page.getByRole('link', { name: '逐段对照原文件' }).click()
      expect(await page.locator('.pairs tbody td').first().innerText()).toBe(
        '（一）聚焦產(chǎn)業(yè)提质，夯实發(fā)展根基',
      )
    })
  })
})
