import type { Repair, Report } from '@luoshi/report'
import type { Language } from '../language.ts'
import { levelWords } from './words.ts'

/** What the document says of itself, in one line, and where it came from, in another; empty lines where it says nothing. */
export function metaWords({ meta, source, repairs }: Report, language: Language): [itself: string, origin: string] {
  const zh = language === 'zh'
  const join = (parts: readonly (string | null | false)[]) => parts.filter(Boolean).join(' · ')
  const mended = repairs.filter(changesWords).length
  const level = meta.level && levelWords[meta.level][language]
  return [
    join([
      meta.jurisdiction &&
        (level ? (zh ? `${meta.jurisdiction}（${level}）` : `${meta.jurisdiction} (${level})`) : meta.jurisdiction),
      meta.planYear !== null && (zh ? `${meta.planYear}年工作` : `plan for ${meta.planYear}`),
      meta.reviewYear !== null && (zh ? `回顾${meta.reviewYear}年` : `review of ${meta.reviewYear}`),
      meta.meeting,
      meta.date,
      meta.speaker && (meta.office ? `${meta.office} ${meta.speaker}` : meta.speaker),
    ]),
    join([
      source.file === '-' ? (zh ? '标准输入' : 'standard input') : source.file,
      source.encoding ? `${source.format}, ${source.encoding}` : source.format,
      meta.outlet,
      mended > 0 && (zh ? `修复 ${mended} 处` : `${mended} repairs`),
      meta.published && (zh ? `${meta.published} 发布` : `published ${meta.published}`),
    ]),
  ]
}

/** Blank lines and indents that were taken away are no damage to tell a person of. */
function changesWords({ before, after }: Repair): boolean {
  return before.replace(/\s/g, '') !== after.replace(/\s/g, '')
}
