const PLAIN = 0
const OPENS = 1
const SHUTS = 2
const CUTS = 3

const table = new Uint8Array(0x10000)
for (const [characters, kind] of [
  ['“‘《（(', OPENS],
  ['”’》）)', SHUTS],
  ['，,；;：:', CUTS],
] as const)
  for (const character of characters) table[character.charCodeAt(0)] = kind

/** The sentences asked for last, since several rules ask for the same one in turn. */
const known = new Map<string, readonly string[]>()
const most = 64

/** The clauses of a sentence without its end mark, apart at commas, semicolons and colons outside quotes and brackets. */
export function clausesOf(words: string): readonly string[] {
  const before = known.get(words)
  if (before) return before
  if (known.size >= most) known.clear()
  const clauses = cut(words)
  known.set(words, clauses)
  return clauses
}

function cut(words: string): readonly string[] {
  const clauses: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < words.length; i++) {
    const kind = table[words.charCodeAt(i)]
    if (kind === PLAIN) continue
    if (kind === OPENS) depth++
    else if (kind === SHUTS) depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      if (i > start) clauses.push(words.slice(start, i))
      start = i + 1
    }
  }
  let end = words.length
  while (end > start && '。！!？?；;'.includes(words.charAt(end - 1))) end--
  if (end > start) clauses.push(words.slice(start, end))
  return clauses
}
