import { WordTable } from './word-table.ts'

/**
 * What kind of unit a word is: of a rate, of money, of measuring (length, weight, energy …), of counting things, or of
 * time, where the number is a date, a duration or a name rather than a figure.
 */
export type UnitKind = 'rate' | 'money' | 'measure' | 'count' | 'ratio' | 'time'

const kinds = new WordTable<UnitKind>([
  ['% ％ ‰ 个百分点 百分点 个千分点 个基点 个点', 'rate'],
  ['元 美元 港元 欧元 日元 人民币 元人民币 块钱', 'money'],
  ['亩 亩次 公顷 平方米 平方公里 平方千米 平方 平米 立方米 立方 方 米 公里 千米 厘米 毫米 华里 车道公里', 'measure'],
  ['吨 吨标准煤 吨标煤 标准煤 标煤 吨公里 吨级 载重吨 千克 公斤 斤 克 升 毫升 担 桶 蒸吨', 'measure'],
  ['千瓦 千瓦时 瓦 兆瓦 兆瓦时 吉瓦 度 千伏 千伏安 伏 伏安 安 卡 千卡 焦 吨油当量 油当量', 'measure'],
  ['μg ug 微克 毫克 分贝 摄氏度 当量 标箱 标准箱 个标箱 个标准箱 TEU 比特 字节 兆 核 机架', 'measure'],
  ['kW MW GW kWh km m² ㎡ km² m³ m3 kV kVA t PB TB GB EB EFLOPS PFLOPS Mbps Gbps P EFlops PFlops', 'measure'],
  [
    '个 项 家 座 所 处 台 套 辆 条 件 户 户次 名 位 人 人次 人口 人天 场 场次 次 宗 起 例 笔 栋 幢 间 张 张床 床 眼 口',
    'count',
  ],
  [
    '只 头 羽 尾 匹 株 棵 支 部 册 篇 门 种 类 批 批次 组 对 艘 架 列 车次 架次 班次 航班 块 片 面 盏 根 颗 枚 份 单',
    'count',
  ],
  [
    '台套 台次 台件 件套 件次 户家庭 公里长 标段 学位 个学位 泊位 工位 席 道 股 段 孔 穴 窝 箱 双 盒 本 幅 首 台（套） 台(套) 台/套',
    'count',
  ],
  ['倍 成 番', 'ratio'],
  ['天 小时 分钟 秒 岁 分', 'measure'],
  [
    '年 年度 年代 月 月份 日 日龄 号 号线 点 时 时代 届 期 版 级 周 周年 世纪 季度 代 个月 个季度 个年头 个工作日 工作日 个小时内 年期',
    'time',
  ],
])

const never = new Map<string, string>([
  ['人', '大民员社文才事物均'],
  ['名', '牌校录城特优家单师'],
  ['家', '庭园居'],
  ['位', '于置居列'],
  ['条', '例件'],
  ['件', ''],
  ['项', '目'],
  ['所', '有在属'],
  ['处', '理置于'],
  ['口', '岸径'],
  ['分', '别类级布之配'],
  ['面', '积对向'],
  ['度', '假'],
  ['成', '为立功都效果员'],
  ['起', '步来'],
  ['次', '序'],
  ['种', '植养'],
  ['头', '部'],
  ['对', '接'],
  ['方', '面向式'],
  ['安', '全置'],
  ['单', '位元'],
  ['核', '心'],
  ['级', ''],
  ['天', '然'],
  ['股', '份权'],
  ['支', '持撑付出'],
  ['部', '门分'],
  ['门', '诊户'],
  ['本', '地'],
  ['双', '创'],
  ['道', '路'],
  ['段', ''],
  ['场', '所馆景'],
  ['座', '谈'],
  ['组', '织'],
  ['班', ''],
  ['套', '餐'],
  ['户', '籍'],
  ['张', ''],
  ['批', '准发'],
  ['类', ''],
  ['升', '级至到'],
  ['克', '服'],
  ['首', '位'],
])

/** The unit as written, `万亩`, with the kind of its last word; an empty `unit` where the number stands bare. */
export interface UnitFound {
  readonly end: number
  readonly start: number
  readonly kind: UnitKind | null
  /** `余`, `多`, `来` before or in the unit: the number is exceeded, or about right. */
  readonly more: '' | '余' | '来'
}

const magnitudes = new WordTable<true>([['万亿 千亿 百亿 十亿 亿 千万 百万 十万 万 千 百', true]])
const inexact = new WordTable<'余' | '来'>([
  ['余 多', '余'],
  ['来', '来'],
])

/** True where a unit, or what may stand before one in it, can begin. */
export const beginsUnit = (code: number): boolean =>
  kinds.mayStart(code) || magnitudes.mayStart(code) || inexact.mayStart(code) || code === 32

/** Reads the unit at `at`, behind a number: `30.8⟦万亩⟧`, `300多⟦个⟧`, `35⟦微克/立方米⟧`. */
export function readUnit(text: string, at: number, limit: number): UnitFound {
  let position = at
  while (position < limit && text.charCodeAt(position) === 32 && position < at + 3) position++
  let more: '' | '余' | '来' = ''
  if (!beginsUnit(text.charCodeAt(position))) return { start: at, end: at, kind: null, more: '' }
  const loose = inexact.startingAt(text, position, limit)
  if (loose !== undefined) {
    more = loose.means
    position += 1
  }
  const start = position
  let unit = wordAt(text, position, limit)
  let end = position
  if (unit === undefined) {
    const magnitude = magnitudes.startingAt(text, position, limit)
    if (magnitude !== undefined) {
      end = position + magnitude.word.length
      let behind = end
      const again = inexact.startingAt(text, behind, limit)
      if (again !== undefined) {
        const after = wordAt(text, behind + 1, limit)
        if (after !== undefined) {
          more = again.means
          behind += 1
        }
      }
      unit = wordAt(text, behind, limit)
      // 多 inside the unit is no part of it, so the unit then begins behind the magnitude only in the text
      if (unit !== undefined) end = behind + unit.word.length
    }
  } else end = position + unit.word.length
  if (unit === undefined) {
    if (end === start) return { start: at, end: at, kind: null, more: '' }
    return { start, end, kind: 'measure', more }
  }
  const over = text.charAt(end)
  if (over === '/' || over === '／' || over === '每') {
    const per = wordAt(text, end + 1, limit) ?? magnitudes.startingAt(text, end + 1, limit)
    if (per !== undefined) {
      let last = end + 1 + per.word.length
      if (per.means === true) last += wordAt(text, last, limit)?.word.length ?? 0
      return { start, end: last, kind: 'measure', more }
    }
  }
  return { start, end, kind: unit.means, more }
}

function wordAt(text: string, at: number, limit: number) {
  const found = kinds.startingAt(text, at, limit)
  if (found === undefined) return undefined
  const behind = never.get(found.word)
  if (behind !== undefined && at + found.word.length < limit && behind.includes(text.charAt(at + found.word.length)))
    return undefined
  return found
}
