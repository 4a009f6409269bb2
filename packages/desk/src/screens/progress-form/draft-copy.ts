import type { ProgressContent } from '@luoshi/server/desk/reporting/progress-routes.ts'

/** Typed content that the server has not confirmed, stored in the browser; `base` is the content it was typed over. */
export interface DraftCopy {
  readonly content: ProgressContent
  readonly base: ProgressContent
  readonly revision: number | null
  readonly at: number
}

/** Each tab stores its own copy, so that two tabs do not overwrite each other. */
const tab = (() => {
  const kept = sessionStorage.getItem('luoshi-tab')
  const name = kept ?? Math.random().toString(36).slice(2)
  sessionStorage.setItem('luoshi-tab', name)
  return name
})()

const prefix = (form: string) => `luoshi-draft ${form} `

/** Stores the typed content. */
export function keepCopy(form: string, copy: DraftCopy): void {
  try {
    localStorage.setItem(prefix(form) + tab, JSON.stringify(copy))
  } catch {
    // storage is full or blocked: the page itself still holds the text
  }
}

/** Removes this tab's copy once the server has the content. */
export function dropCopy(form: string): void {
  localStorage.removeItem(prefix(form) + tab)
}

/** The newest copy of a form, of this tab or of a closed one. It becomes this tab's copy. */
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
