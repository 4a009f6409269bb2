/** One word of a table and what it stands for. */
export interface Word<T> {
  readonly word: string
  readonly means: T
}

/** Words looked up in place, the longest first, by their first and by their last character; nothing is cut out of the text. */
export class WordTable<T> {
  readonly #byFirst = new Map<number, Word<T>[]>()
  readonly #byLast = new Map<number, Word<T>[]>()

  /** Words are given separated by spaces, grouped by what they stand for. */
  constructor(groups: Iterable<readonly [words: string, means: T]>) {
    for (const [words, means] of groups) {
      for (const word of words.split(/\s+/)) {
        if (word === '') continue
        const entry = { word, means }
        file(this.#byFirst, word.charCodeAt(0), entry)
        file(this.#byLast, word.charCodeAt(word.length - 1), entry)
      }
    }
  }

  /** True where a word begins with this character. */
  mayStart(code: number): boolean {
    return this.#byFirst.has(code)
  }

  /** The longest word that begins at `at` and ends by `limit`. */
  startingAt(text: string, at: number, limit: number): Word<T> | undefined {
    if (at >= limit) return undefined
    const words = this.#byFirst.get(text.charCodeAt(at))
    if (words === undefined) return undefined
    for (const entry of words) {
      if (at + entry.word.length <= limit && text.startsWith(entry.word, at)) return entry
    }
    return undefined
  }

  /** The longest word that ends before `end` and begins at `from` or later. */
  endingAt(text: string, end: number, from: number): Word<T> | undefined {
    if (end <= from) return undefined
    const words = this.#byLast.get(text.charCodeAt(end - 1))
    if (words === undefined) return undefined
    for (const entry of words) {
      const start = end - entry.word.length
      if (start >= from && text.startsWith(entry.word, start)) return entry
    }
    return undefined
  }
}

/** A table of words that only have to be told from others. */
export function wordList(...words: string[]): WordTable<true> {
  return new WordTable(words.map((group) => [group, true] as const))
}

function file<T>(table: Map<number, Word<T>[]>, key: number, entry: Word<T>): void {
  const words = table.get(key)
  if (words === undefined) table.set(key, [entry])
  else {
    words.push(entry)
    words.sort((a, b) => b.word.length - a.word.length)
  }
}
