import type { Span } from '../source/span.ts'
import { isDigit, readArabic, readChinese } from './numerals.ts'
import { wordList } from './word-table.ts'

/** What a text says of its own parts: `重点抓好⟦八个方面⟧工作`. */
export interface StatedCount {
  readonly count: number
  /** What is counted, without the measure word: `方面`, `民生实事`. */
  readonly noun: string
  /** Number to noun. */
  readonly span: Span
}

/** Words before a number that announce what follows. */
const announcing = wordList(
  '以下 如下 下列 下面 抓好 做好 办好 突出 聚焦 围绕 抓住 重点抓好 着力抓好 做实 实施 推进 从 在 落实 抓实 办成 办实 完成 开展 打好 好 了 的 抓 年 把握 要 将 全力 继续 集中力量 力量 事关 重点 统筹 干好 努力 坚持 处理好 处理 是',
)
const nouns = wordList(
  '方面 领域 重点工作 重点任务 工作 任务 民生实事 实事 民生工程 民生项目 惠民实事 惠民工程 大事 重点 重点领域 板块 行动 工程 举措 措施 关键环节 环节 聚焦 攻坚 攻坚行动 攻坚战 项目 事项 为民实事 重大工程 专项行动 提升行动 重点方面 实事好事 好事实事 好事 惠民项目 民心工程 主要任务 突破 新突破 文章 硬仗 主要目标 目标 目标任务',
)
const classifiers = '个项件大方条类场'
const numerals = new Uint8Array(0x10000)
for (const char of '0123456789一二两三四五六七八九十') numerals[char.charCodeAt(0)] = 1

/** The counts that the unit states of the document's own parts, in order. */
export function readStatedCounts(text: string, [start, end]: Span): StatedCount[] {
  const out: StatedCount[] = []
  for (let at = start; at < end; at++) {
    if (numerals[text.charCodeAt(at)] !== 1) continue
    const arabic = isDigit(text.charCodeAt(at))
    const number = arabic ? readArabic(text, at, end) : readChinese(text, at, end)
    if (number === null) {
      while (at + 1 < end && numerals[text.charCodeAt(at + 1)] === 1) at++
      continue
    }
    const found =
      number.value > 1 && number.value <= 300 && isAnnounced(text, at, start) ? nounAt(text, number.end, end) : null
    if (found !== null) {
      out.push({ count: number.value, noun: text.slice(found.start, found.end), span: [at, found.end] })
      at = found.end - 1
    } else at = number.end - 1
  }
  return out
}

function isAnnounced(text: string, at: number, start: number): boolean {
  if (at === start || '，：:、 '.includes(text.charAt(at - 1))) return true
  return announcing.endingAt(text, at, start) !== undefined
}

function nounAt(text: string, at: number, limit: number): { start: number; end: number } | null {
  let start = at
  if (start < limit && classifiers.includes(text.charAt(start))) start++
  if (start === at) return null
  const noun = nouns.startingAt(text, start, limit)
  if (noun === undefined) return null
  let end = start + noun.word.length
  // 八个方面⟦工作⟧, 十项重点⟦任务⟧
  const more = nouns.startingAt(text, end, limit)
  if (more !== undefined && !noun.word.endsWith(more.word)) end += more.word.length
  return ends(text, end, limit) ? { start, end } : null
}

/** Only where the noun is all that is counted: not in `20个重点⟦建设项目⟧`, `30个工作⟦日⟧`. */
function ends(text: string, at: number, limit: number): boolean {
  return at >= limit || '，,；;。：:、！（() \n来上着推下为的，全开抓'.includes(text.charAt(at))
}
