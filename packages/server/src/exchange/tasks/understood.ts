import { commitmentKindWords } from '../../domain/commitment-kind.ts'
import type { ChangeEffect } from './change-effect.ts'
import type { Finders } from './names-in-cell.ts'
import { disclosures, speakerWords } from './task-sheet.ts'

/** What will be stored, in the record's words: the day of 6月底前, the full name of a unit; empty for what is emptied, null for free text. */
export function understood(effect: ChangeEffect, { unitName, personName }: Finders): string | null {
  if (effect.kind === 'proposal') return effect.field === 'due' ? effect.after : null
  const { patch } = effect
  if (patch.continuous === true) return '持续推进'
  if (patch.dueOn !== undefined) return patch.dueOn ?? ''
  if (patch.leadIds) return patch.leadIds.map(unitName).join('、')
  if (patch.partnerIds) return patch.partnerIds.map(unitName).join('、')
  if (patch.leaderId !== undefined) return patch.leaderId === null ? '' : personName(patch.leaderId)
  if (patch.officerId !== undefined) return patch.officerId === null ? '' : personName(patch.officerId)
  if (patch.sourceUnitId !== undefined) return patch.sourceUnitId === null ? '' : unitName(patch.sourceUnitId)
  if (patch.speakerId !== undefined)
    return speakerWords(patch.speakerId === null ? undefined : unitName(patch.speakerId))
  if (patch.disclosure !== undefined) return disclosures[patch.disclosure]
  return patch.kind === undefined ? null : commitmentKindWords[patch.kind]
}
