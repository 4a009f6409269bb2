/**
 * Where a part's title ends that was run into the sentence behind it without any mark, as text copied from a page loses
 * its line breaks: `⟦三、2023年工作安排⟧各位代表，2023年是…`; -1 where there is no such thing.
 */
export function gluedTitleEnd(words: string): number {
  if (words.length < 16) return -1
  const found = pattern.exec(words)
  return (found?.[1] ?? found?.[2] ?? selfTitle.exec(words)?.[1])?.length ?? -1
}

/** A title on the government itself with the first words of its text: `⟦建设人民满意政府⟧严格执行…`. */
const selfTitle =
  /^([^，。；：！？]{0,20}?(?:(?:自身|作风|效能)建设|(?:满意|有为|服务型|法治|廉洁|效能|责任|创新|诚信|阳光|数字|实干|一流)(?:的)?政府))(?=坚持|加强|严格|持续|全面|深入|始终|切实|牢固|推进|强化|我们|树牢|旗帜鲜明|认真|严守|履行|恪守|提升|深化|锤炼|践行|依法|严肃|坚定|大力|自觉)/

const pattern =
  /^([^，。；：！？]{0,30}?(?:回顾|总结|安排|部署|任务|重点工作|主要工作|目标|要求|打算|思路|建设|计划))[ \u3000]*(?:各位代表[，！：]|(?:20\d\d年|过去(?:的)?[一五]年|刚刚过去的|[一五]年来|今年|今后五年|未来五年|新的一年|“十[一二三四五]*五”时期)(?:是|，|来，|我们|，我们|以来，|，面对)|展望|做好今年|总的要求|打铁|我们)|^([^。；：！？]{6,36}?)(?=新形势[、，]新任务|打铁[还必需须]|各位代表[，！：]|20\d\d年是)/
