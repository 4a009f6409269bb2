import type { OutlineUnit } from '../outline/outline.ts'
import { withDigits } from './day-in-words.ts'

const number = '[一二三四五六七八九十\\d]{1,3}'
const meetingPattern = new RegExp(
  `((?:[\\u4e00-\\u9fff\\d（）()，,：:—“”-]{1,60}?)?)(第?${number}届(?:[\\u4e00-\\u9fff]{0,6})?(?:全国)?(?:人民代表大会|人大)(?:常务委员会)?第?${number}次(?:全体)?会议)`,
)
const kinds =
  '特别行政区|自治区|自治州|自治县|自治旗|综合实验区|开发区|高新区|新区|林区|省|市|州|县|区|旗|盟|镇|乡|街道|苏木'
const place = new RegExp(`^([\\u4e00-\\u9fff]{2,12}?(?:${kinds})|[^全本该我各此贵两几](?:县))`)
const heads = '省长|主席|州长|市长|县长|区长|旗长|盟长|镇长|乡长'

/** The meeting as the text names it: `云岭县第十七届人民代表大会第三次会议`. */
export function findMeeting(front: readonly OutlineUnit[]): string | null {
  for (const { words } of front) {
    const [, before = '', meeting] = meetingPattern.exec(withDigits(words).replace(/[ \u3000]/g, '')) ?? []
    if (meeting) return hostOf(before) + meeting
  }
  return null
}

/**
 * Whose meeting it is, by the words before it: what says when, who and where stands before the last 在, as in
 * `2024年1月18日省长某某在⟦川江省⟧第十四届…`; empty where they name no place.
 */
function hostOf(before: string): string {
  const behind = before
    .replace(/^.*(?:\d日|\d月|\d年)(?:上午|下午|晚)?/, '')
    .replace(/^.*[，,：:（）()—“”-]/, '')
    .replace(/^.*在/, '')
    .replace(/^于(?![都田洪])/, '')
    .replace(/^(?:召开的|举行的)/, '')
  return placeAtStart(behind) === null && !/^(?:中华人民共和国|全国)/.test(behind) ? '' : behind
}

/** The place whose government reports, from the meeting, the title, or the words in which the speaker names it. */
export function findJurisdiction(
  front: readonly OutlineUnit[],
  meeting: string | null,
  title: string | null,
): string | null {
  if (meeting && /全国人民代表大会/.test(meeting)) return '国务院'
  const whole = front.map(({ words }) => withoutDays(words)).join('\n')
  if (/代表国务院|国务院总理/.test(whole)) return '国务院'
  const fromMeeting = meeting === null ? null : placeAtStart(meeting)
  if (fromMeeting) return fromMeeting
  const plain = withDigits(title ?? '')
    .replace(/[\s\u3000]/g, '')
    .replace(/^[—《“]+/, '')
    .replace(/^(?:关于)?(?:20\d\d)年?(?:度)?/, '')
  const fromTitle = placeAtStart(plain.replace(/(?:20\d\d)年.*$/, '')) ?? placeAtStart(plain)
  if (fromTitle && /工作报告/.test(plain)) return fromTitle
  const spoken = named(
    whole,
    /(?:代表|受)([\u4e00-\u9fff]{1,12}?(?:省|自治区|州|市|县|区|旗|镇|乡|街道))(?:人民)?(?:政府|办事处)/g,
  )
  if (spoken) return spoken
  const office = named(
    whole,
    new RegExp(
      `([\\u4e00-\\u9fff]{1,10}?(?:省|自治区|州|市|县|区|旗|镇|乡))(?:人民政府)?(?:代理?|常务副)?(?:${heads})`,
      'g',
    ),
  )
  return office ?? fromTitle
}

const withoutDays = (words: string): string =>
  withDigits(words).replace(/(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?(?:上午|下午|晚)?|20\d\d年/g, '，')

/** The first name of a place that a pattern's group holds. */
function named(words: string, pattern: RegExp): string | null {
  for (const [, name = ''] of words.matchAll(pattern)) {
    const found = placeAtStart(name.replace(/^.*在/, ''))
    if (found) return found
  }
  return null
}

/** Words that no name of a place contains: a match with one was cut out of a sentence. */
const noPlace =
  /会议|报告|代表|政府|人民|[届在]|[省市县区州旗镇乡]长|日(?![照喀土])|^(?:全|本|该|我|各|此)[省市县区州旗镇乡]/

function placeAtStart(words: string): string | null {
  const found = longest(words)
  return found === null || noPlace.test(found) ? null : found
}

/** `保定市清苑区第三届` → the lowest place named, with those above it. */
function longest(words: string): string | null {
  let end = 0
  for (let rest = words; ; ) {
    const found = place.exec(rest)
    if (!found || /^(?:人民|政府|第|20)/.test(rest)) break
    end += found[0].length
    rest = words.slice(end)
  }
  return end > 0 ? words.slice(0, end) : null
}
