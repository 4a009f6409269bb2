import { wordList } from './word-table.ts'

/** Words after which a name begins: verbs, prepositions and conjunctions of plans. */
const before = wordList(
  '由 与 和 及 向 对 在 将 从 把 为 以及 会同 联合 支持 依托 对接 引进 引入 加快 推进 推动 配合 成立 组建 位于 包括 实施 建设 改造 完成 启动 打造 维修 整治 提升 新建 改建 扩建 修建 拓宽 打通 贯通 延伸 开工 开通 抓好 做好 建成 优化 完善 规划建设 规划 持续 重点 整体 抓紧 落实 协调 推行 促进 培育 培植 扶持 做强 做优 做大 盘活 开发 利用 治理 创建 争取 力争 确保 发挥 抢抓 用好 深化 加强 强化 积极 全力 全面 高标准 高质量 高水平 深入 加大 组织 鼓励 引导 帮助 服务 保障 支撑 实现 以 让 使 给 到 至 自 是 如 等 的 其中 同时 并 进一步 继续 抓 建 办好 办 改扩建 续建 竣工 投用 了 开展 开展了 全面启动 全面完成 我市 我县 我区 全市 全县 全区 全省',
)
const walls = '，,；;。：:、（）()“”‘’《》！？!? \u3000\n—'

/**
 * Where the name that ends at `end` begins: behind a mark or a word after which names stand; -1 where none is near, for
 * then it cannot be told where the name begins.
 */
export function nameStart(text: string, end: number, from: number, longest: number): number {
  for (let start = end - 1; start >= from - 1; start--) {
    if (end - start > longest + 1) return -1
    if (start < from) return from
    if (walls.includes(text.charAt(start))) return start + 1
    // a word may stand inside a name (`和`平路): one letter at least must follow it
    if (end - start > 2 && before.endingAt(text, start + 1, from) !== undefined) return start + 1
  }
  return -1
}
