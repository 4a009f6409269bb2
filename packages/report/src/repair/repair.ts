import { type Source, sourceOf } from '../source/source.ts'
import { blanks } from './blanks.ts'
import { brokenTitles } from './broken-titles.ts'
import { doubledLines } from './doubled-lines.ts'
import { entities } from './entities.ts'
import { escapedLineEnds } from './escaped-line-ends.ts'
import { footnoteMarks } from './footnote-marks.ts'
import { hardLineBreaks } from './hard-line-breaks.ts'
import { invisible } from './invisible.ts'
import { lineEnds } from './line-ends.ts'
import { lostBlanks } from './lost-blanks.ts'
import { lostQuotes } from './lost-quotes.ts'
import { markdown } from './markdown.ts'
import { markup } from './markup.ts'
import { pageNumbers } from './page-numbers.ts'
import { pageNumbersAtEnds } from './page-numbers-at-ends.ts'
import { pinyinMarks } from './pinyin-marks.ts'
import { privateUse } from './private-use.ts'
import { radicals } from './radicals.ts'
import { scatteredWords } from './scattered-words.ts'
import { splitBytes } from './split-bytes.ts'
import { traditionalScript } from './traditional-script.ts'
import { trait, traitsOf } from './traits.ts'
import { width } from './width.ts'

type Step = readonly [traits: number, mend: (source: Source) => Source]

/** What the file was wrapped in; may bring out characters of any other kind. */
const wrappings: readonly Step[] = [
  [trait.otherLineEnd, lineEnds],
  [trait.backslash, escapedLineEnds],
  [trait.markup, markup],
  [trait.markup, entities],
  [trait.markdown, markdown],
]

/** Each step relies on those before it: split bytes need every other sign as it came, line breaks the indentation. */
const damages: readonly Step[] = [
  [trait.otherLineEnd, lineEnds],
  [trait.invisible, invisible],
  [trait.lost, splitBytes],
  [trait.bracket, pinyinMarks],
  [trait.lost, lostBlanks],
  [trait.lost, lostQuotes],
  [trait.privateUse, privateUse],
  [trait.radical, radicals],
  [trait.fullWidth, width],
  [0, doubledLines],
  [trait.digit, pageNumbers],
  [trait.digit, pageNumbersAtEnds],
  // a line without its marks is shorter than the page was wide
  [0, hardLineBreaks],
  [trait.footnote, footnoteMarks],
  [0, scatteredWords],
  [0, brokenTitles],
  [0, blanks],
  [trait.traditional | trait.radical | trait.lost, traditionalScript],
]

/** The text as received with every kind of damage mended that is known here, one repair after another. */
export function repair(received: string): Source {
  const source = sourceOf(received)
  const found = traitsOf(received)
  const unwrapped = mend(source, wrappings, found)
  return mend(unwrapped, damages, unwrapped === source ? found : traitsOf(unwrapped.text))
}

/** Each step taken, where a kind of character it is for occurs; `0` stands for every text. */
function mend(source: Source, steps: readonly Step[], found: number): Source {
  let mended = source
  for (const [traits, step] of steps) if (traits === 0 || (found & traits) !== 0) mended = step(mended)
  return mended
}
