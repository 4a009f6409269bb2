import type { Finding, Format } from '../report.ts'
import { isWide } from './blanks.ts'
import type { Reading } from './decoded.ts'
import { joinLines } from './lines-of-text.ts'
import { median, type PageLine } from './page-line.ts'
import { pageParagraphs } from './page-paragraphs.ts'
import type { Intake } from './received.ts'
import { type DoubtKind, Doubts } from './recognised-doubts.ts'
import { type RecognisedLine, type RecognisedPage, slopeOf } from './recognised-page.ts'
import { readSigns } from './recognised-signs.ts'
import { nothingRecognised } from './refusals.ts'
import { withoutRunningHeads, wordsLeftOut } from './running-heads.ts'
import { secondReading } from './second-reading.ts'
import { marksApart } from './secrecy-marks.ts'
import { sha256 } from './sha256.ts'
import { withoutSigns } from './signs.ts'

/**
 * Below this confidence a character is shown as unsure. Of the invented reports' pages at 150 dpi 1.5 % of all characters
 * lie below it, a third of the wrong ones among them; the second reading finds the others.
 */
const leastSure = 95
/** Lines less sure than this on the whole are stamps, pictures and specks. */
const leastLine = 55
/** A title's characters differ so much from the text's; less is the scatter of the measuring. */
const otherSize = 0.3

/** The document that was recognised in the pictures `bytes` holds, or why nothing can be read in them. */
export async function recognisedDocument(
  bytes: Uint8Array,
  file: string | null,
  format: Extract<Format, 'pdf' | 'image'>,
  pages: readonly RecognisedPage[],
): Promise<Intake> {
  const reading = readRecognised(format, pages)
  if (reading.kind === 'refused') return { ...reading, file }
  const { kind: _, ...document } = reading
  return { kind: 'received', received: { file, sha256: await sha256(bytes), ...document } }
}

function readRecognised(format: Format, pages: readonly RecognisedPage[]): Reading {
  const doubts = new Doubts()
  const noise: number[] = []
  const unchecked: number[] = []
  const printed = pages.map((page, i) => {
    const clear = page.lines.filter(isText)
    if (clear.length < page.lines.length) noise.push(i + 1)
    const texts = signed({ ...page, lines: clear }, doubts, () => unchecked.push(i + 1))
    return levelled(i + 1, clear, texts)
  })
  const body = withoutRunningHeads(printed)
  // a stamp is often read with little sureness, but its words must not be passed over
  const unsure = pages.flatMap(({ lines }) => lines.filter((line) => !isText(line)).map(({ text }) => text))
  const joined = joinLines(pageParagraphs(body))
  const { text, places, findings } = doubts.settle(joined.text, joined.places)
  if (text.trim().length < 8 * Math.min(pages.length, 8)) return nothingRecognised
  return {
    kind: 'decoded',
    format,
    encoding: null,
    recognised: true,
    text,
    places,
    meta: {},
    findings: [
      ...marksApart([...wordsLeftOut(printed, body).map(withoutSigns), ...unsure]),
      ...said(pages.length, findings.length, noise, unchecked),
      ...findings,
    ],
  }
}

function isText({ confidence }: RecognisedLine): boolean {
  return confidence.length > 0 && confidence.reduce((sum, one) => sum + one, 0) >= leastLine * confidence.length
}

/** The lines' words with a sign before each doubtful character, blanks only where a Chinese text has them. */
function signed({ lines, again }: RecognisedPage, doubts: Doubts, unchecked: () => void): string[] {
  const read = lines.map(({ text }) => readSigns([...text].filter((sign) => sign.trim() !== '')))
  const first = read.flat().map(({ text }) => text)
  const other = again
    ?.flatMap((line) => readSigns([...line].filter((sign) => sign.trim() !== '')))
    .map(({ text }) => text)
  const seen = other ? secondReading(first, other) : null
  if (seen === null && first.length > 0) unchecked()
  let at = 0
  return lines.map((line, i) => {
    let own = 0
    const pieces: string[] = []
    const shown = read[i]?.map(({ text }) => text) ?? []
    for (const sign of line.text) {
      if (sign.trim() === '') {
        if (isHan(shown[own - 1]) && isHan(shown[own])) pieces.push(' ')
        continue
      }
      const { text = sign, proposed = false } = read[i]?.[own] ?? {}
      const second = seen?.[at] ?? text
      const kind = kindOf(text, second, proposed || (line.confidence[own] ?? 100) < leastSure)
      pieces.push(kind ? doubts.note({ kind, shown: text, again: second === text ? '' : second }) : '', text)
      own++
      at++
    }
    return pieces.join('').replace(/ +/g, ' ')
  })
}

function kindOf(text: string, second: string, unsure: boolean): DoubtKind | null {
  if (text !== second && /[\d%]/.test(text + second)) return 'digits-differ'
  const isSign = /^[\p{P}\p{S}]*$/u
  // a comma taken for a full stop changes no word
  if (isSign.test(text) && isSign.test(second)) return null
  if (text !== second && !(second.startsWith(text) && isSign.test(second.slice(text.length)))) return 'read-otherwise'
  return unsure ? 'unsure' : null
}

const isHan = (sign: string | undefined) => sign !== undefined && /^\p{Script=Han}$/u.test(sign)

/** The lines as they would stand on a page that was laid straight. */
function levelled(page: number, lines: readonly RecognisedLine[], texts: readonly string[]): PageLine[] {
  const slope = slopeOf(lines)
  const usual = median(lines.filter((line) => line.confidence.length >= 12).map(emOf)) || median(lines.map(emOf))
  return lines
    .map((line, i): PageLine => {
      const { x0, y0 } = line.baseline
      const own = emOf(line)
      const size = line.confidence.length > 3 && Math.abs(own - usual) > otherSize * usual ? own : usual
      // turning by so little moves a point by its distance along the other axis
      return {
        page,
        text: texts[i] ?? '',
        left: line.left + slope * y0,
        right: line.right + slope * y0,
        y: y0 - slope * x0,
        size,
      }
    })
    .sort((a, b) => a.y - b.y)
}

/** The width of a Chinese character of the line, by how many it holds. */
function emOf({ text, left, right }: RecognisedLine): number {
  let ems = 0
  for (const sign of text) ems += sign.trim() === '' ? 0 : isWide(sign.charCodeAt(0)) ? 1 : 0.55
  return (right - left) / Math.max(1, ems)
}

function said(pages: number, doubts: number, noise: readonly number[], unchecked: readonly number[]): Finding[] {
  const findings: Finding[] = [
    {
      rule: 'recognised',
      severity: 'warn',
      span: [0, 0],
      found: doubts,
      message: `全文由图像识别得来（${pages} 页），存疑 ${doubts} 处已逐处标出，请对照原件核对。`,
      messageEn: `The text was recognised from ${pages} pictures; ${doubts} doubtful places are marked. Please compare the original.`,
    },
  ]
  if (noise.length > 0)
    findings.push({
      rule: 'recognised-noise',
      severity: 'warn',
      span: [0, 0],
      found: noise.length,
      message: `第 ${noise.join('、')} 页有认不出的内容（印章、图片或污迹），没有读入。`,
      messageEn: `Pages ${noise.join(', ')} hold something that could not be recognised (a stamp, a picture, specks); it was left out.`,
    })
  if (unchecked.length > 0)
    findings.push({
      rule: 'recognised-once',
      severity: 'warn',
      span: [0, 0],
      found: unchecked.length,
      message: `第 ${unchecked.join('、')} 页只识别了一次，数字没有复核，请对照原件核对。`,
      messageEn: `Pages ${unchecked.join(', ')} were read only once; their numbers were not checked. Please compare the original.`,
    })
  return findings
}
