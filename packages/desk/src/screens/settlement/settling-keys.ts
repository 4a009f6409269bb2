import { type Verdict, verdicts } from '../../words/settlement.ts'

/** What a key or button of the settlement does beside a verdict. */
export type Command =
  | 'accept'
  | 'next'
  | 'previous'
  | 'candidate'
  | 'refuse'
  | 'also'
  | 'again'
  | 'next-again'
  | 'note'
  | 'last-text'
  | 'next-text'
  | 'statistic'
  | 'undo'

/** The letter of each command, as it stands on its button. */
export const letters: Readonly<Record<Command, string>> = {
  accept: '↵',
  next: 'J',
  previous: 'K',
  candidate: 'C',
  refuse: 'X',
  also: 'B',
  again: 'R',
  'next-again': 'T',
  note: 'N',
  'last-text': 'Q',
  'next-text': 'W',
  statistic: 'S',
  undo: 'U',
}

/** The command or verdict of a key; null for any other key. Digits are the verdicts, in their order. */
export function askedBy({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>):
  | { readonly verdict: Verdict }
  | { readonly command: Command }
  | null {
  if (ctrlKey || metaKey || altKey || shiftKey) return null
  const verdict = /^[1-6]$/.test(key) ? verdicts[Number(key) - 1] : undefined
  if (verdict) return { verdict }
  if (key === 'Enter') return { command: 'accept' }
  if (key === 'ArrowDown') return { command: 'next' }
  if (key === 'ArrowUp') return { command: 'previous' }
  const found = (Object.keys(letters) as Command[]).find((command) => letters[command] === key.toUpperCase())
  return found ? { command: found } : null
}
