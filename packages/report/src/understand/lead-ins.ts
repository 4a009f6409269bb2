import { hasFigure } from './cues.ts'

/** What an article says of the report, not of the work: `⟦某某在报告中回顾了2022年工作。⟧`. */
export function tellsOfReport(words: string): boolean {
  return (
    words.length <= 48 &&
    words.includes('报告') &&
    /报告(?:中|首先|从.{1,12}方面)?[，,]?.{0,12}(?:回顾|总结)了?.{0,24}工作[^，,]{0,6}[。；]?$/.test(words) &&
    !hasFigure(words)
  )
}

/** `一年来，我们重点做了以下工作。` */
export function leadsIn(words: string): boolean {
  return (
    (words.length <= 40 &&
      /^以下[为是]|(?:做了|抓了|开展了|开展|推进了|体现在|做好)以下|以下(?:几个|[一二三四五六七八九十]+个)?(?:方面|工作)|工作(?:和成效)?(?:是|如下)?[：:]$/.test(
        words,
      ) &&
      !hasFigure(words)) ||
    leadsInAtLength(words)
  )
}

/** What stands before the lead-in of a long sentence: under whom, against what, by what guided; no work of its own. */
const circumstance =
  /^(?:(?:各位代表|[一五两三四]年来|过去(?:的)?一年|这一年|20\d\d年)$|在[^，,]+(?:下|中|上)$|面对|围绕|按照|根据|紧扣|紧紧(?:依靠|围绕)|(?:镇|县|市|区|乡|省)?(?:人民)?政府(?:一班人)?(?:紧紧)?(?:依靠|围绕|团结)|团结|依靠|坚持以|以[^，,]+为)/

/** `一年来，在…的正确领导下，镇政府紧紧依靠全镇人民，⟦主要做了以下几方面工作：⟧` */
function leadsInAtLength(words: string): boolean {
  if (!words.includes('以下')) return false
  const clauses = words.split(/[，,]/)
  const last = clauses.pop() ?? ''
  return (
    /(?:[做抓]了|开展了|推进了)以下[^，,。]{0,8}工作[：:。]$/.test(last) &&
    clauses.every((clause) => circumstance.test(clause)) &&
    !hasFigure(words)
  )
}
