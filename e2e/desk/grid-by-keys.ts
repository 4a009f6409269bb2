import type { Page } from 'playwright-core'
import type { Keys } from './by-keys.ts'

/** The task table under the fingers: the grid is one stop of Tab, its cells are gone to by arrows. */
export interface GridKeys {
  /** Goes to a row by some of its words, and in it to a column by its title. Resolves with the row's number. */
  readonly goTo: (words: string, column?: string) => Promise<string>
}

export function gridByKeys(page: Page, keys: Keys): GridKeys {
  const grid = page.getByRole('grid', { name: '任务分解表' })
  const at = () =>
    grid.evaluate((table) => {
      const cell = document.getElementById(table.getAttribute('aria-activedescendant') ?? '')
      const row = cell?.closest('tr')
      return {
        words: row?.textContent ?? '',
        number: row?.querySelector('.tasks-number')?.textContent ?? '',
        column: Number(cell?.dataset.column),
      }
    })
  return {
    goTo: async (words, column = '序号') => {
      await keys.reach(grid)
      await page.keyboard.press('Control+Home')
      for (let step = 0; step < 200 && !(await at()).words.includes(words); step++)
        await page.keyboard.press('ArrowDown')
      const { words: found, number } = await at()
      if (!found.includes(words)) throw new Error(`the arrows come to no row that says ${words}`)
      const titles = await grid.locator('thead th').allInnerTexts()
      const wanted = titles.indexOf(column) - 1
      for (let step = 0; step < 40 && (await at()).column < wanted; step++) await page.keyboard.press('ArrowRight')
      if ((await at()).column !== wanted) throw new Error(`the arrows come to no column ${column}`)
      return number
    },
  }
}
