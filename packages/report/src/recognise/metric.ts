import { isDigit } from './numerals.ts'
import { WordTable, wordList } from './word-table.ts'

/** The most characters of a metric; words further from their number belong to something else. */
const longest = 120

const openings = wordList(
  '全年 今年 本年 当年 去年 上年 明年 预计 预期 初步统计 据初步统计 全市 全县 全区 全省 全州 全旗 全镇 全乡 全国 全盟 我市 我县 我区 我省 我州 我旗 我镇 我乡 我国',
  '力争 争取 确保 努力 实现 完成 推动 促进 其中 同时 并且 而且 且 另外 此外 以及 及 和 与 、 累计 保持 的 全面 大力 年 末 底 年末 年底 年内 底前 末前 年底前 月底前 年末前 春节前 国庆节前 国庆前 中秋节前 汛期前 入汛前 主汛期前 供暖季前 采暖季前 入冬前 五一前 到 至 截至 截止',
  '上半年 下半年 前三季度 一季度 二季度 三季度 四季度 五年来 一年来 过去一年 过去五年 期间 时期 共 共计 已 要 将 使 让 按 对 ， , 。 在 还 又 也 先后 分别 各类 新建成 提前 改造提升 提升改造 改造升级 提质改造',
  '建成 新建 改建 扩建 新改建 新改扩建 改扩建 培育 新培育 引进 招引 签约 落实 到位 筹集 打造 创建 开工 开工建设 推进 实施 组织 开展 举办 改造 整治 建设 全市的 辖区 全市累计 年均 同比 预期目标',
)
/** A word of `openings` followed by one of these belongs to another word: 完成率, 实现利润 is none. */
const notBehind = new Map([
  ['完成', '率量额值度'],
  ['实现', '率'],
  ['到', '位达'],
  ['和', '谐平'],
  ['年', '均轻度产人龄'],
  ['共', '同享建有产青'],
  ['使', '用'],
  ['与', ''],
  ['要', '素'],
  ['已', ''],
  ['按', '揭照'],
  ['对', '外口接'],
  ['在', '校职岗库建册外'],
  ['全面', '建'],
  ['将', '军'],
  ['让', '利'],
  ['底', ''],
  ['末', ''],
  ['建设', '用项'],
  ['改造', '率'],
  ['改造提升', '工项行'],
  ['提升改造', '工项行'],
  ['改造升级', '工项行'],
  ['提质改造', '工项行'],
  ['引进', ''],
  ['落实', '率'],
  ['到位', '率资'],
  ['且', ''],
])
/** Nouns a metric ends with; a list is cut behind them. */
const heads = new WordTable<true>([
  [
    '收入 总值 GDP 投资 增加值 总产值 产值 产量 总产量 面积 总额 率 能耗 电耗 水耗 消耗 强度 浓度 指数 比例 比重 占比 人数 人口 就业 资金 外资 内资 利润 税收 利税 价格',
    true,
  ],
  [
    '进出口 出口 进口 支出 贷款 存款 余额 经费 投入 水平 天数 规模 装机 容量 人次 平均浓度 总量 用量 排放量 排放总量 需氧量 氨氮 二氧化硫 氮氧化物 氧化物 成交额 交易额 销售额 零售额 签约额',
    true,
  ],
  [
    '涨幅 增幅 增速 降幅 指标 满意度 贡献度 深度 密度 纯收入 可支配收入 量 额 值 数 质量 缴费 用电 消费 一产 二产 三产 第一产业 第二产业 第三产业 保费 房价 成本 实绩 业务收入 预算收入',
    true,
  ],
])
/** Nouns of which a sentence says that its subject reaches them: 工业⟦实现增加值⟧. */
const objects = wordList(
  '增加值 总产值 产值 利润 利润总额 利税 税收 营业收入 销售收入 主营业务收入 收入 总收入 税金 出口 交易额 销售额 零售额 成交额 产量 进出口额 进出口总额 出口额 营收 纳税 旅游收入 综合收入',
)
const verbs = wordList('实现 完成 创造 创 创下 达成 取得')
const goal = wordList('目标是 目标为 目标建议为 目标建议是 目标确定为 目标定为 目标预期为 建议为 安排为')

/** The words `[from, end)` without what leads up to them: `⟦全年力争实现⟧地区生产总值`; empty where nothing names a metric. */
export function metricStart(text: string, from: number, end: number): number {
  let at = Math.max(from, end - longest)
  for (let steps = 0; steps < 12 && at < end; steps++) {
    const code = text.charCodeAt(at)
    if (code === 32 || code === 9 || code === 0x3000 || code === 0x2014) {
      at++
      continue
    }
    const year = yearAt(text, at, end)
    if (year > at) {
      at = year
      continue
    }
    const item = itemAt(text, at, end)
    if (item > at) {
      at = item
      continue
    }
    if (code === 0x201c) {
      // “十四五”期间
      const close = at + text.slice(at, at + 8).indexOf('”') + 1
      const span = close > at ? text.slice(close, close + 2) : ''
      if (span === '期间' || span === '时期') {
        at = Math.min(end, close + 2)
        continue
      }
    }
    const found = openings.startingAt(text, at, end)
    if (found === undefined) break
    const next = at + found.word.length
    if (next < end && notBehind.get(found.word)?.includes(text.charAt(next))) break
    // a bare verb may be all there is: 投入5亿元
    if (end - next === 1) break
    at = next
  }
  const charge = inCharge(text, at, end)
  return charge > at ? metricStart(text, charge, end) : at
}

/** Behind the office that is to do it: `市水利局牵头⟧建设泵站`; `at` where none is named. */
function inCharge(text: string, at: number, end: number): number {
  const stop = Math.min(end - 2, at + 16)
  for (let i = at + 2; i < stop; i++) {
    const leads = text.startsWith('牵头', i) || (text.startsWith('负责', i) && text.charAt(i + 2) !== '人')
    if (!leads) continue
    return '局委办厅部会室院'.includes(text.charAt(i - 1)) ? i + 2 : at
  }
  return at
}

/** Behind `九是`, `一要`, `3.`, `3、`, `③`, `（三）` where an item of a list begins at `at`. */
function itemAt(text: string, at: number, end: number): number {
  let i = at
  const code = text.charCodeAt(at)
  if (code >= 0x2460 && code <= 0x2473) return at + 1
  if (code === 0xff08 || code === 40) {
    while (++i < end && i < at + 4 && '一二三四五六七八九十0123456789'.includes(text.charAt(i)));
    return i > at + 1 && i < end && '）)'.includes(text.charAt(i)) ? i + 1 : at
  }
  while (i < end && i < at + 3 && '一二三四五六七八九十'.includes(text.charAt(i))) i++
  if (i === at) {
    while (i < end && i < at + 2 && isDigit(text.charCodeAt(i))) i++
    return i > at && i < end && '.．、'.includes(text.charAt(i)) ? i + 1 : at
  }
  if (i >= end || !'是要'.includes(text.charAt(i))) return at
  return text.charAt(i + 1) === '为' || text.charAt(i + 1) === '在' ? i + 2 : i + 1
}

/** Behind `2025年`, `2021-2025年`, `1-10月` and the like where they begin at `at`. */
function yearAt(text: string, at: number, end: number): number {
  let i = at
  while (i < end && i < at + 9 && (isDigit(text.charCodeAt(i)) || '-—–至~'.includes(text.charAt(i)))) i++
  if (i === at || i >= end || !isDigit(text.charCodeAt(at))) return at
  const unit = text.charAt(i)
  if (unit === '年') return i + 1
  // 6月20日前
  if (unit === '日' && text.charAt(at - 1) === '月') return text.charAt(i + 1) === '前' ? i + 2 : i + 1
  return unit === '月' ? i + 1 : at
}

/** One metric in its words: brackets taken out, the verb between a subject and what it reaches left out. */
export function metricText(text: string, from: number, end: number): string {
  let words = text.slice(from, end)
  if (!isCompound(words)) return words
  const said = goalEnd(words)
  if (said > 0) words = words.slice(metricStart(words, said, words.length))
  if (words.includes('（') || words.includes('(')) words = words.replace(/[（(][^（）()]{0,30}[）)]/g, '')
  const less = words.search(/剔除|扣除|还原/)
  return withoutVerb((less > 2 ? words.slice(0, less) : words).trim())
}

/** True where the words hold a letter of what {@link metricText} takes out; most metrics do not. */
function isCompound(words: string): boolean {
  for (let i = 0; i < words.length; i++) if (compounds[words.charCodeAt(i)] === 1) return true
  return false
}

const compounds = new Uint8Array(0x10000)
for (const char of ' \u3000目议（(剔扣还现成造得') compounds[char.charCodeAt(0)] = 1

function goalEnd(words: string): number {
  const at = words.lastIndexOf('目标')
  const advice = at < 0 ? words.indexOf('建议为') : at
  if (advice < 0) return 0
  const found = goal.startingAt(words, advice, words.length)
  return found === undefined ? 0 : advice + found.word.length
}

/** `规模以上工业⟦实现⟧增加值` → `规模以上工业增加值`; `我市引进⟦…⟧` keeps what stands behind the verb. */
function withoutVerb(words: string): string {
  for (const verb of ['实现', '完成', '创造', '取得']) {
    const at = words.lastIndexOf(verb)
    if (at < 0) continue
    const behind = at + verb.length
    if (behind === words.length) return words.slice(0, at)
    const object = objects.startingAt(words, behind, words.length)
    if (object !== undefined && behind + object.word.length === words.length) {
      return words.slice(metricStart(words, 0, at), at) + words.slice(behind)
    }
    if (at === 0 || verbs.startingAt(words, at, words.length) === undefined) continue
    if (words.length - behind >= 4 && !'率量额'.includes(words.charAt(behind))) return words.slice(behind)
  }
  return words
}

/** Where the last metric noun of `words` ends, 0 where there is none: `固定资产投资⟧再创新高`. */
export function lastHeadEnd(words: string): number {
  for (let end = words.length; end > 1; end--) if (heads.endingAt(words, end, 0) !== undefined) return end
  return 0
}

/** True where the words end with a noun that names a metric. */
export const endsWithHead = (words: string): boolean => heads.endingAt(words, words.length, 0) !== undefined

/** The noun a metric ends with, empty where it has none. */
export const headOf = (words: string): string => heads.endingAt(words, words.length, 0)?.word ?? ''
