import type { Passage } from '@luoshi/report'

/** A number for each item of a list, ` 1. ` to `12. `; empty ones where the items bring their own (`1.…`, `（一）…`, `一是…`). */
export function itemNumbers(items: readonly Passage[]): string[] {
  const width = String(items.length).length
  const own = items.some(({ text }) =>
    /^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]|[一二三四五六七八九十]{1,3}[是要]|[①-⑳])/.test(text),
  )
  return items.map((_, index) => (own ? '' : `${String(index + 1).padStart(width)}. `))
}
