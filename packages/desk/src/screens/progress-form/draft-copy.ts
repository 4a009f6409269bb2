import type { ProgressContent } from '@luoshi/server/desk/reporting/progress-routes.ts'

/** What was typed and the server has not confirmed, kept by the browser; `base` is what it was typed over. */
export interface DraftCopy {
  readonly content: ProgressContent
  readonly base: ProgressContent
  readonly revision: number | null
  readonly at: number
}

/** One copy for each tab, so that two do not write over one another. */
const tab = (() => {
  const kept = sessionStorage.getItem('luoshi-tab')
  const name = kept ?? Math.random().toString(36).slice(2)
  sessionStorage.setItem('luoshi-tab', name)
  return name
})()

const prefix = (form: string) => `luoshi-draft ${form} `

/** Keep what was typed, at once. */
export function keepCopy(form: string, copy: DraftCopy): void {
  try {
    localStorage.setItem(prefix(form) + tab, JSON.stringify(copy))
  } catch {
    // the browser's room is full or closed: the page itself still holds what was typed
  }
}

/** Forget this tab's copy: the server has it. */
export function dropCopy(form: string): void {
  localStorage.removeItem(prefix(form) + tab)
}

/** The newest copy of a form that is left over, this tab's own or that of a tab that was closed; it becomes this tab's. */
export function takeCopy(form: string): DraftCopy | null {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix(form)))
  const copies = names.flatMap((name) => {
    try {
      return [{ name, copy: JSON.parse(localStorage.getItem(name) ?? '') as DraftCopy }]
    } catch {
      return []
    }
  })
  const newest = copies.toSorted((a, b) => b.copy.at - a.copy.at)[0]
  if (!newest) return null
  if (newest.name !== prefix(form) + tab) {
    keepCopy(form, newest.copy)
    localStorage.removeItem(newest.name)
  }
  return newest.copy
}
