import { at } from '../outline/at.ts'
import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { hasSign } from '../outline/signs.ts'
import { remarks } from './comments.ts'
import {
  hasFigure,
  isMilestone,
  isSalutation,
  isSpeakerOnly,
  isThanks,
  mayThank,
  setsScene,
  tellsTrial,
  turnsToProblems,
  vowsToMend,
} from './cues.ts'
import { tellsHardship } from './hardship.ts'
import { tellsYearsAhead } from './horizon.ts'
import { admitsMiss, isLacking, meetsTrouble, namesLacksOnly, startsLacks, statesLack, turnsToLacks } from './lacks.ts'
import { leadsIn, tellsOfReport } from './lead-ins.ts'
import { linesIn } from './lines-in.ts'
import { leave, type Marks, take } from './marks.ts'
import type { Part } from './part.ts'
import { praises } from './praise.ts'
import { reachesState } from './promise.ts'
import { isReviewHeading } from './review-headings.ts'
import { tellsWork } from './tells-work.ts'

/** As many units before praise a result stands, praise without one is of the scene; as many behind lacks none does. */
const nearby = 30

/** The share of a review behind which a row of lacks is the problems; before it, it tells what the work had to face. */
const lacksFrom = 0.2

type Mood = 'work' | 'praise' | 'problems' | 'outlook'

/** Give the units of a review their roles: headings, results, problems, and what is praise, thanks or scene. */
export function readReview(outline: Outline, part: Part, marks: Marks) {
  const { units } = outline
  const home = moodOf(part)
  let mood = home
  for (const line of linesIn(outline, part.from, part.to)) {
    const from = Math.max(line.from, part.from)
    const to = Math.min(line.to, part.to)
    let start = from
    if (part.title !== null && part.title === from) {
      leave(marks, at(units, from), 'part-title')
      start++
    }
    if (start >= to) continue
    const first = at(units, start)
    if (mood === 'praise' && home === 'work' && !continuesPraise(first) && !turnsToProblems(first.words)) mood = 'work'
    if (mood === 'problems' && home === 'work' && (isYearHeading(first) || tellsDeeds(outline, start, to)))
      mood = 'work'
    const said = isSalutation(first.words) && start + 1 < to ? at(units, start + 1) : first
    if (mood === 'problems' && (tellsChances(said) || tellsLessons(said))) mood = 'praise'
    if (home === 'work' && mood !== 'praise')
      mood = tellsYearsAhead(first.words) ? 'outlook' : mood === 'outlook' ? 'work' : mood
    mood = readLine(outline, line, start, to, mood, marks, part)
  }
}

function moodOf({ kind }: Part): Mood {
  if (kind === 'problems') return 'problems'
  return kind === 'experience' ? 'praise' : 'work'
}

function readLine(
  outline: Outline,
  line: OutlineLine,
  from: number,
  to: number,
  before: Mood,
  marks: Marks,
  part: Part,
): Mood {
  const late = part.from + (part.to - part.from) * lacksFrom
  let mood = before
  // asked for few sentences, once a line
  let worksInLine: boolean | null = null
  const works = () => (worksInLine ??= outline.units.slice(from, to).some(({ words }) => tellsWork(words)))
  for (let index = from; index < to; index++) {
    const unit = at(outline.units, index)
    const words = unit.words
    if (isSalutation(words) || isSpeakerOnly(words)) {
      leave(marks, unit, isSalutation(words) ? 'salutation' : 'lead-in')
      continue
    }
    if (mood === 'praise' && resumes(outline, line, index, to)) mood = 'work'
    if (
      mood !== 'problems' &&
      (opensProblems(outline, unit) ||
        (index > late && startsLacks(outline, index, part.to)) ||
        (mood === 'work' && endsInLacks(outline, index, part)))
    )
      mood = 'problems'
    else if (mood === 'work' && mayThank(unit.signs) && isThanks(words)) {
      if (!marks.role.slice(Math.max(0, index - nearby), index).includes('result')) {
        take(marks, unit, 'guidance')
        continue
      }
      mood = 'praise'
    }
    if (mood === 'problems' || admitsMiss(words)) {
      const vow = vowsToMend(words)
      take(marks, unit, vow ? 'guidance' : 'problem')
    } else if (mood === 'praise')
      take(marks, unit, moodOf(part) === 'work' && tellsCounted(words) ? 'result' : 'guidance')
    else if (mood === 'outlook') take(marks, unit, 'outlook')
    else if (isReviewHeading(outline, line, index, to)) take(marks, unit, 'review-heading')
    else if (isReviewGuidance(unit) || framesWork(outline, from, to, index, marks, works)) take(marks, unit, 'guidance')
    else take(marks, unit, 'result')
  }
  return mood
}

/**
 * Whether a sentence without any trace of work stands at the beginning or the end of its paragraph, in one without any, or
 * with no result near before it: it sets the scene or looks back. Amid results it tells of one in words of its own; so it
 * does behind a result where it has a line of its own.
 */
function framesWork(
  { units }: Outline,
  from: number,
  to: number,
  index: number,
  marks: Marks,
  works: () => boolean,
): boolean {
  // amid results, as most are
  if ((to - from === 1 || (index > from && index < to - 1)) && marks.role[index - 1] === 'result') return false
  if (tellsWork(at(units, index).words)) return false
  if (index === from || index === to - 1) return true
  return !works() || !marks.role.slice(Math.max(0, index - nearby), index).includes('result')
}

/** A counted thing that was brought to its end, told among thanks: `⟦19项实事全部办结⟧`. */
function tellsCounted(words: string): boolean {
  return (
    hasFigure(words) &&
    !isThanks(words) &&
    !/必须|只有|才能|要/.test(words) &&
    /(?:全部|基本|已|顺利|圆满|如期|相继|陆续|先后)[^，,。；]{0,4}(?:办结|完成|建成|落地|竣工|投[产用]|开工|兑现|销号|交付|启用)/.test(
      words,
    )
  )
}

/** Whether results go on behind praise within one paragraph: at a heading or at figures. */
function resumes(outline: Outline, line: OutlineLine, index: number, to: number): boolean {
  const { words, marker } = at(outline.units, index)
  if (isThanks(words) || /必须|只有|才能|要/.test(words)) return false
  if (hasFigure(words) && /[%％]|亿元|万亩/.test(words)) return true
  return (marker !== null || /^[一二三四五]+年来/.test(words)) && isReviewHeading(outline, line, index, to)
}

/** Whether a sentence turns to the problems; one that tells how troubles were met does not. */
function opensProblems(outline: Outline, { index, words, signs }: OutlineUnit): boolean {
  if (ofTheYear.test(words)) return false
  if (hasSign(signs, 'problem') && turnsToProblems(words) && !meetsTrouble(words)) return true
  if (turnsAway.test(words) && statesLack(words)) return true
  return turnsToLacks(outline, index)
}

/** Whether nothing but lacks stands where problems do, though nothing turns to them: in the second half, no figure behind. */
function endsInLacks({ units }: Outline, index: number, { from, to }: Part): boolean {
  return (
    index - from > (to - from) / 2 &&
    namesLacksOnly(at(units, index).words) &&
    !ofTheYear.test(at(units, index).words) &&
    !units.slice(index + 1, Math.min(to, index + 1 + nearby)).some(({ words }) => hasFigure(words))
  )
}

/** What the year was is the scene, whatever it had in store: `2012年，是…面临重重困难⟦的一年⟧`. */
const ofTheYear = /是[^。]{2,80}的(?:一年|五年|时期|关口)(?=[，,；。！]|$)/

/** `⟦但是，我们也要看到，⟧…还没有根本改变`. */
const turnsAway =
  /^(?:各位代表[，,])?(?:但是?|然而|同时|不过|当然|与此同时)?[，,]?(?:我们)?(?:也|还|更)?(?:要|应|必须|应当)?(?:清醒|深刻|客观)?(?:地)?(?:看到|认识到|意识到)/

/** What lies further ahead than the year tells of no deeds. */
const far = /^谈到|展望|未来|今后|“十[一二三四五六七]?五”|到20\d\d年|蓝图/

/** Whether a paragraph behind the problems goes on with the work: figures near its beginning, and no lack. */
function tellsDeeds({ units }: Outline, from: number, to: number): boolean {
  const near = units.slice(from, Math.min(to, from + 2))
  if (near.some(({ words }) => statesLack(words) || vowsToMend(words) || far.test(words))) return false
  if (near.some(({ words }) => hasFigure(words))) return true
  // a passage under a heading of its own number tells of its deeds further on
  const told = units.slice(from, to)
  return (
    isHeadingKind(told[0]) &&
    told.filter(({ words }) => hasFigure(words)).length >= fewestDeeds &&
    !told.some(({ words }) => isLacking(words))
  )
}

const fewestDeeds = 2

function isHeadingKind(unit: OutlineUnit | undefined): boolean {
  return unit?.marker?.kind === 'han' || unit?.marker?.kind === 'han-bracket'
}

/** What the year has taught, behind the problems: `⟦一年来，我们体会到：必须…⟧`. */
function tellsLessons({ words }: OutlineUnit): boolean {
  return (
    /体会(?:到|是)|启示(?:我们|是)|(?:实践|历程|经历|事实)[^，,。]{0,8}(?:告诉|证明|昭示|表明|启迪)|懂得|积累了[^，,。]{0,8}经验/.test(
      words,
    ) && /必须|坚持|只有|只要|唯有/.test(words)
  )
}

/** What the times hold in store, behind the problems: `⟦当前，…政策密集出台，我们大有可为。⟧`. */
function tellsChances({ words }: OutlineUnit): boolean {
  return (
    /^(?:当前|目前|同时也要看到|但(?:我们)?也要看到|展望|综观|总的看|从(?:国际|国内|外部|全[国省市]|自身))/.test(
      words,
    ) &&
    /机遇|大有(?:可|作)为|向好|有利|利好|红利|潜力|空间广阔|前景|优势|(?:有|具备)[^，,。]{0,6}(?:条件|基础|能力|底气|支撑)/.test(
      words,
    ) &&
    !isLacking(words)
  )
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

/** What in the review tells of no work: the scene, a milestone, what a leader said, a lead-in, a saying. */
function isReviewGuidance({ words, signs }: OutlineUnit): boolean {
  if ((hasSign(signs, 'copula') || hasSign(signs, 'scene')) && setsScene(words)) return true
  if (hasSign(signs, 'aim') && isMilestone(words)) return true
  if (hasSign(signs, 'leader') && honours(words)) return true
  if (praises(words) || remarks(words) || tellsTrial(words)) return true
  return (
    (/[就不]是/.test(words) && sayings.test(words)) ||
    tellsOfReport(words) ||
    leadsIn(words) ||
    musesOn(words) ||
    (hasSign(signs, 'problem') && tellsHardship(words))
  )
}

/** `⟦民心就是最大的政治。⟧` */
const sayings =
  /^[^，,。\d]{2,12}就是[^，,。\d]{2,14}[。！]$|^[^\d]{2,16}[，,]不是[^，,。\d]{1,12}[，,](?:而|更)是[^，,。\d]{1,14}[。！]$/

/** What the country's leader said or did for the place: no work of this government. */
function honours(words: string): boolean {
  return (
    /^.{0,24}习近平总书记(?:对|再次|多次|第一时间|亲临|亲赴|亲自|率|在|始终|高度|党的|给).{0,90}(?:亲临|亲赴|考察|视察|指示|讲话|关[怀切心爱]|回信|致信|贺信|会议|看望|慰问)/.test(
      words,
    ) && !/[，；](?:我们|全[省市县区](?:上下|人民|各族))|开工/.test(words)
  )
}

/** A saying or a look back in general words: `⟦树高千尺，根深叶茂。⟧`. */
function musesOn(words: string): boolean {
  if (hasFigure(words)) return false
  if (/(?:深受|倍[受感]|备受|极大)?(?:鼓舞|振奋|自豪)[。！]?$/.test(words)) return true
  if (
    words.length <= 30 &&
    /(?:信心|豪情|激情)(?:满怀|百倍|倍增)|(?:充满|满怀|坚定)[着的]?(?:信心|豪情|希望)|清醒自知/.test(words)
  )
    return true
  if (words.length > 70) return false
  if (words.length <= 40 && /(?:[总定终必]能|[总终]会|[终必]将)[^，,。；]{1,8}[。；！]$/.test(words)) return true
  if (/谱写.{0,24}篇章|阔步前[进行]|(?:前所未有|少有|罕见)的?.{0,20}(?:形势|挑战|压力)/.test(words))
    return words.length <= 60
  const said = words.replace(/^各位代表[，,！!：:]/, '')
  const halves = said.replace(/[。！!；;]$/, '').split(/[，,]/)
  return (
    halves.length === 2 &&
    halves[0]?.length === halves[1]?.length &&
    said.length <= 20 &&
    !built.test(said) &&
    !/提升|增强|改善|发展|推进|完成|实现|提高|加快|优化|项目|工程/.test(said) &&
    !reachesState(words)
  )
}

/** What was built or mended: a sentence of it tells what became of it, even in verse. */
const built =
  /片区|街区|[老古]街|公园|广场|大桥|大道|公路|铁路|高铁|高速|机场|港口|码头|水库|医院|学校|小区|园区|基地|厂房|管网|河道|湿地|景区/
