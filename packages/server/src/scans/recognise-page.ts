import { type RecognisedLine, type RecognisedPage, slopeOf } from '@luoshi/report'
import type { EngineLine, Recogniser } from './engine.ts'
import { type PagePicture, scaledTo, turn } from './page-pictures.ts'

/**
 * The height of a line's characters that is read best, in dots: 16 point at 150 dpi. At 300 dpi the engine reads 3 % fewer
 * characters, and takes four times as long.
 */
const bestSize = 33
/** Width of A4 at 150 dpi in dots; the first reading of a picture of unknown density uses it. */
const usualWidth = 1240
/** Sizes between these two are near enough to {@link bestSize}. */
const [leastSize, mostSize] = [20, 52]
/** Scale of the second reading: other dots give other mistakes. */
const secondScale = 1.18
/** Lines steeper than this (1.5°) are rotated before they are read; the engine corrects smaller angles. */
const steep = 0.026

/** A page's lines, read twice. */
export async function recognisePage(recogniser: Recogniser, given: PagePicture): Promise<RecognisedPage> {
  let picture = given
  let width = Math.min(usualWidth, given.width)
  let lines = await linesIn(recogniser, await scaledTo(picture, width))
  const slope = slopeOf(lines)
  if (Math.abs(slope) > steep && lines.length > 3) {
    picture = { ...given, bytes: await turn(given.bytes, slope) }
    lines = await linesIn(recogniser, await scaledTo(picture, width))
  }
  const size = sizeOf(lines)
  const better =
    size > 0 && (size < leastSize || size > mostSize)
      ? Math.min((width * bestSize) / size, given.width * 2, 4000)
      : width
  if (Math.abs(better - width) > 0.1 * width) {
    width = better
    lines = await linesIn(recogniser, await scaledTo(picture, width))
  }
  if (lines.length === 0) return { lines, again: [] }
  const again = await linesIn(recogniser, await scaledTo(picture, width * secondScale, slopeOf(lines)))
  return { lines, again: again.map(({ text }) => text) }
}

async function linesIn(recogniser: Recogniser, image: Buffer): Promise<RecognisedLine[]> {
  const { data } = await recogniser.recognize(image, {}, { blocks: true })
  return (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.map(lineOf)))
}

function lineOf({ text, bbox, baseline, words }: EngineLine): RecognisedLine {
  // a symbol may be of two characters, a line of several words
  const confidence = words.flatMap(({ symbols }) =>
    symbols.flatMap((symbol) => [...symbol.text].filter((sign) => sign.trim() !== '').map(() => symbol.confidence)),
  )
  return { text: text.trim(), confidence, left: bbox.x0, right: bbox.x1, baseline }
}

/** The width of a character in the lines that are long enough to tell; 0 where none is. */
function sizeOf(lines: readonly RecognisedLine[]): number {
  const sizes = lines
    .filter(({ confidence }) => confidence.length >= 10)
    .map(({ left, right, confidence }) => (right - left) / confidence.length)
    .sort((a, b) => a - b)
  return sizes[sizes.length >> 1] ?? 0
}
