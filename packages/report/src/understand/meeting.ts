import type { OutlineUnit } from '../outline/outline.ts'

const number = '[一二三四五六七八九十\\d]{1,3}'
const meetingPattern = new RegExp(
  `((?:[\\u4e00-\\u9fff]{2,24}?)?第?${number}届(?:[\\u4e00-\\u9fff]{0,6})?(?:全国)?(?:人民代表大会|人大)(?:常务委员会)?第?${number}次(?:全体)?会议)`,
)
const place =
  /([\u4e00-\u9fff]{2,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|综合实验区|开发区|高新区|新区|林区|省|市|州|县|区|旗|盟|镇|乡|街道|苏木))/

/** The meeting as the text names it: `云岭县第十七届人民代表大会第三次会议`. */
export function findMeeting(front: readonly OutlineUnit[]): string | null {
  for (const { words } of front) {
    const found = meetingPattern.exec(words.replace(/[ \u3000]/g, ''))?.[1]
    if (found) return found.replace(/^.*?(?:\d日(?:上午|下午)?[，,]?|年在|日在|^在|于|[，,])/, '')
  }
  return null
}

/** The place whose government reports, from the meeting, the title, or the words in which the speaker names it. */
export function findJurisdiction(
  front: readonly OutlineUnit[],
  meeting: string | null,
  title: string | null,
): string | null {
  if (meeting && /全国人民代表大会/.test(meeting)) return '国务院'
  const whole = front.map(({ words }) => words).join('\n')
  if (/代表国务院|国务院总理/.test(whole)) return '国务院'
  const fromMeeting = meeting === null ? null : placeAtStart(meeting)
  if (fromMeeting) return fromMeeting
  const plain = (title ?? '').replace(/[\s\u3000]/g, '').replace(/^(?:关于)?(?:20\d\d)年?/, '')
  const fromTitle = placeAtStart(plain.replace(/(?:20\d\d)年.*$/, '')) ?? placeAtStart(plain)
  if (fromTitle && /工作报告/.test(plain)) return fromTitle
  const spoken = /(?:代表|受)([\u4e00-\u9fff]{2,12}?(?:省|自治区|州|市|县|区|旗|镇|乡))(?:人民)?政府/.exec(whole)?.[1]
  if (spoken && spoken.length > 1) return spoken
  const office =
    /([\u4e00-\u9fff]{2,10}?(?:省|自治区|州|市|县|区|旗|镇|乡))(?:人民政府)?(?:代)?(?:省长|主席|州长|市长|县长|区长|旗长|镇长|乡长)/.exec(
      whole,
    )?.[1]
  return office ?? fromTitle
}

function placeAtStart(words: string): string | null {
  const found = place.exec(words)
  if (!found || found.index > 0) return null
  return longest(words)
}

/** `保定市清苑区第三届` → the lowest place named, with those above it. */
function longest(words: string): string | null {
  let end = 0
  for (let rest = words; ; ) {
    const found = place.exec(rest)
    if (!found || found.index > 0 || /^(?:人民|政府|第|20)/.test(rest)) break
    end += found[0].length
    rest = words.slice(end)
  }
  return end > 0 ? words.slice(0, end) : null
}
