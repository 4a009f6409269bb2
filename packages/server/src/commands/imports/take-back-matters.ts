import { ask, provenWithin } from '../../access/ask.ts'
import { getContent } from '../../vault/vault.ts'
import { actWithin } from '../matters/act-on-matter.ts'
import { editDraftWithin, type MatterDraft } from '../matters/draft-matter.ts'
import type { UpperOf } from '../matters/upper-number.ts'
import type { TakeBack } from './take-back.ts'

/** Drafts that a table brought are discarded by the act that discards any; those it changed say again what they said before. */
export const takeBackMatters: TakeBack = async (trx, actor, at, rows) => {
  const place = await provenWithin(trx, ask(actor, 'matter.write'))
  if (place.kind === 'refused') return place
  const left = new Map<number, string>()
  for (const { ordinal, subjectId: matterId, added, revision, beforeHash } of rows) {
    if (added) {
      const may = await provenWithin(trx, ask(actor, 'matter.write', { matterId }))
      if (may.kind === 'refused') return may
      const discarded = await actWithin(trx, may, at, { ...nothing, act: 'discard', revision }, noCalendar)
      if (discarded.kind === 'refused') left.set(ordinal, discarded.message)
      continue
    }
    const kept = beforeHash === null ? null : await getContent(trx, place.jurisdictionId, beforeHash)
    if (!kept) {
      left.set(ordinal, '原来的内容已依程序清除')
      continue
    }
    const { upper, ...draft } = JSON.parse(kept.toString('utf8')) as MatterDraft & { readonly upper: UpperOf }
    const undone = await editDraftWithin(trx, place, at, { matterId, revision, draft, upper })
    if (undone.kind === 'refused') left.set(ordinal, undone.message)
  }
  return left
}

const nothing = {
  words: null,
  reason: '收回导入的台账',
  progress: null,
  day: null,
  grade: null,
  suggestedUnitId: null,
  evidence: [],
  answers: null,
  node: null,
  noSecrets: false,
  mails: false,
  change: null,
} as const

/** Discarding starts no clock. */
const noCalendar = { years: new Set<number>(), days: new Map<string, 'off' | 'work'>() }
