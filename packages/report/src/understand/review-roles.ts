import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { hasFigure, isSalutation, isThanks, setsScene, turnsToProblems, vowsToMend } from './cues.ts'
import { leave, type Marks, take } from './marks.ts'
import type { Part } from './parts.ts'

type Mood = 'work' | 'praise' | 'problems'

/** Give the units of a review their roles: headings, results, problems, and what is praise, thanks or scene. */
export function readReview(outline: Outline, part: Part, marks: Marks) {
  const { units, lines } = outline
  let mood: Mood = part.kind === 'problems' ? 'problems' : part.kind === 'experience' ? 'praise' : 'work'
  const home = mood
  let opened = false
  for (const line of lines) {
    if (line.to <= part.from || line.from >= part.to) continue
    const from = Math.max(line.from, part.from)
    const to = Math.min(line.to, part.to)
    let start = from
    if (part.title !== null && part.title === from) {
      leave(marks, units[from] as OutlineUnit, 'part-title')
      start++
    }
    if (start >= to) continue
    const first = units[start] as OutlineUnit
    if (mood === 'praise' && home === 'work' && !continuesPraise(first) && !turnsToProblems(first.words)) mood = 'work'
    if (mood === 'problems' && home === 'work' && isYearHeading(first)) mood = 'work'
    mood = readLine(outline, line, start, to, mood, marks, opened)
    opened = true
  }
}

function readLine(
  outline: Outline,
  line: OutlineLine,
  from: number,
  to: number,
  at: Mood,
  marks: Marks,
  opened: boolean,
): Mood {
  let mood = at
  for (let index = from; index < to; index++) {
    const unit = outline.units[index] as OutlineUnit
    const words = unit.words
    if (isSalutation(words)) {
      leave(marks, unit, 'salutation')
      continue
    }
    if (mood !== 'problems' && turnsToProblems(words)) mood = 'problems'
    else if (mood === 'work' && isThanks(words)) mood = 'praise'
    if (mood === 'problems') {
      const vow = vowsToMend(words)
      take(marks, unit, vow ? 'guidance' : 'problem')
    } else if (mood === 'praise') take(marks, unit, 'guidance')
    else if (isReviewHeading(outline, line, index, to)) take(marks, unit, 'review-heading')
    else if ((index === from || !opened) && setsScene(words)) take(marks, unit, 'guidance')
    else take(marks, unit, 'result')
  }
  return mood
}

function continuesPraise({ words, marker, size }: OutlineUnit): boolean {
  if (isThanks(words) || isSalutation(words)) return true
  if (marker && /必须|坚持|始终|只有|要|才能/.test(words)) return true
  return (
    /^(?:在此|实践|我们(?:深|体会|认识|感到)|(?:——)?必须|一年来的(?:工作|实践)|同时|这(?:些|一切)|五年来的实践|回首|事非经过|成绩|奋斗|各位代表)/.test(
      words,
    ) &&
    size > 4 &&
    !hasFigure(words)
  )
}

function isYearHeading({ words, marker }: OutlineUnit): boolean {
  return marker !== null && /20\d\d年|今年/.test(words) && marker.kind === 'han'
}

/** `⟦（一）工业经济较快增长。⟧完成…` in the review: a heading, not a result. */
function isReviewHeading({ units, lines }: Outline, line: OutlineLine, index: number, to: number): boolean {
  const unit = units[index] as OutlineUnit
  const { words, core, size, marker } = unit
  if (marker && (marker.kind === 'han' || marker.kind === 'han-bracket') && size <= 40 && !/[。！；;，,]$/.test(words))
    return true
  if (size > 44 || size < 3 || words.endsWith('；') || words.endsWith(';')) return false
  const alone = line.to - line.from === 1
  if (/[：:]$/.test(words) && (alone || index === to - 1)) return size <= 34 && !hasFigure(core)
  if (alone)
    return !/[。！]$/.test(words)
      ? size <= 40 && lines[line.index + 1] !== undefined
      : marker !== null && size <= 30 && !hasFigure(core) && followed(lines, units, line)
  if (index === to - 1) return false
  if (hasFigure(core)) return false
  if (marker) return unit.first ? size <= 44 : size <= 30 && isState(core)
  if (unit.first) return size <= 34 && isState(core) && clauses(core) <= 2
  const before = units[index - 1] as OutlineUnit
  const next = units[index + 1] as OutlineUnit
  return (
    size <= 13 && /[。]$/.test(before.words) && !/，|,|、/.test(core) && next.size > 9 && isState(core) && isField(core)
  )
}

function followed(lines: readonly OutlineLine[], units: readonly OutlineUnit[], line: OutlineLine): boolean {
  const next = lines[line.index + 1]
  return next !== undefined && !(units[next.from] as OutlineUnit).marker
}

function clauses(core: string): number {
  return core.replace(/^(?:这|过去|近|一年来|[一二三四五几]+年来)[^，,]{0,8}[，,]/, '').split(/[，,]/).length
}

const state =
  /(?:增强|提升|提高|改善|加快|推进|深化|发展|增长|向好|稳定|优化|好转|凸显|显现|彰显|进步|巩固|完善|夯实|强化|加强|拓展|扩大|壮大|成效|突破|进展|成果|成绩|台阶|变化|局面|步伐|形成|加速|跃升|升级|提质|增效|扩面|蓄能|有力|有效|有序|显著|明显|扎实|兜牢|筑牢|活跃|活力|繁荣|和谐|健康|稳健|稳步|平稳|回升|复苏|攀升|见效|释放|迸发|强劲|丰硕|累累|斐然|向上|过硬|丰富|协调|完成|攻坚|破题|提速|提档|铺开|落地|焕然一新|殷实|殷实|安宁|改观|更足|新高|高效|优良|优美|亮丽|浓厚|凝聚|提标|跨越|奋进|升温|成型|壮美|持续|见成|保障|落实|向纵深|新篇|新貌|新风|新绩|新路|新格局|新气象)$/

function isState(core: string): boolean {
  return (
    state.test(core) ||
    /^(?:这|过去|一年来|五年来|坚持|聚焦|狠抓|着力|突出|全力|加强|深化|推动|发挥|用心|紧扣|持续|抓)/.test(core)
  )
}

/** A clause about a field as a whole, not about one project or place. */
function isField(core: string): boolean {
  return (
    /(?:持续|不断|明显|显著|稳步|全面|日益|日趋|更加|加快|扎实|进一步|蓬勃|有力|有序|有效|稳中|企稳|逐步|较快|快速|深入|取得|繁荣|大局|巩固|成效)/.test(
      core,
    ) && !/工程|项目|公园|医院|学校|道路|铁路|高速|水库|中心|我[省市县区]|水质|体系/.test(core.replace(/项目建设/g, ''))
  )
}
