import type { Outline, OutlineUnit } from '../outline/outline.ts'
import type { Part } from './parts.ts'

const ahead =
  /^(?:各位代表[，,！!：:])?(?:今年|新的一年|20\d\d年|[二2][〇○零0][一二三四五六七八九〇○零0-9]{2}年)?[，,]?.{0,24}(?:做好(?:今年|20\d\d年|新的?一年|明年)|(?:今年|20\d\d年|新的一年)(?:的)?(?:政府|经济社会发展|全[省市县区镇乡])?(?:的)?(?:主要|重点|总体)?(?:工作|任务|目标|预期目标)(?:的?(?:总体)?(?:要求|思路|安排|重点|任务|目标|指导思想))?(?:是|为|：|:)|重点(?:抓好|做好|聚焦)|将(?:重点|着力|突出|紧紧|鲜明|围绕|聚焦|深入|全力|坚持|继续))/
const yearStart = /^(?:各位代表[，,！!：:])?(?:今年|新的一年|(20\d\d)年)(?:[，,]|是|将|要|的?工作)/
const plansSomething = /将|要|力争|确保|推进|目标|总体要求|关键|开局|之年|谋划/

/** The parts with the plan found by its first sentence, where no title says where it begins. */
export function findTurns(outline: Outline, parts: readonly Part[], planYear: number): Part[] {
  if (parts.some(({ kind }) => kind === 'plan' || kind === 'general' || kind === 'outlook')) return [...parts]
  const out: Part[] = []
  let turned = false
  for (const part of parts) {
    const turn = part.kind === 'review' || part.kind === 'problems' ? findTurn(outline, part, planYear) : null
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

function findTurn({ units, lines }: Outline, part: Part, planYear: number): number | null {
  for (let index = part.from; index < part.to; index++) {
    const unit = units[index] as OutlineUnit
    const inLine = lines[unit.line]
    if (!unit.first && (inLine?.to ?? 0) - (inLine?.from ?? 0) < 12) continue
    if (ahead.test(unit.words) && !isPast(unit.words, planYear)) return index
    const start = yearStart.exec(unit.words)
    if (start && plansSomething.test(unit.words) && !isPast(unit.words, planYear)) return index
  }
  return null
}

function isPast(words: string, planYear: number): boolean {
  const year = Number(/^(?:各位代表[，,！!：:])?(20\d\d)年/.exec(words)?.[1] ?? 0)
  if (year && planYear && year < planYear) return true
  return /实现了|取得了|完成了|同比增长|荣获|极不平凡|不平凡/.test(words)
}
