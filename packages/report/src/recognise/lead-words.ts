import type { Op } from '../report.ts'
import { WordTable } from './word-table.ts'

/** What a word between a metric and its number does. `stop`: it belongs to the metric, though a word of the table ends it. */
export type Effect =
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
  | 'from'
  | Op

/** Words between metric and number, told by their end. */
export const leadWords = new WordTable<Effect>([
  [
    '增长 增加 提高 提升 上升 上涨 增 涨 升 扩大 攀升 改善 递增 净增加 增收 高 高出 多 翻 快 快于 增量 上扬 拉高 抬升 增长了',
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
  ['均为 已达 已达到 已完成 已实现 将达 将达到 突破并达到 迈上 迈过 跨上 站上 跃上 跨过 踏上', 'level'],
  ['突破 超过 超 逾 超出 突破了 超过了 大于 高于 不止 超额完成 高达并超过', '>'],
  ['达到或超过 不低于 不少于 至少 最低 不小于 不短于 少不低于 达到或高于 不得低于 不得少于 保底 高于或等于', '>='],
  [
    '不超过 不高于 不大于 不多于 最高 至多 最多 控制在 控制到 控制为 压减到 限制在 严格控制在 控制 不得超过 不得高于 不超',
    '<=',
  ],
  ['低于 少于 小于', '<'],
  ['约 近 大约 接近 将近 约为 大致 约占 约达 约合', '~'],
  ['达到或优于 优于 达到或好于 稳定达到或优于', '>='],
  [
    '共 共计 累计 总计 合计 总共 一共 仅 只 均可 已 已经 将 要 再 又 也 还 就 进一步 继续 持续 总体 整体 首次 一举',
    'adverb',
  ],
  [
    '同比 环比 可比 实际 同口径 同口径比 可比口径 按可比口径 按同口径 按可比价 按可比价计算 按可比价格计算 按可比价格 可比价 名义 年均 平均每年',
    'adverb',
  ],
  [
    '年平均 每年 每年平均 比上年同口径 按现价计算 扣除价格因素 预计 预计可 确保 保 必须 务必 保证 全年 当年 年 计划 规划 初步',
    'adverb',
  ],
  [
    '了 的 在前 也均 率先 提前 高质量 高标准 阶段性 圆满 全面 基本 超额 高效 逐步 稳步 平稳 快速 大幅 同期 左右地 增长地 合理 年度 每年要 逐年 平均',
    'adverb',
  ],
  [
    '大幅度 较快 稳定地 努力 奋力 加快 推动 拉动 带动 促进 有望 有效 成功 顺利 按期 如期 上年同期 同步 一年内',
    'adverb',
  ],
  ['从 由', 'from'],
  ['力争 争取 力求 冲刺 争 奋斗目标 力争达到 力保 争创 争取达到 挑战', 'stretch'],
  ['分别 依次', 'respectively'],
  ['均 都 各 全部 各自 均要 皆', 'all'],
  ['新增 净增 人均 设计 统计 指标 年增 单位 高新 最大 不少 占比 比重 存量 少年 青少 多少 降水 至今 一年', 'stop'],
  ['供给 作为 行为 基准 居高 存在 所有 拥有 国有 公有 私有 建设 人为 再增 投资完成', 'stop'],
])

/** Time words that may stand between metric and number: `2025年的`, `今年底`. */
export const timeWords = new WordTable<true>([
  [
    '年 年底 年末 年初 年内 今年 去年 上年 明年 上年末 上年底 去年底 年底前 期末 末 年前 年以来 时期 期间 底 月底 上半年 全年 本年',
    true,
  ],
])

/** Words that open a comparison: `⟦高于⟧全省平均水平1个百分点`. */
export const comparing = new WordTable<Op>([
  ['高于 快于 优于 好于 大于 多于 高出', '>'],
  ['低于 小于 少于 慢于', '<'],
  ['不低于 不少于 不慢于', '>='],
  ['不高于 不大于', '<='],
])
