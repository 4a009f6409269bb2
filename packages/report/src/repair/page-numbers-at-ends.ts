import { type Edit, edit, type Source } from '../source/source.ts'
import { linesOf } from './lines.ts'
import { mayGoOn } from './page-numbers.ts'

/** A line with a number behind a blank at its end, which is no row of numbers. */
const ending = /^(?=.{8})(?!.*[ \u3000\t][\d.]+[ \u3000\t]+\d{1,3}$)(.*[^ \u3000\t])[ \u3000\t]+(\d{1,3})$/
/** So much of a line's end is looked at, in characters. */
const tail = 200
/** From one page's number to the next there may be so many pages without one. */
const mostStep = 3
const closes = '。！？；：'
/** What is counted or measured: a number before it may be its own. */
const unitOfMeasure =
  /^(?:%|％|‰|[万亿千百多余]|元|个|家|亩|公里|米|户|座|所|条|名|人|处|套|辆|台|吨|张|平方|立方|件|场|项|公顷|天|位|次|间|年|月|日)/

interface Ending {
  readonly start: number
  readonly end: number
  /** Where the next line begins. */
  readonly next: number
  readonly number: number
  /** Stands behind a figure: `投资58⟦ 12⟧⏎亿元`. */
  readonly behindFigure: boolean
  /** Figures go on in the next line: `冷库⟦ 14⟧⏎6座`. */
  readonly beforeFigure: boolean
  /** Cannot count what follows it. */
  readonly countsNothing: boolean
  readonly parts: boolean
}

/**
 * Page numbers that stand at the end of a page's last line taken out: `完成投资58⟦ 12⏎⟧亿元`. Those that rise from page to page
 * are certain; where one stands alone, what the figure is is a proposal.
 */
export function pageNumbersAtEnds(source: Source): Source {
  const found = endingsOf(source.text)
  const rising = chain(found)
  if (rising.length > 1 && rising.some(({ countsNothing }) => countsNothing))
    return edit(source, 'page-numbers', rising.map(removal))
  return edit(
    source,
    'page-numbers',
    found.flatMap((each) => proposal(source.text, each) ?? []),
  )
}

function endingsOf(text: string): Ending[] {
  const lines = linesOf(text)
  return lines.flatMap((line, i) => {
    const next = lines[i + 1]
    const from = Math.max(line.start, line.end - tail)
    const [, words = '', number = ''] = ending.exec(text.slice(from, line.end)) ?? []
    if (number === '' || next === undefined) return []
    const follows = text.slice(next.start, next.start + 4)
    const behindFigure = /\d$/.test(words)
    const beforeFigure = /^\d/.test(follows)
    const parts = !closes.includes(words.slice(-1)) && mayGoOn(text, next)
    const countsNothing = behindFigure || beforeFigure || !parts || !unitOfMeasure.test(follows)
    const start = from + words.length
    return [
      {
        start,
        end: line.end,
        next: next.start,
        number: Number(number),
        behindFigure,
        beforeFigure,
        countsNothing,
        parts,
      },
    ]
  })
}

/** Those that rise by a few from the first on; none where one does not. */
function chain(found: readonly Ending[]): readonly Ending[] {
  const rise = ({ number }: Ending, i: number) => {
    const last = found[i - 1]?.number
    return last === undefined || (number > last && number <= last + mostStep)
  }
  return found.every(rise) ? found : []
}

const removal = ({ start, end, next, parts }: Ending): Edit => ({ start, end: parts ? next : end, text: '' })

/** What one alone is taken for, where it makes a figure doubtful. */
function proposal(text: string, ending: Ending): Edit | undefined {
  const { start, next, behindFigure, beforeFigure, number, parts } = ending
  if (!parts) return undefined
  if (behindFigure) return { ...removal(ending), certain: false }
  const rest = /^\d+/.exec(text.slice(next, next + 12))?.[0] ?? ''
  return beforeFigure ? { start, end: next + rest.length, text: `${number}${rest}`, certain: false } : undefined
}
