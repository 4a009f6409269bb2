import type { PageRun } from './page-line.ts'
import { attribute, scanXml } from './xml-tokens.ts'

/** Where a text object stands, in millimetres from the top left of the page, and how it is stretched. */
interface TextObject {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly scale: readonly number[]
}

/** Where the next characters begin, in the object's own measure, and how far each is from the one before. */
interface TextCode {
  readonly x: number
  readonly y: number
  readonly deltas: readonly number[]
}

/** The runs of characters of a page's `Content.xml`; tilted ones (seals, watermarks) are left out. */
export function ofdRuns(xml: string): PageRun[] {
  const runs: PageRun[] = []
  let object: TextObject | null = null
  let code: TextCode | null = null
  let inCode = false
  scanXml(xml, {
    open(name, tag) {
      if (name === 'TextObject') {
        object = textObject(tag)
        code = null
      } else if (name === 'TextCode') {
        // what is not said goes on from the code before
        code = {
          x: numberOf(tag, 'X', code?.x ?? 0),
          y: numberOf(tag, 'Y', code?.y ?? 0),
          deltas: readDeltas(attribute(tag, 'DeltaX') ?? ''),
        }
        inCode = true
      }
    },
    close(name) {
      if (name === 'TextObject') object = null
      else if (name === 'TextCode') inCode = false
    },
    text(text) {
      if (object && code && inCode) runs.push(...place(text, object, code))
    },
  })
  return runs
}

function textObject(tag: string): TextObject | null {
  const [x = 0, y = 0] = numbers(attribute(tag, 'Boundary') ?? '')
  const scale = numbers(attribute(tag, 'CTM') ?? '')
  const matrix = scale.length === 6 ? scale : [1, 0, 0, 1, 0, 0]
  const [a = 1, b = 0] = matrix
  if (a <= 0 || Math.abs(b) > 0.1 * a || attribute(tag, 'Visible') === 'false') return null
  return { x, y, size: numberOf(tag, 'Size', 0), scale: matrix }
}

/** The characters of a code as runs, parted where one stands far from the one before. */
function place(text: string, { x, y, size, scale }: TextObject, code: TextCode): PageRun[] {
  const [a = 1, , c = 0, d = 1, e = 0, f = 0] = scale
  const runs: PageRun[] = []
  const signs = [...text]
  const at = (own: number) => x + a * own + c * code.y + e
  let start = code.x
  let from = 0
  let own = code.x
  const push = (end: number, right: number) =>
    runs.push({
      text: signs.slice(from, end).join(''),
      x: at(start),
      y: y + d * code.y + f,
      width: a * (right - start),
      size: size * d,
    })
  signs.forEach((sign, i) => {
    const width = sign < '\u0100' ? size / 2 : size
    const step = code.deltas[i] ?? width
    const last = i === signs.length - 1
    if (last || step - width > 0.3 * size) {
      push(i + 1, own + width)
      from = i + 1
      start = own + step
    }
    own += step
  })
  return runs
}

/** `3.2 g 4 3.175 1.6` → 3.2, four times 3.175, 1.6. */
function readDeltas(written: string): number[] {
  const deltas: number[] = []
  const words = written.split(/[\s,]+/)
  for (let i = 0; i < words.length && deltas.length < 100_000; i++) {
    if (words[i] === 'g') {
      const count = Math.min(Number(words[i + 1]) || 0, 10_000)
      for (let j = 0; j < count; j++) deltas.push(Number(words[i + 2]) || 0)
      i += 2
    } else if (words[i]) deltas.push(Number(words[i]) || 0)
  }
  return deltas
}

function numbers(written: string): number[] {
  return written.split(/[\s,]+/).flatMap((word) => (word && Number.isFinite(Number(word)) ? [Number(word)] : []))
}

function numberOf(tag: string, name: string, otherwise: number): number {
  const value = Number(attribute(tag, name) ?? Number.NaN)
  return Number.isFinite(value) ? value : otherwise
}
