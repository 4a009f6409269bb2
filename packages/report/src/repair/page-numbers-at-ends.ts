import { type Edit, edit, type Source } from '../source/source.ts'
import { linesOf } from './lines.ts'
import { leastPage, mayGoOn, mostStep } from './page-numbers.ts'

/** A line with a number behind a blank at its end, which is no row of numbers. */
const ending = /^(?=.{8})(?!.*[ \u3000\t][\d.]+[ \u3000\t]+\d{1,3}$)(.*[^ \u3000\t])[ \u3000\t]+(\d{1,3})$/
/** So much of a line's end is looked at, in characters. */
const tail = 200
/** So many that rise are page numbers, however close they stand. */
const enough = 3
const closes = '。！？；：'
/** What is counted or measured, or goes on a number: one before it may be its own. */
const unit =
  /^(?:[%％‰]|百分点|[十百千万亿多余]|美?元|[个项家座所处台套辆条件户名位人场次宗起例笔栋幢间张床眼口只头羽尾匹株棵支部册篇门种类批组对艘架列块片面盏根颗枚份道段孔箱本亩吨斤克升度倍成届期版级号岁天年月日时分]|平方|立方|公[里顷斤]|[千厘毫]?[米瓦克伏]|兆瓦|小时|标[箱煤]|标准|学位|泊位|工位|班次|季度|周年?)/
/** Words that begin like a unit and are none. */
const noUnit =
  /^(?:项目|家[庭园居具]|所[有在属]|处[理置于]|台账|条[例件]|户[籍外]|人[大民员社文才事物均]|名[牌校录城特优]|位[于置居列]|场[所馆景地]|次序|起步|口[岸径]|头部|支[持撑付出]|部[门分]|门[诊户]|种[植养]|批[准发]|组[织建]|对[接外]|架构|列[入为]|面[积对向]|道路|本[地县市区级]|升级|克服|度假|成[为立功都效果员]|天然|年[轻产均]|日[常均]|时[代间]|分[别类级布之配]|标准化|百姓|多[元方])/
/** A number is asked for behind these: `全市第⟦ 5⟧`, `不少于⟦ 12⟧`, `新建学校（所）⟦ 3⟧`. */
const asksNumber = /(?:[：:]|[（(][^（）()]{1,6}[）)]|第|约|近|超|过|达|到|至|为|于|共|突破|[≥≤><=])$/
/** A clause that ends behind a number ends with a figure; no page begins with such a mark. */
const endsClause = /^[，,、。；;！？）)]/

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
  /** May be a figure of the sentence: `新建学校⟦ 3⟧⏎所`, `列全市第⟦ 5⟧⏎，`. */
  readonly own: boolean
  readonly parts: boolean
}

/**
 * Page numbers that stand at the end of a page's last line taken out: `完成投资58⟦ 12⏎⟧亿元`. Certain where three or more rise
 * from page to page, or two a page apart, that no figure needs; where fewer do, or one stands alone, it is a proposal. What
 * may be a figure stays, except for a number that fits between two of them.
 */
export function pageNumbersAtEnds(source: Source): Source {
  const { text } = source
  const found = endingsOf(text)
  const rising = chain(found.filter(({ own }) => !own))
  if (rising.length < 2)
    return edit(
      source,
      'page-numbers',
      found.flatMap((each) => proposal(text, each) ?? []),
    )
  const certain = rising.length >= enough || areApart(rising)
  return edit(
    source,
    'page-numbers',
    found.flatMap((each) => {
      if (!each.own) return { ...removal(each), certain }
      return certain && rising.length >= enough && fitsBetween(rising, each) ? { ...removal(each), certain: false } : []
    }),
  )
}

/** Whether a page's text, or as much for each page between, stands between each and the next. */
function areApart(rising: readonly Ending[]): boolean {
  return rising.every((each, i) => {
    const last = rising[i - 1]
    return last === undefined || each.start - last.end >= leastPage * (each.number - last.number)
  })
}

/** Whether its number stands between the numbers of those around it. */
function fitsBetween(rising: readonly Ending[], { start, number }: Ending): boolean {
  const last = rising.findLast((each) => each.start < start)
  const next = rising.find((each) => each.start > start)
  return last !== undefined && next !== undefined && last.number < number && number < next.number
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
    const counts = unit.test(follows) && !noUnit.test(follows)
    const own = !behindFigure && (asksNumber.test(words) || (parts && (counts || endsClause.test(follows))))
    const start = from + words.length
    return [
      {
        start,
        end: line.end,
        next: next.start,
        number: Number(number),
        behindFigure,
        beforeFigure,
        own,
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
