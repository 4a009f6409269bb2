import type { Figure } from '../report.ts'
import { isGeneric, isLevelOnly, type MetricWords, metricWords } from './metric-words.ts'

/** A figure with its metric taken apart. */
export interface ReadFigure {
  readonly figure: Figure
  readonly words: MetricWords
  /** `达到90家` and `共90家` tell how many there are, not how many were added. */
  readonly stock: boolean
  /** `新建3座` tells how many were added, not how many there are. */
  readonly added: boolean
  /** Those that are named of several: `⟦泉东路⟧、⟦槐荫街⟧等6条道路`; mostly none. */
  readonly examples: readonly string[]
  /** The clause the number stands in. */
  readonly clause: string
}

const isStock = /(?:达到?|累计|共有?|总数|总量|增至|增加到|发展到|扩大到|保有量)[^\d，。；]{0,3}$/
const isAdded =
  /(?:新[建增登认培创评获]|净增|增加|新晋|建成|培育|认定|引进|创建|获评|获批|入选)[^\d，。；、达到]{0,12}$/
const clauseEnd = /[，。；！？\n]/

/** The figures of a sentence; `text` is the report's. */
export const readFigures = (figures: readonly Figure[], text: string): ReadFigure[] => {
  const words = figures.map(({ metric }) => metricWords(metric))
  return figures.map((figure, i) => {
    const before = wordsBefore(figure, text)
    const stock = isStock.test(before.slice(-12))
    return {
      figure,
      words: borrowed(words, figures, i, text),
      stock,
      added: !stock && (isAdded.test(before) || words[i]?.qualifiers.includes('新增') === true),
      examples: examplesIn(before),
      clause: clauseOf(figure, text),
    }
  })
}

/** Figures that something can be compared with: with a number or a grade, of a metric that can be told from others. */
export function promisedFigures(figures: readonly Figure[], text: string): ReadFigure[] {
  return readFigures(figures, text).filter(
    ({ figure, words }) =>
      figure.value !== null &&
      !isGeneric(words) &&
      // `164亿元的25个项目` tells which projects, and promises no money
      text.charAt(figure.span[1]) !== '的',
  )
}

/** A metric that is only a level is of its neighbour's thing: `建成4个⟦省级⟧、12个市级示范村`, `新增国家级企业2家、⟦省级⟧8家`. */
function borrowed(words: readonly MetricWords[], figures: readonly Figure[], i: number, text: string): MetricWords {
  const own = words[i] ?? metricWords('')
  if (!isLevelOnly(own)) return own
  const isBeside = (a: Figure | undefined, b: Figure | undefined) =>
    a !== undefined && b !== undefined && /^[、和及与]?$/.test(text.slice(a.span[1], b.span[0]))
  const neighbour = isBeside(figures[i], figures[i + 1])
    ? words[i + 1]
    : isBeside(figures[i - 1], figures[i])
      ? words[i - 1]
      : undefined
  return neighbour ? { ...own, core: neighbour.core } : own
}

/** The words of a figure's clause before its number. */
function wordsBefore({ span: [start, end] }: Figure, text: string): string {
  const own = text.slice(start, end)
  const number = own.search(/\d/)
  const words = text.slice(Math.max(0, start - 24), number < 0 ? end : start + number)
  return words.slice(words.split('').findLastIndex((letter) => clauseEnd.test(letter)) + 1)
}

function clauseOf({ span: [start, end] }: Figure, text: string): string {
  const before = text.slice(Math.max(0, start - 60), start)
  const behind = text.slice(end, end + 60)
  const from = before.split('').findLastIndex((letter) => clauseEnd.test(letter)) + 1
  const to = behind.search(clauseEnd)
  return before.slice(from) + text.slice(start, end) + (to < 0 ? behind : behind.slice(0, to))
}

const leading =
  /^.*(?:推进|实施|开展|完成|启动|整治|提升|改造|建设|建成|新建|扩建|修建|加快|推动|抓好|做好|治理|打造|修复|绿化|打通|对|将|把|在|由)/

/** The names before 等: `推进⟦泉东路⟧、⟦槐荫街⟧等6条道路`. */
function examplesIn(before: string): string[] {
  const names = /([\p{Script=Han}A-Za-z0-9“”、]{2,40})等(?:共|的)?$/u.exec(before)?.[1] ?? ''
  return names
    .split(/[、和及与]/)
    .map((name) => name.replace(leading, ''))
    .filter((name) => name.length >= 2)
}
