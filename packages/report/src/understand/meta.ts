import type { Outline, OutlineUnit } from '../outline/outline.ts'
import type { Meta } from '../report.ts'
import { withDigits } from './day-in-words.ts'
import type { Frame } from './frame.ts'
import { levelIn } from './level.ts'
import { findJurisdiction, findMeeting } from './meeting.ts'
import { findSpeaker } from './speaker.ts'

/** What the lines before (and the chrome around) the report say of it; `given` is what the file says beside its text. */
export function readMeta(
  outline: Outline,
  frame: Frame,
  planYear: number,
  reviewYear: number,
  given: Partial<Meta>,
): Meta {
  const front = outline.units.slice(0, frame.from)
  const title = given.title ?? findTitle(front)
  const meeting = given.meeting ?? findMeeting(front)
  const published = given.published ?? findPublished(front)
  const jurisdiction = given.jurisdiction ?? findJurisdiction(front, meeting, title)
  const { speaker, office } = findSpeaker(front)
  return {
    title,
    jurisdiction,
    level: given.level ?? (jurisdiction === null ? null : levelIn(outline.text, jurisdiction)),
    planYear: planYear || given.planYear || null,
    reviewYear: reviewYear || given.reviewYear || null,
    meeting,
    date: given.date ?? findDay(front, published, planYear),
    speaker: given.speaker ?? speaker,
    office: given.office ?? office,
    outlet: given.outlet ?? findOutlet(front),
    published,
  }
}

const notTitle =
  /[。：:>]|来源|首页|链接|^.{2,16}(?:省|市|县|区|州|旗|镇|乡)长(?:\s|$)|时间|^(?:——)?20\d\d年\d+月|(?:会议|大会)上/

/** A title that the text runs on behind, in one line. */
const gluedTitle = /^([\u4e00-\u9fff\d]{0,20}?政府(?:20\d\d年)?工作报告)[\s\u3000]*(?:[（(—-]|各位|现在|20\d\d年\d)/

/** The fullest of the first lines that name the report; else the first line of an article. */
export function findTitle(front: readonly OutlineUnit[]): string | null {
  let best: string | null = null
  for (const { words, size, first } of front) {
    if (size > 44 || !first) continue
    const plain = words.replace(/^(?:标题|题名|名称)[：:]\s*/, '')
    const named = /工\s*作\s*报\s*告/.test(plain) && !/[。；，]|我.*代表|当前位置|首页|相关/.test(plain)
    if (named && plain.length > (best?.length ?? 0) + 2 && !(best && /20\d\d/.test(best))) best = plain
  }
  if (best) return best
  const glued = gluedTitle.exec(front[0]?.words ?? '')?.[1]
  if (glued) return glued
  const head = front.find(({ first, size, words }) => first && size >= 6 && size <= 44 && !notTitle.test(words))
  return head && !/^各位/.test(head.words) ? head.words : null
}

function findOutlet(front: readonly OutlineUnit[]): string | null {
  for (const { words } of front) {
    const found = /(?:信息来源|文章来源|稿件来源|来源)[：: \u3000]*([^\s：:，,。；|]{2,20})/.exec(words)
    if (found?.[1] && !/^(?:URL|http|未知|本站)/i.test(found[1])) return found[1]
  }
  for (const { words } of front) {
    const found =
      /^[（(]?([\u4e00-\u9fff]{2,10}?(?:社|网|日报|晚报|时报))[\u4e00-\u9fff]{0,8}?\d{0,4}年?\d{1,2}月\d{1,2}日(?:电|讯)/.exec(
        words,
      )
    if (found?.[1]) return found[1]
  }
  return null
}

function findPublished(front: readonly OutlineUnit[]): string | null {
  for (const [i, { words }] of front.entries()) {
    if (isMeetingDay(front, i)) continue
    const labelled = /(?:时间|日期|发布|发表|编辑)[^\d]{0,8}(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(words)
    const alone = /^(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?(?:\s|$)/.exec(words)
    const found = labelled ?? alone
    if (found && !/会议|大会/.test(words)) return day(found[1], found[2], found[3])
  }
  return null
}

/** A day alone on a line beside the report's title, meeting or speaker is the day it was given. */
function isMeetingDay(front: readonly OutlineUnit[], index: number): boolean {
  const words = withDigits(front[index]?.words ?? '')
  const inFull = /^[（(—-]*20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[)）]?$/.test(words)
  // in digits alone it may be the page's own; below a speaker or a meeting it is theirs
  const inDigits = /^[（(]?20\d\d[./-]\d{1,2}[./-]\d{1,2}[)）]?$/.test(words)
  if (!inFull && !inDigits) return false
  const around = inFull ? [front[index - 1], front[index + 1]] : [front[index - 1]]
  return around.some(
    (beside) =>
      beside !== undefined &&
      !(inDigits && /工\s*作\s*报\s*告$/.test(beside.words)) &&
      /工\s*作\s*报\s*告$|(?:会议|大会)上?[)）]?$|(?:省长|市长|县长|区长|州长|旗长|盟长|镇长|乡长|主席|主任)(?:[\s\u3000]|$)/.test(
        beside.words,
      ),
  )
}

/** The day of the meeting: `⟦2026年2月2日⟧在…会议上`; in an article the year comes from the day it was published. */
function findDay(front: readonly OutlineUnit[], published: string | null, planYear: number): string | null {
  for (const { words } of front) {
    const full = /(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日.{0,24}(?:在|于|，|,).{0,40}(?:会议|大会)/.exec(
      withDigits(words),
    )
    if (full) return day(full[1], full[2], full[3])
  }
  for (const [i, { words }] of front.entries()) {
    const alone = /^[（(—-]*\s*(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?\s*[)）]?$/.exec(
      withDigits(words),
    )
    if (alone && (/[)）]$/.test(words) || isMeetingDay(front, i))) return day(alone[1], alone[2], alone[3])
  }
  const year = published?.slice(0, 4) ?? (planYear ? String(planYear) : null)
  if (year === null) return null
  for (const { words } of front) {
    const short = /(\d{1,2})月(\d{1,2})日(?:上午|下午|晚)?[^电讯].{0,50}(?:会议|大会|开幕)/.exec(
      words.replace(/^.{0,24}\d{1,2}月\d{1,2}日(?:电|讯)/, ''),
    )
    if (short) return day(year, short[1], short[2])
  }
  return null
}

function day(year = '', month = '', date = ''): string | null {
  const [m, d] = [Number(month), Number(date)]
  return m >= 1 && m <= 12 && d >= 1 && d <= 31
    ? `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
    : null
}
