import type { Op } from '../report.ts'
import { isDigit } from './numerals.ts'
import { WordTable } from './word-table.ts'

/** What the words between a metric and its number say. */
export interface Lead {
  /** Where the metric's words end. */
  metricEnd: number
  /** The value is a growth or a fall. */
  change: boolean
  fall: boolean
  op: Op | null
  /** 力争: the value is a stretch goal. */
  stretch: boolean
  /** 分别, 均: the values, or the value, are shared out among the metrics before. */
  each: 'respectively' | 'all' | null
  /** What is compared with: `2006年`, `上年`, `全省平均水平`. */
  of: string | null
  /** A verb or a word of comparison stood before the number. */
  said: boolean
  /** 从, 由: the value is where it began. */
  from: boolean
}

type Effect =
  | 'growth'
  | 'growth-noun'
  | 'fall'
  | 'fall-noun'
  | 'to'
  | 'level'
  | 'adverb'
  | 'stretch'
  | 'respectively'
  | 'all'
  | 'stop'
  | Op

const tails = new WordTable<Effect>([
  [
    '增长 增加 提高 提升 上升 上涨 增 涨 升 扩大 攀升 递增 净增加 增收 高 高出 多 快 快于 增量 上扬 拉高 抬升 增长了',
    'growth',
  ],
  [
    '增速 增幅 涨幅 升幅 增长率 增长速度 上涨幅度 增长幅度 提高幅度 上升幅度 涨跌幅 年均增速 增势 平均增速',
    'growth-noun',
  ],
  ['下降 降低 减少 回落 下跌 缩小 压减 削减 压缩 收窄 下滑 降 减 少 低 负增长 减排 消减 核减', 'fall'],
  ['降幅 减幅 跌幅 下降率 降低率 下降幅度 降低幅度 削减率 减少幅度', 'fall-noun'],
  ['到 至', 'to'],
  [
    '达到 达 为 是 实现 完成 保持 保持在 稳定在 稳定 维持在 维持 有 在 达成 可达 可实现 高达 多达 等于 占 形成',
    'level',
  ],
  ['完成了 达到了 实现了 处于 位于 落在 定为 安排 确定为 设定为 预期为 预期 目标 目标为 不变 好于', 'level'],
  ['均为 已达 已达到 已完成 已实现 将达 将达到 突破并达到', 'level'],
  ['突破 超过 超 逾 超出 突破了 超过了 大于 高于 不止 超额完成 高达并超过', '>'],
  ['达到或超过 不低于 不少于 至少 最低 不小于 不短于 少不低于 达到或高于 不得低于 不得少于 保底 高于或等于', '>='],
  [
    '不超过 不高于 不大于 不多于 最高 至多 最多 控制在 控制到 控制为 压减到 限制在 严格控制在 控制 不得超过 不得高于 不超',
    '<=',
  ],
  ['低于 少于 小于', '<'],
  ['约 近 大约 接近 将近 约为 大致 约占 约达 约合', '~'],
  [
    '共 共计 累计 总计 合计 总共 一共 仅 只 均可 已 已经 将 要 可 能 会 再 又 也 还 就 进一步 继续 持续 总体 整体 首次 一举',
    'adverb',
  ],
  [
    '同比 环比 同口径 同口径比 可比口径 按可比口径 按同口径 按可比价 按可比价计算 按可比价格计算 按可比价格 可比价 名义 年均 平均每年',
    'adverb',
  ],
  [
    '年平均 每年 每年平均 比上年同口径 按现价计算 扣除价格因素 预计 预计可 确保 保 必须 务必 保证 全年 当年 年 计划 规划 初步 安全',
    'adverb',
  ],
  ['了 的 于 在前 也均 率先 提前 稳步 平稳 快速 大幅 同期 左右地 增长地 合理 年度 每年要 逐年 平均', 'adverb'],
  [
    '大幅度 较快 稳定地 努力 奋力 加快 推动 拉动 带动 促进 有望 有效 成功 顺利 按期 如期 上年同期 同步 一年内',
    'adverb',
  ],
  ['力争 争取 力求 冲刺 争 奋斗目标 力争达到 力保 争创 争取达到 挑战', 'stretch'],
  ['分别 依次', 'respectively'],
  ['均 都 各 全部 各自 均要 皆', 'all'],
  ['新增 净增 人均 设计 统计 指标 年增 单位 高新 最大 不少 占比 比重 存量 少年 青少 多少 降水 至今 一年', 'stop'],
  ['供给 作为 行为 基准 居高 存在 所有 拥有 国有 公有 私有 建设 人为 再增 投资完成', 'stop'],
])

/** Time words that may stand between metric and number: `2025年的`, `今年底`. */
const days = new WordTable<true>([
  [
    '年 年底 年末 年初 年内 今年 去年 上年 明年 上年末 上年底 去年底 年底前 期末 末 年前 年以来 底 月底 上半年 全年 本年',
    true,
  ],
])

/** Reads the words `[from, end)` before a number, from its side: `固定资产投资⟦力争增长⟧10%`. */
export function readLead(text: string, from: number, end: number): Lead {
  const lead: Lead = {
    metricEnd: end,
    change: false,
    fall: false,
    op: null,
    stretch: false,
    each: null,
    of: null,
    said: false,
    from: false,
  }
  let to = false
  let at = end
  for (let steps = 0; steps < 14 && at > from; steps++) {
    const code = text.charCodeAt(at - 1)
    if (code === 32 || code === 0x3000) {
      at--
      continue
    }
    const time = timeBefore(text, from, at)
    if (time < at) {
      const joint = time > from ? text.charAt(time - 1) : ''
      if (joint === '从' || joint === '由') {
        lead.from = true
        at = time - 1
        break
      }
      if ((joint === '比' || joint === '较') && !isShare(text, time - 1, from)) {
        lead.of ??= trimOf(text.slice(time, at))
        at = time - 1
        lead.said = true
        continue
      }
      lead.of ??= trimOf(text.slice(time, at))
      // 提高⟦到2025年的⟧7.4万元: a level reached, no growth
      if (joint === '到' || joint === '至') to = true
      at = joint === '到' || joint === '至' || joint === '在' ? time - 1 : time
      continue
    }
    const found = tails.endingAt(text, at, from)
    if (found === undefined) {
      const than = comparedBefore(text, from, at)
      if (than < 0) break
      lead.of ??= trimOf(text.slice(than + 1, at))
      at = than
      lead.said = true
      continue
    }
    const effect = found.means
    if (effect === 'stop') break
    const next = at - found.word.length
    switch (effect) {
      case 'growth':
        if (!to) lead.change = true
        break
      case 'growth-noun':
        // 自然增长率 is itself a rate, not the growth of one
        if (text.startsWith('自然', next - 2)) {
          lead.metricEnd = at
          return lead
        }
        lead.change = true
        break
      case 'fall':
        if (!to) lead.change = lead.fall = true
        break
      case 'fall-noun':
        lead.change = lead.fall = true
        break
      case 'to':
        to = true
        break
      case 'level':
        break
      case 'stretch':
        lead.stretch = true
        break
      case 'respectively':
        lead.each = 'respectively'
        break
      case 'all':
        lead.each ??= 'all'
        break
      case 'adverb':
        break
      default:
        lead.op ??= effect
    }
    lead.said = true
    at = next
  }
  lead.metricEnd = at
  return lead
}

/** Where the time expression that ends at `at` begins, `at` where there is none: `到⟦2025年的⟧`. */
function timeBefore(text: string, from: number, at: number): number {
  let end = at
  if (text.charAt(end - 1) === '的') end--
  const word = days.endingAt(text, end, from)
  if (word === undefined) return at
  let start = end - word.word.length
  let digits = start
  while (digits > from && start - digits < 4 && isDigit(text.charCodeAt(digits - 1))) digits--
  if (start - digits === 4) start = digits
  else if (word.word.length < 2) return at
  return start
}

/** Position of the 比 or 较 that opens the comparison ending at `at`, -1 where there is none: `⟦比全省平均水平⟧高`. */
function comparedBefore(text: string, from: number, at: number): number {
  if (!'年期平均底末初度前'.includes(text.charAt(at - 1))) return -1
  const stop = Math.max(from, at - 12)
  for (let i = at - 2; i >= stop; i--) {
    const char = text.charAt(i)
    if (char === '比' || char === '较') {
      if (isShare(text, i, from)) return -1
      return i
    }
  }
  return -1
}

/** True where the 比 at `at` belongs to 占比, 同比, 比重, 比例 … */
function isShare(text: string, at: number, from: number): boolean {
  if (at > from && '占同环对百配'.includes(text.charAt(at - 1))) return true
  return '重例率值价较'.includes(text.charAt(at + 1))
}

const trimOf = (words: string): string => (words.endsWith('的') ? words.slice(0, -1) : words)
