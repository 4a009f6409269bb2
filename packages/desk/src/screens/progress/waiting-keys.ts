/** What a key or button of the list of waiting reports does. */
export type Command = 'next' | 'previous' | 'accept' | 'return' | 'check' | 'open'

/** The letter of each command, as it stands on its button; the same as in the review of proposals. */
export const letters: Readonly<Record<Command, string>> = {
  next: 'J',
  previous: 'K',
  accept: 'A',
  return: 'R',
  check: 'X',
  open: 'E',
}

/** What a key asks for: a command, or by a digit the filter in that place, from 0; null when it asks for nothing. */
export function askedBy({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>):
  | { readonly filter: number }
  | { readonly command: Command }
  | null {
  if (ctrlKey || metaKey || altKey || shiftKey) return null
  if (/^[1-9]$/.test(key)) return { filter: Number(key) - 1 }
  if (key === 'ArrowDown') return { command: 'next' }
  if (key === 'ArrowUp') return { command: 'previous' }
  const found = (Object.keys(letters) as Command[]).find((command) => letters[command] === key.toUpperCase())
  return found ? { command: found } : null
}

/**
 * The row the reviewer is at: the report they were at, or where that has gone on the one that stands in its place now.
 * @returns -1 in an empty list.
 */
export function placeAmong(ids: readonly string[], { at, row }: { readonly at: string | null; readonly row: number }) {
  const found = at === null ? -1 : ids.indexOf(at)
  return found >= 0 ? found : Math.min(Math.max(row, 0), ids.length - 1)
}
