/** What the times brought. */
const hardship =
  /断崖式|深陷|负增长|(?:价格|订单|收入|需求|市场)[^，,。]{0,8}(?:下跌|大跌|锐减|萎缩|低迷)|疫情[^，,。]{0,6}(?:散发|反复|肆虐)|需求收缩|供给冲击|预期转弱|(?:大战|大考|风险|挑战|困难|考验|压力|形势|矛盾|任务|环境)[^，,。]{0,6}(?:接踵|前所未有|纷至沓来|此起彼伏|交织|空前|异常|严峻|艰巨)|(?:压力|困难|挑战|风险|冲击|矛盾|问题)[^，,。]{0,12}(?:加大|增多|上升|严峻|复杂|凸显|显现|叠加|亟待|比.{0,8}[多大])|暴露出.{0,24}(?:问题|不足|短板)|跌宕|复苏乏力|持续低迷/
/** What was done about it, or how it was left behind. */
const deed =
  /我们|全[省市县区州旗镇乡]|政府|完成|实现|(?<!负)增长|推进|解决了|稳住|克服|应对|化解|达到|建成|攻坚|保持|改善|提升|战胜|扭转|摆脱|走出|止跌|转正|回[升暖]|遏制/

/** Whether a sentence tells what the year was up against, not what was done about it: `⟦原料价格上涨，下行压力加大。⟧`. */
export function tellsHardship(words: string): boolean {
  return hardship.test(words) && !deed.test(words)
}
