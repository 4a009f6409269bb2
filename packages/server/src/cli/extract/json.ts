// JSON writes C0 as escapes by itself; a terminal would take U+009B as the start of a sequence
const raw = /[\u007f-\u009f]/
const everyRaw = /[\u007f-\u009f]/g

/** The value as JSON on one line, safe to be shown on a terminal. */
export function json(value: unknown): string {
  const text = JSON.stringify(value)
  return raw.test(text)
    ? text.replace(everyRaw, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text
}

/** A report as {@link json}, in pieces of bounded length, so that a large one is never held twice. */
export function* jsonPieces(report: object): Generator<string> {
  let before = '{'
  for (const [key, value] of Object.entries(report)) {
    yield `${before}${json(key)}:`
    before = ','
    if (typeof value === 'string') yield* stringPieces(value)
    else if (Array.isArray(value)) yield* listPieces(value)
    else yield json(value)
  }
  yield before === '{' ? '{}' : '}'
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  yield '['
  for (let from = 0, to = 0; from < list.length; from = to) {
    if (from > 0) yield ','
    const first = list[from]
    to = from + 1
    if (holdsLongList(first)) yield* jsonPieces(first)
    else {
      while (to < list.length && to < from + piece && !holdsLongList(list[to])) to++
      yield json(list.slice(from, to)).slice(1, -1)
    }
  }
  yield ']'
}

/** Whether an item may be as large as the whole report, as an area with all its measures is. */
function holdsLongList(item: unknown): item is object {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false
  for (const value of Object.values(item)) if (Array.isArray(value) && value.length > piece) return true
  return false
}

const piece = 32

function* stringPieces(text: string): Generator<string> {
  yield '"'
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = start + 65_536
    // a pair of surrogates stays together: each alone would be written as an escape
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end++
    yield json(text.slice(start, end)).slice(1, -1)
  }
  yield '"'
}
