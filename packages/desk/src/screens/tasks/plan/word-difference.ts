/** A piece of two wordings laid over each other. */
export interface WordPiece {
  readonly kind: 'same' | 'gone' | 'added'
  readonly text: string
}

/** How `after` differs from `before`, character by character: the longest common run of characters is what stayed. */
export function wordDifference(before: string, after: string): WordPiece[] {
  const [a, b] = [[...before], [...after]]
  const width = b.length + 1
  const common = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: { kind: WordPiece['kind']; text: string }[] = []
  const add = (kind: WordPiece['kind'], text: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else pieces.push({ kind, text })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i] ?? '')
      i++
      j++
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) add('gone', a[i++] ?? '')
    else add('added', b[j++] ?? '')
  }
  return pieces
}
