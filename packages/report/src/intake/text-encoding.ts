/** The encodings a Chinese text comes in, by their WHATWG labels. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

/** An encoding and how sure it is: the share of characters that look like written Chinese or plain ASCII, 0 to 1. */
export interface DetectedEncoding {
  readonly encoding: TextEncoding
  readonly score: number
}

const sampleBytes = 48 * 1024
// what fills Chinese official prose, both scripts, and its punctuation
const frequent = new Set(
  '，。、；：“”（）《》—的一是在不了有和人这這中大为為上个個国國我以要时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過民说說产產种種面而方后後多定行学學法所得经經三之进進等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么比或但质質第向道命此变變条條没結结解问問意建月公无無系军軍情者最立代想已通并並提直题題党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見计計别別她手角期根论論运運农農指区區强強市县縣省镇鎮乡鄉村府务務万萬亿億元增报報告实施推项項目城创創企推保障'.split(
    '',
  ),
)

/** The encoding of a text, from its bytes: by byte order mark, by being whole UTF-8, else by which reading is Chinese. */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const marked = byteOrderMark(bytes)
  if (marked) return { encoding: marked, score: 1 }
  const sample = sampleOf(bytes)
  if (!hasNul(sample) && isUtf8(bytes)) return { encoding: 'utf-8', score: 1 }
  let best: DetectedEncoding = { encoding: 'utf-8', score: scoreAs(sample, 'utf-8') }
  for (const encoding of ['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const) {
    const score = scoreAs(sample, encoding)
    if (score > best.score) best = { encoding, score }
  }
  return best
}

/** The encoding named by a byte order mark; null without one. */
export function byteOrderMark(bytes: Uint8Array): TextEncoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x84 && b === 0x31 && c === 0x95 && bytes[3] === 0x33) return 'gb18030'
  return null
}

/** True when every sequence of the bytes is valid UTF-8, the last one allowed to be cut off. */
export function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const step = 1 << 18
  try {
    // by parts, so that no second copy of a large text is held
    for (let at = 0; at < bytes.length; at += step) decoder.decode(bytes.subarray(at, at + step), { stream: true })
    return true
  } catch {
    return false
  }
}

/** How much like written Chinese, or like plain ASCII, a decoded text is: 0 to 1. */
export function readability(text: string): number {
  let points = 0
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    count++
    if (code < 0x80) {
      // ASCII is sure in every encoding but UTF-16, so it counts less than a frequent character
      points += code >= 0x20 || code === 0x0a || code === 0x0d || code === 0x09 ? 0.6 : -2
    } else if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) points -= 2
    else if (frequent.has(text.charAt(i))) points += 1
    else if (code >= 0x4e00 && code <= 0x9fff) points += 0.3
    else if (
      (code >= 0x3000 && code <= 0x303f) ||
      (code >= 0xff00 && code <= 0xffef) ||
      (code >= 0x2000 && code <= 0x22ff)
    )
      points += 0.3
    else if (code >= 0xd800 && code <= 0xdfff) points -= 0.5
    else points -= 0.2
  }
  return count === 0 ? 0 : Math.max(0, points / count)
}

function scoreAs(sample: Uint8Array, encoding: TextEncoding): number {
  return readability(new TextDecoder(encoding).decode(sample))
}

/** Bytes to judge by: from the first one that is not ASCII, on an even offset so that UTF-16 stays in step. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  let at = 0
  while (at < bytes.length && (bytes[at] as number) < 0x80 && bytes[at] !== 0) at++
  if (at === bytes.length) at = 0
  at &= ~1
  return bytes.subarray(at, at + sampleBytes)
}

function hasNul(sample: Uint8Array): boolean {
  return sample.indexOf(0) >= 0
}
