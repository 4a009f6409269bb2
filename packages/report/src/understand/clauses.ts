/** The clauses of a sentence without its end mark, apart at commas, semicolons and colons outside quotes and brackets. */
export function clausesOf(words: string): string[] {
  const clauses: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < words.length; i++) {
    const character = words.charAt(i)
    if ('“‘《（('.includes(character)) depth++
    else if ('”’》）)'.includes(character)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && '，,；;：:'.includes(character)) {
      if (i > start) clauses.push(words.slice(start, i))
      start = i + 1
    }
  }
  const last = words.slice(start).replace(/[。！!？?；;]+$/, '')
  if (last !== '') clauses.push(last)
  return clauses
}
