import type { Locator, Page } from 'playwright-core'
import type { FileOfTest } from './by-keys.ts'

/** What somebody has pressed and filled so far. */
export interface Counted {
  clicks: number
  fields: number
}

/** A mouse and a keyboard that count: every press is a click, also the one that opens a choice of files. */
export interface CountedHand {
  readonly click: (what: Locator) => Promise<void>
  readonly type: (what: Locator, text: string) => Promise<void>
  /** Chooses from a list that opens. */
  readonly choose: (field: Locator, option: string) => Promise<void>
  readonly give: (page: Page, what: Locator, file: FileOfTest) => Promise<void>
}

/** A hand that adds to `counted`. */
export const countedHand = (counted: Counted): CountedHand => {
  const click = async (what: Locator) => {
    counted.clicks++
    await what.click()
  }
  return {
    click,
    type: async (what, text) => {
      counted.fields++
      await what.fill(text)
    },
    choose: async (field, option) => {
      await click(field)
      // the list that belongs to the field, come to rest; an earlier one may still be going out
      const list = await field.getAttribute('aria-controls')
      const opened = field
        .page()
        .locator('.ant-select-dropdown')
        .filter({ has: field.page().locator(`#${list}`) })
      await click(opened.locator('.ant-select-item-option').getByText(option, { exact: true }))
      await opened.waitFor({ state: 'hidden' })
      await field.locator('xpath=ancestor::div[contains(@class, "ant-select")][last()]').getByText(option).waitFor()
    },
    give: async (page, what, file) => {
      const chooser = page.waitForEvent('filechooser')
      await click(what)
      await (await chooser).setFiles(file)
    },
  }
}
