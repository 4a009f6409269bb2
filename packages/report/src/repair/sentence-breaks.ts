import type { Line } from './lines.ts'

const ends = '。！？；：…!?;:'
/** What numbers or marks a paragraph. */
const marked =
  /^(?:[一二三四五六七八九十]{1,3}[、是要]|[（(〔][一二三四五六七八九十\d]{1,3}[）)〕]|第[一二三四五六七八九十]{1,3}[，、章节部篇]|\d{1,2}[.、．](?!\d)|[①-⑳]|—|[●◆■★▲○◎·•☆◇△▼▽▶►▷➤❖✦✧✔✓✅☑※-])/
/** What no line begins with: a closing sign, a particle, a number with what it counts, how much something came to. */
const notFirst =
  /^(?:[，、。；：！？）”’》〉」』%％]|的|等(?![级高])|(?:以及|以上|以下|以内|左右)|[和与及](?!谐)|\d[\d.,]*(?:%|％|‰|[万亿千百多余]{0,3}(?:元|个|家|亩|公里|米|户|座|所|条|名|人|处|套|辆|台|吨|张|平方|立方|件|场|项|千瓦|公顷|天|位|次|间|万))|\d\.\d|(?:达到?|突破|超过?|增长|增[加至]到?|下降|提高到?|降[至到低]到?|(?:稳定|稳控|控制|保持|维持)在)\d)/
/** Words that want an object: no sentence and no heading ends with one. */
const wanting =
  /(?:新建|改建|扩建|改扩建|打通|修复|引进|培育|做强|做优|做大|加快|加大|深化|建立|健全|完善|用好|抓好|办好|围绕|依托|聚焦|鼓励|引导|支持|争取|确保|建成|打造|的|以及)$/
/** Verbs that are nouns, too, `自身⟦建设⟧`: they want an object where they stand alone or behind a word of intent. */
const bareVerb =
  /(?:^|[，。；、])(?:(?:要|将|再|拟|计划|继续|持续|大力|积极|全面|深入|重点|全年|年内|累计|已|共)*)(?:建设|改造|治理|实施|推进|推动|开展|完成|发展|落实|启动|推广|推行|举办|组织|强化|优化|提升|提高|扩大|加强|通过|抢抓|发放|配备|种植|栽植|整治|修建|铺设|开通|安装|招引|盘活|创建|创办|办理|培训|招聘|新增|增加|压减|清理)$|(?:要|将|再|拟|继续|持续|大力|积极)(?:建设|改造|治理|实施|推进|推动|开展|发展|启动|推广|推行|举办)$/

/** Whether a line holds no end at its end. */
export function isUnended(text: string, { end }: Line): boolean {
  return !ends.includes(text.charAt(end - 1))
}

/** Whether a line begins with the number or mark of a paragraph. */
export function isMarked(text: string, { start }: Line): boolean {
  return marked.test(text.slice(start, start + 8))
}

/** Whether a line can be the beginning of a paragraph. */
export function mayBegin(text: string, { start }: Line): boolean {
  return !notFirst.test(text.slice(start, start + 24))
}

/**
 * Whether a line breaks off within a sentence: it holds the signs of one behind any number of its own, and no end; or it
 * ends with a word that something must follow.
 */
export function breaksOff(text: string, line: Line): boolean {
  if (!isUnended(text, line)) return false
  const words = text.slice(line.start, line.end)
  if (/[”）》]$/.test(words)) return false
  return wantsMore(text, line) || holdsSentence(text, line)
}

/** Whether signs of a sentence stand in a line, behind any heading of it. */
export function holdsSentence(text: string, line: Line): boolean {
  return (isMarked(text, line) ? /[。；]./ : /[，。；]./).test(text.slice(line.start, line.end))
}

/** How many characters stand behind the last sign of a line. */
export function tailLength(text: string, { start, end }: Line): number {
  let at = end
  while (at > start && !'，。；：！？、'.includes(text.charAt(at - 1))) at--
  return end - at
}

/** Whether a line ends with a word that something must follow. */
export function wantsMore(text: string, { start, end }: Line): boolean {
  const words = text.slice(Math.max(start, end - 12), end)
  return wanting.test(words) || bareVerb.test(words)
}
