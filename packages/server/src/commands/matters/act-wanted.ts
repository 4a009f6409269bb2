import type { Action } from '../../access/rules.ts'
import type { ClockStep } from '../../domain/matters/clock.ts'
import type { Grade } from '../../domain/matters/matter-act.ts'
import { type MatterAct, type MatterActor, matterTable } from '../../domain/matters/matter-table.ts'
import type { AdjustWanted } from './adjust-matter.ts'

/** Which proof an act needs; who exactly may do it follows from the matter. */
const actionOfActor = {
  office: 'matter.write',
  'office-second': 'matter.write',
  'approver-first': 'matter.approve',
  'approver-same': 'matter.approve',
  lead: 'matter.undertake',
  'lead-head': 'matter.answer',
} as const satisfies Readonly<Record<MatterActor, Action>>
/** The actions that acts on matters need. */
export type MatterAction = (typeof actionOfActor)[MatterActor]

/** Which proof an act needs. */
export const actionOf = (act: MatterAct): MatterAction => actionOfActor[matterTable[act].by]

/** What is to be done to a matter. */
export interface ActWanted {
  /** The revision that was seen. */
  readonly revision: number
  readonly act: MatterAct
  readonly words: string | null
  readonly reason: string | null
  readonly progress: string | null
  /** The day asked for or granted, `YYYY-MM-DD`; its hour is that of the matter's clock. */
  readonly day: string | null
  readonly grade: Grade | null
  readonly suggestedUnitId: string | null
  readonly evidence: readonly { readonly kind: 'evidence' | 'file'; readonly id: string }[]
  /** Which step of the clock a feedback answers; null for one between. */
  readonly answers: ClockStep | null
  /** Which node of the plan a feedback answers or an extension puts off, from 1; null for none. */
  readonly node: number | null
  readonly noSecrets: boolean
  /** Whether those who wait for it get an e-mail. */
  readonly mails: boolean
  /** 调整, and the units of a matter that is handed out again. */
  readonly change: AdjustWanted | null
}
