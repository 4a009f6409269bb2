import { hanNumber } from '../outline/markers.ts'

/** How many of something a sentence says there are; null when it says nothing of the kind. */
export function statedAreas(words: string): number | null {
  const found =
    /(?:抓好|做好|抓|做|推进|落实|聚焦|突出|围绕|实施|完成)(?:以下)?(?:好)?([一二三四五六七八九十]{1,3}|\d{1,2})(?:个方面|方面|项(?:重点)?工作|项(?:重点)?任务|大(?:重点)?(?:任务|工作))(?:的)?(?:重点)?(?:工作|任务)?[：:。；，,]?/.exec(
      words,
    )
  return found?.[1] ? numberOf(found[1]) : null
}

/** `12` of `要办好12件民生实事`. */
export function statedItems(words: string): number | null {
  const found =
    /([一二三四五六七八九十]{1,3}|\d{1,3})(?:大|个)?(?:方面|[件项类个]).{0,6}(?:实事|好事|民生工程|民心工程|工程|项目|事项)/.exec(
      words,
    )
  return found?.[1] ? numberOf(found[1]) : null
}

function numberOf(words: string): number {
  return /^\d/.test(words) ? Number(words) : hanNumber(words)
}
