import { isLatin, quotedEnd } from './coined-name.ts'
import { isDigit } from './numerals.ts'
import { wordList } from './word-table.ts'

const notNoun = wordList(
  '用于 打破 大关 台阶 门槛 关口 新台阶 的大关 赴 入 通过 获 被 完成 投入 投放 投用 开通 开展 开放 建成 竣工 达 实现 较 比 居 位 列 占 均 已 正 将 在 以 由 从 向 为 和 与 及 等 进入 纳入 列入 得到 增长 下降 提高 降低 增加 减少 其中 并 分别 高于 低于 同比 左右 以上 是 有 的 至 到 （ ( 完工 投产 开工 落户 签约',
)

/** What no noun goes on with: `12条举措⟧落地见效`. */
const nounEnds = wordList(
  '通过 推行 获 被 落地 已 即将 完成 实现 启动 顺利 进展 达到 列入 入选 基本建成 全部 提前 跻身 得到 投产 开工 竣工 建成 提供 进入 入驻 启用 投用 享受 正在 位居 居全 位列 实施完 均 分别 共 累计 同比 较上年 比上年 超过 达 增长 下降 增加 减少 由 从 为 以上 左右 无一 在 向 等',
)

/** Where the noun counted ends, `at` where none follows: `2个⟦启动区⟧等`. */
export function nounBehind(text: string, at: number, limit: number): number {
  if (at >= limit || notNoun.startingAt(text, at, limit) !== undefined) return at
  const stop = Math.min(limit, at + 20)
  for (let i = at; i < stop; i++) {
    const code = text.charCodeAt(i)
    if (i > at + 1 && nounEnds.startingAt(text, i, stop) !== undefined) return i
    if (code >= 0x4e00 && code <= 0x9fff) {
      if (code === 0x7b49 && i > at) return i
      continue
    }
    if (code === 0x201c) {
      const close = quotedEnd(text, i, stop)
      if (close === i + 1) return i
      i = close - 1
      continue
    }
    if (isLatin(code) || (isDigit(code) && isLatin(text.charCodeAt(i + 1)))) continue
    return i - at < 1 ? at : i
  }
  return stop
}
