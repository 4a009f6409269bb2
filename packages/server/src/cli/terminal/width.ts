// East Asian Wide and Fullwidth (UAX #11), the ranges that fonts really draw two columns wide; ambiguous ones count one.
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]

/** How many columns a terminal gives the text: 2 for a Chinese character, 0 for a combining mark. */
export function columns(text: string): number {
  let sum = 0
  for (const char of text) sum += columnsOf(char.codePointAt(0) ?? 0)
  return sum
}

/** The text filled up with spaces to `width` columns; unchanged when it is wider. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/** The text cut to `width` columns, `…` standing for what was cut off. */
export function clipped(text: string, width: number): string {
  if (columns(text) <= width) return text
  let kept = ''
  let used = 1
  for (const char of text) {
    used += columnsOf(char.codePointAt(0) ?? 0)
    if (used > width) break
    kept += char
  }
  return `${kept}…`
}

function columnsOf(code: number): number {
  if (code < 0x300) return 1
  if (code <= 0x36f || code === 0x200b || (code >= 0xfe00 && code <= 0xfe0f)) return 0
  return wide.some(([from, to]) => code >= from && code <= to) ? 2 : 1
}
