import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'

/** Where the report's own words stand: `[from, to)` in units; what is before and behind is title, chrome, notes. */
export interface Frame {
  readonly from: number
  readonly to: number
  /** Unit of the opening `我代表…报告工作`; null where there is none, as in a news article. */
  readonly opening: number | null
}

const opening =
  /我.{0,8}代表.{0,30}(?:报告|汇报)|(?:代表|受).{0,24}(?:政府|管委会|办事处|国务院).{0,12}(?:向|作).{0,20}报告.{0,10}(?:请予|请审|审议)/
const asks = /^(?:现)?请(?:予)?(?:审议|予审查)|^(?:并)?请.{0,30}(?:提出|提)(?:宝贵)?意见|列席.{0,20}提(?:出|宝贵|意见)/
const closing =
  /让我们|谢谢大家|^谢谢|而(?:努力|不懈|团结|共同|接续|顽强)?.{0,6}奋斗[!！。]?$|为.{4,60}(?:努力|不懈|团结|共同)?奋斗[!！。]$/
const tail =
  /^(?:[（(【[]?(?:责任|本文|本期|执行|本版|值班|稿件)?编辑|[（(【[]?(?:记者|通讯员|作者|来源|信息来源|文章来源|责编|校对|审核|审稿|供稿|签发|发布者|发布时间|发布日期|监制)[：:】\]]|分享(?:到|至)?|上一[篇条页]|下一[篇条页]|相关(?:文章|链接|报道|阅读|新闻|信息|评论|稿件|推荐|附件|文件)|免责声明|打印|关闭(?:窗口|本页)?$|【?(?:打印|关闭|字体|我要纠错)|返回(?:顶部|首页)|扫一扫|扫码|热点(?:视频|新闻|推荐)|更多|版权|主办|承办|ICP|.{0,4}ICP备|网站(?:地图|标识)|联系(?:我们|电话)|[（(]完[)）]|附件下载|本栏|阅读排行|标签|QQ空间|新浪微博|微信)/
const part = /^.{0,24}(?:回顾|工作总结)$/

/** Where the report begins and ends in the document. */
export function frameOf({ units, lines }: Outline): Frame {
  const spoken = findOpening(units)
  const from = spoken === null ? firstProse(lines, units) : afterAsks(units, spoken)
  return { from, to: endOf(units, lines, from), opening: spoken }
}

/** The last opening in the first third: a copied summary may hold an earlier one. */
function findOpening(units: readonly OutlineUnit[]): number | null {
  const limit = Math.max(40, units.length * 0.35)
  let found: number | null = null
  for (const unit of units) {
    if (unit.index > limit) break
    if (unit.words.includes('代表') && opening.test(unit.words) && !/感谢|敬意/.test(unit.words)) found = unit.index
  }
  return found
}

function afterAsks(units: readonly OutlineUnit[], spoken: number): number {
  let next = spoken + 1
  while (next < units.length && asks.test((units[next] as OutlineUnit).words) && (units[next] as OutlineUnit).size < 60)
    next++
  return next
}

/** Without an opening: the first part title or paragraph of prose that is not the article's lead. */
function firstProse(lines: readonly OutlineLine[], units: readonly OutlineUnit[]): number {
  let salutation = -1
  for (const line of lines.slice(0, 60)) {
    const first = units[line.from] as OutlineUnit
    if (/^(?:各位代表|同志们|各位委员)/.test(first.words) && first.size <= 16 && line.to - line.from === 1) {
      salutation = line.to
      break
    }
  }
  if (salutation >= 0) return salutation
  for (const line of lines) {
    const first = units[line.from] as OutlineUnit
    if (part.test(first.core) && first.size <= 24 && !/报告/.test(first.core)) return line.from
    const long = line.to - line.from > 1 || first.size >= 36
    if (!long) {
      if (first.marker && first.marker.kind !== 'dash' && first.marker.number === 1 && first.size >= 4) return line.from
      continue
    }
    if (isLead(units, line)) continue
    return line.from
  }
  return units.length
}

/** `…电 …代表…政府向大会报告工作`: the article's first paragraph says who reports, not what. */
function isLead(units: readonly OutlineUnit[], line: OutlineLine): boolean {
  const first = (units[line.from] as OutlineUnit).words
  const last = (units[line.to - 1] as OutlineUnit).words
  return (
    (/^.{0,40}(?:讯|电)(?:[ 　（(，,]|\d|$)/.test(first) || /记者|大会|会议|开幕/.test(first.slice(0, 80))) &&
    /报告工作|工作报告|作报告|大会(?:上)?(?:作|做)/.test(first + last) &&
    line.to - line.from <= 4
  )
}

function endOf(units: readonly OutlineUnit[], lines: readonly OutlineLine[], from: number): number {
  let close = -1
  for (let index = units.length - 1; index >= from && close < 0; index--) {
    const unit = units[index] as OutlineUnit
    if (index > from + (units.length - from) * 0.25 && closing.test(unit.words) && unit.size > 2) close = index
  }
  if (close >= 0) return (lines[(units[close] as OutlineUnit).line] as OutlineLine).to
  for (const unit of units) {
    if (unit.index <= from + 3) continue
    if (unit.size <= 40 && (unit.first || unit.size <= 12) && tail.test(unit.words)) return unit.index
  }
  return units.length
}

/** Whether a line is furniture of the page it stood on. */
export function isChrome(words: string): boolean {
  return tail.test(words)
}
