import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a file chooser is given. */
export interface FileOfTest {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Works a page as somebody does who has no mouse: whatever Tab and the arrows do not reach is not reached. */
export interface Keys {
  /** Puts the focus on a control. @throws when Tab went all the way round without coming to it */
  readonly reach: (control: Locator) => Promise<void>
  readonly press: (control: Locator, key?: 'Enter' | 'Space') => Promise<void>
  /** Writes into a field in place of what stands there. */
  readonly type: (field: Locator, words: string) => Promise<void>
  /** Ticks a box, or chooses one of several buttons of which one is always chosen. */
  readonly tick: (box: Locator) => Promise<void>
  /** Chooses from a list that opens, by what its line says; where it can be searched, by typing. */
  readonly choose: (field: Locator, words: string) => Promise<void>
  /** Opens a menu and takes one of its lines. */
  readonly take: (opener: Locator, line: string | RegExp) => Promise<void>
  /** Opens the chooser of files and gives it one. */
  readonly hand: (control: Locator, file: FileOfTest) => Promise<void>
}

/** Tabs beyond which a page counts as having no end. */
const most = 400

export function byKeys(page: Page): Keys {
  const { keyboard } = page

  const reach = async (control: Locator): Promise<void> => {
    await control.waitFor().catch(async (cause: unknown) => {
      const shown = await page.locator('body').innerText()
      throw new Error(`${control} is not there; ${page.url()} shows: ${shown.slice(0, 600)}`, { cause })
    })
    // what opens moves the focus when it has come to rest, and a key pressed before is somebody else's; the wave behind a
    // pressed button runs for two seconds and moves nothing
    await page.waitForFunction(() =>
      document
        .getAnimations()
        .filter(({ effect }) => !(effect instanceof KeyframeEffect && effect.target?.classList.contains('ant-wave')))
        .every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity),
    )
    let wanted = await control.elementHandle()
    let way: 'Tab' | 'Shift+Tab' | null = null
    let ends = 0
    let unseen = 0
    for (let step = 0; step < most && ends < 3; step++) {
      const lies = await wanted?.evaluate((wanted) => {
        const at = document.activeElement
        if (!wanted.isConnected) return 'gone'
        if (at === wanted) return wanted.matches(':focus-visible') ? 'here' : 'unseen'
        if (at === null || at === document.body) return 'nowhere'
        return wanted.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? 'before' : 'after'
      })
      if (lies === 'here') return
      if (lies === 'unseen') {
        // a dialog that opens moves the focus about before it rests
        if (++unseen > 20) throw new Error(`${control} has the focus, and nobody sees it`)
        await page.waitForTimeout(25)
        continue
      }
      if (lies === 'gone') {
        // it was drawn again meanwhile
        wanted = await control.elementHandle()
        continue
      }
      way ??= lies === 'before' ? 'Shift+Tab' : 'Tab'
      if (lies === 'nowhere') ends++
      await keyboard.press(way)
    }
    const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
    throw new Error(`${control} cannot be reached by Tab; the last was ${at}`)
  }
  const press = async (control: Locator, key: 'Enter' | 'Space' = 'Enter') => {
    await reach(control)
    await keyboard.press(key)
  }
  /** The line that is marked in the list of this field; the list of the one before may still be on its way out. */
  const markedOf = async (field: Locator) => {
    await expect.poll(() => field.getAttribute('aria-controls'), { timeout: 20_000 }).toBeTruthy()
    const list = page.locator(`[id="${await field.getAttribute('aria-controls')}"]`)
    return page.locator('.ant-select-dropdown').filter({ has: list }).locator('.ant-select-item-option-active')
  }
  return {
    reach,
    press,
    type: async (field, words) => {
      await reach(field)
      await keyboard.press('Control+A')
      await keyboard.type(words)
    },
    tick: async (box) => {
      if ((await box.getAttribute('type')) !== 'radio') {
        await press(box, 'Space')
        const said = `${box} is not ticked by the space bar`
        await expect.poll(() => box.isChecked(), { timeout: 20_000, message: said }).toBe(true)
        return
      }
      // of buttons that belong together Tab comes to the chosen one, and the arrows go on from there
      const chosen = box.locator('xpath=ancestor::*[@role="radiogroup"]').locator('input:checked')
      await reach(chosen.first())
      for (let step = 0; step < 30 && !(await box.isChecked()); step++) await keyboard.press('ArrowDown')
      if (!(await box.isChecked())) throw new Error(`${box} is not chosen by the arrows`)
    },
    choose: async (field, words) => {
      await reach(field)
      if (await field.evaluate((input) => input instanceof HTMLInputElement && input.readOnly)) {
        await keyboard.press('ArrowDown')
        const marked = await markedOf(field)
        await marked.waitFor()
        for (let step = 0; step < 40 && (await marked.innerText()) !== words; step++) await keyboard.press('ArrowDown')
      } else {
        await keyboard.type(words)
      }
      await (await markedOf(field)).filter({ hasText: words }).waitFor({ timeout: 20_000 })
      await keyboard.press('Enter')
    },
    take: async (opener, line) => {
      await press(opener)
      const wanted = page.getByRole('menuitem', { name: line })
      await wanted.waitFor()
      await keyboard.press('Tab')
      for (let step = 0; step < 30; step++) {
        if (await wanted.evaluate((item) => item === document.activeElement)) return keyboard.press('Enter')
        await keyboard.press('ArrowDown')
      }
      throw new Error(`${wanted} is not reached by the arrows`)
    },
    hand: async (control, file) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(control)])
      await chooser.setFiles(file)
    },
  }
}
