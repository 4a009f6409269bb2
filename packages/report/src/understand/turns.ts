import { at } from '../outline/at.ts'
import { hanNumber } from '../outline/markers.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { withoutSpeaker } from './cues.ts'
import { linesIn } from './lines-in.ts'
import { opensLivelihood } from './livelihood.ts'
import type { Part } from './part.ts'
import { statesYearsTargets } from './part-content.ts'
import { isTitleShaped } from './title-shape.ts'

const ahead =
  /^(?:各位代表[，,！!：:])?(?:今年|新的一年|20\d\d年|[二2][〇○零0][一二三四五六七八九〇○零0-9]{2}年)?[，,]?.{0,24}(?:做好(?:今年|20\d\d年|新的?一年|明年)|(?:今年|20\d\d年|新的一年)(?:的)?(?:政府|经济社会发展|全[省市县区镇乡])?(?:的)?(?:主要|重点|总体)?(?:工作|任务|目标|预期目标)(?:的?(?:总体)?(?:要求|思路|安排|重点|任务|目标|指导思想))?(?:是|为|：|:)|重点(?:抓好|做好|聚焦)|将(?:重点|着力|突出|紧紧|鲜明|围绕|聚焦|深入|全力|坚持|继续))/
const lead =
  /(?:着力|重点|切实|扎实|全力|突出|集中)?(?:做好|抓好|推进|落实)(?:以下)?(?:[一二三四五六七八九十\d]+个?)(?:方面|项|大)(?:的)?(?:重点)?(?:工作|任务)[：:]$/
const guided = /^(?:各位代表[，,！!：:])?(?:今年|20\d\d年|新的一年).{0,14}(?:总体要求|总的要求|指导思想|总体思路)/
const aims = /(?:预期|奋斗|发展|工作)目标.{0,14}(?:是|为|：|:)/
const yearStart = /^(?:各位代表[，,！!：:])?(?:今年|新的一年|(20\d\d)年)(?:[，,]|是|将|要|的?工作)/
/** A question that the plan answers: `⟦今年工作怎么干？⟧`. */
const asksHow =
  /^(?:各位代表[，,！!：:])?(?:今年|新的一年|20\d\d年)[^，。！]{0,14}(?:怎么|如何|怎样|什么)[^，。！]{0,8}[？?]$/
const plansSomething = /将|要|力争|确保|推进|目标|总体要求|关键|开局|之年|谋划/

/** The parts with the plan found by its first sentence, where no title says where it begins. */
export function findTurns(outline: Outline, parts: readonly Part[], planYear: number): Part[] {
  if (parts.some(({ kind }) => kind === 'plan' || kind === 'general')) return [...parts]
  const long = parts.some(({ kind }) => kind === 'outlook') ? parts : splitOutlook(outline, parts, planYear)
  const outlook = long.some(({ kind }) => kind === 'outlook')
  const out: Part[] = []
  let turned = false
  for (const part of long) {
    const turn = (outlook ? part.kind === 'outlook' : turns(part)) ? findTurn(outline, part, planYear) : null
    if (turn === null || turned) {
      out.push(part)
      continue
    }
    turned = true
    if (turn > part.from) out.push({ ...part, to: turn })
    out.push({ kind: 'plan', title: null, from: turn, to: part.to })
  }
  return out
}

const longStart =
  /^(?:各位代表[，,！!：:])?(?:(?:展望|谈到|着眼)(?:未来|今后|“?十[一二三四五]+五)|(?:今后|未来)[五三几]年|“?十[一二三四五]+五”?(?:时期|期间)?(?:是|，|发展的))/

/** The part in which a sentence about the coming years turns from the past to them, cut there: an outlook without a title. */
function splitOutlook({ units }: Outline, parts: readonly Part[], planYear: number): Part[] {
  const place = parts.findLastIndex(turns)
  const last = parts[place]
  if (!last) return [...parts]
  for (let index = last.from + 1; index < last.to; index++) {
    const { first, words } = at(units, index)
    if (!first || !longStart.test(words) || isPast(words, planYear)) continue
    if (!/关键|机遇|目标|思路|指导思想|蓝图|要|将/.test(words) || index < last.from + (last.to - last.from) * 0.12)
      continue
    const outlook: Part = { kind: 'outlook', title: null, from: index, to: last.to }
    return [...parts.slice(0, place), { ...last, to: index }, outlook, ...parts.slice(place + 1)]
  }
  return [...parts]
}

/**
 * A review that already states the targets of the year planned, cut where it turns to that year: at the paragraph of the targets, or at
 * the one before that says what the year is. The tasks stand in a part of their own.
 */
export function splitForward(outline: Outline, part: Part, planYear: number): Part[] {
  if (part.kind !== 'review' && part.kind !== 'problems') return [part]
  const { units, lines } = outline
  for (let index = part.from + 1; index < part.to; index++) {
    if (!statesYearsTargets(at(units, index)) || isPast(at(units, index).words, planYear)) continue
    const line = at(lines, at(units, index).line)
    const year = startOfYear(outline, at(units, index), planYear)
    const from = year < 0 ? line.from : year
    if (from <= part.from) return [part]
    return [
      { ...part, to: from },
      { kind: 'general', title: null, from, to: part.to },
    ]
  }
  return [part]
}

function startsYear(words: string, planYear: number): boolean {
  const year = Number(/^(?:各位代表[，,！!：:])?(20\d\d)年/.exec(words)?.[1] ?? 0)
  return year === planYear || /^(?:今年|新的一年)/.test(words)
}

const period =
  /^(?:各位代表[，,！!：:])?(?:“?十([一二三四五六])?五”?(?:时期|期间|以来)|(过去五年|这五年|五年来)|(?:今后|未来)[五三几]年|展望)/

/** Whether a paragraph begins with years that are over before the plan's; null when it begins with none. */
function looksBack(words: string, planYear: number): boolean | null {
  const found = period.exec(words)
  if (!found) return null
  if (found[2] || !words.includes('十')) return found[2] !== undefined
  return planYear > 0 && 2005 + 5 * (found[1] ? hanNumber(found[1]) : 0) < planYear
}

/** An outlook that first looks back, `“十三五”时期，我们…取得…`, in its parts: what is before that, the past, what is ahead. */
export function splitBackward({ units, lines }: Outline, part: Part, planYear: number): Part[] {
  if (part.kind !== 'outlook') return [part]
  let back = -1
  let to = part.to
  for (const line of linesIn({ units, lines }, part.from, part.to)) {
    if (line.from < part.from || line.from >= part.to) continue
    const past = looksBack(at(units, line.from).core, planYear)
    if (back < 0 && past) back = line.from
    else if (back >= 0 && past === false) {
      to = line.from
      break
    }
  }
  if (back < 0) return [part]
  const before: Part[] = back > part.from ? [{ ...part, to: back }] : []
  const after: Part[] = to < part.to ? [{ kind: 'outlook', title: null, from: to, to: part.to }] : []
  return [...before, { kind: 'review', title: null, from: back, to }, ...after]
}

function turns({ kind }: Part): boolean {
  return kind === 'review' || kind === 'problems' || kind === 'experience' || kind === 'outlook'
}

function findTurn(outline: Outline, part: Part, planYear: number): number | null {
  const { units, lines } = outline
  for (let index = part.from; index < part.to; index++) {
    const unit = at(units, index)
    const inLine = lines[unit.line]
    const year = statesYearsTargets(unit) ? startOfYear(outline, unit, planYear) : -1
    if (year >= part.from) return titled(outline, part, year)
    if (!unit.first && (inLine?.to ?? 0) - (inLine?.from ?? 0) < 12) continue
    const words = withoutSpeaker(unit.words)
    if (
      isPast(words, planYear) ||
      /^(?:对此|这些|针对)/.test(words) ||
      (part.kind === 'outlook' && namesOtherYear(words, planYear))
    )
      continue
    if (ahead.test(words) || lead.test(words) || guided.test(words) || aims.test(words)) return index
    if ((yearStart.test(words) && plansSomething.test(words)) || asksHow.test(words)) return index
    if (/今年|本年|20\d\d年/.test(words) && opensLivelihood(unit)) return index
  }
  return null
}

/** Where the paragraph begins that says what the year planned is: that of the targets, or the one above; -1 where neither does. */
function startOfYear({ units, lines }: Outline, unit: OutlineUnit, planYear: number): number {
  const own = at(lines, unit.line)
  if (startsYear(unit.words, planYear)) return own.from
  for (const line of [own, lines[own.index - 1]]) {
    const words = line && at(units, line.from).words
    if (line && words && startsYear(words, planYear) && !isPast(words, planYear)) return line.from
  }
  return -1
}

/** The line above a paragraph where it is a title of one line, `⟦开局这一年⟧`, else the paragraph itself. */
function titled({ units, lines }: Outline, part: Part, from: number): number {
  const above = lines[at(units, from).line - 1]
  if (!above || above.from <= part.from || above.to - above.from !== 1) return from
  return isTitleShaped(at(units, above.from), 1) ? above.from : from
}

/** In an outlook only this year's name turns to the plan: `2022年是…开局之年`. */
function namesOtherYear(words: string, planYear: number): boolean {
  const said = words.replace(/^各位代表[，,！!：:]/, '')
  return planYear === 0 || !(said.startsWith(`${planYear}年`) || /^(?:今年|新的一年)/.test(said))
}

function isPast(words: string, planYear: number): boolean {
  const year = Number(/^(?:各位代表[，,！!：:])?(20\d\d)年/.exec(words)?.[1] ?? 0)
  if (year && planYear && year < planYear) return true
  if (/^(?:各位代表[，,！!：:])?(?:(?:刚刚)?过去的?(?:一|五|三|几)年|去年|(?:一|五|三|几)年来|上年)/.test(words))
    return true
  return /实现了|取得了|完成了|同比增长|荣获|极不平凡|不平凡/.test(words)
}
