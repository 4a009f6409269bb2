import { notLentBy } from '../own-power.ts'
import {
  type Carried,
  type MatterAct,
  type MatterActor,
  type MatterState,
  matterActs,
  matterTable,
} from './matter-table.ts'

/** 优秀, 良好, 合格, 不合格 */
export const grades = ['excellent', 'good', 'passed', 'failed'] as const
/** The office's appraisal of a matter that is over. */
export type Grade = (typeof grades)[number]

/** What is known of a matter when somebody acts on it. */
export interface MatterFacts {
  readonly state: MatterState
  readonly leadUnitId: string | null
  /** Who proposed it, and who asked to close it last. */
  readonly proposedBy: string | null
  readonly closeAskedBy: string | null
  /** Who approved it, or took that duty over; null before. */
  readonly approverId: string | null
  /** When it is to be settled; null before it is handed out. */
  readonly settleBy: Date | null
}

/** Who acts: the person as the ledger names them, and the part in which they do. */
export interface MatterDoer {
  readonly personId: string
  readonly roles: readonly {
    readonly part: 'office' | 'approver' | 'head' | 'officer'
    readonly unitId: string | null
    /** The person whose powers are held for them: an approver's delegate acts in the approver's place. */
    readonly onBehalfOf: string | null
  }[]
}

/** What comes with an act. */
export interface MatterInput {
  readonly act: MatterAct
  readonly reason?: string | undefined
  readonly text?: string | undefined
  readonly progress?: string | undefined
  readonly grade?: Grade | undefined
  /** The due moment asked for or decided on. */
  readonly due?: Date | undefined
  readonly evidence?: number | undefined
  /** The unit that should have it instead. */
  readonly suggestedUnitId?: string | undefined
  /** Of an extension: the moment that is put off, where it is a node's and not the settling's, and the one it must stay before. */
  readonly standing?: Date | undefined
  readonly before?: Date | undefined
  /** A feedback says that a node of the plan is reached. */
  readonly reachesNode?: boolean | undefined
  /** Nodes of the plan that are not reached yet. */
  readonly openNodes?: number | undefined
  /** The clock has been started, 涉密 has been answered for, the change has been written out. */
  readonly clock?: boolean | undefined
  readonly noSecrets?: boolean | undefined
  readonly change?: boolean | undefined
}

/** Why an act cannot be done now by this person. */
export type MatterBar =
  | { readonly kind: 'no-such-act' }
  | { readonly kind: 'not-yours'; readonly by: MatterActor }
  | { readonly kind: 'missing'; readonly what: Carried }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'not-later' }
  | { readonly kind: 'past' }
  | { readonly kind: 'beyond' }
  | { readonly kind: 'open-nodes' }

/**
 * Where an act leads, or what stands in its way: the place in the table, the person, then what it must bring.
 * An extension is asked for before the due moment, for a later one; what is decided on names a moment that is still to come.
 * A node of the plan is reached with evidence; a matter is closed once all of them are.
 */
export function judgeAct(
  matter: MatterFacts,
  doer: MatterDoer,
  input: MatterInput,
  now: Date,
): { readonly kind: 'moves'; readonly to: MatterState } | MatterBar {
  const { from, to, by, carries } = matterTable[input.act]
  if (!from.includes(matter.state)) return { kind: 'no-such-act' }
  if (!isTheirs(by, matter, doer)) return { kind: 'not-yours', by }
  const what = carries.find((one) => !brings(one, matter, input))
  if (what !== undefined) return { kind: 'missing', what }
  if (input.act === 'ask-extension' || input.act === 'grant-extension') {
    const { due, standing = matter.settleBy, before } = input
    if (input.act === 'ask-extension' && standing && now >= standing) return { kind: 'too-late' }
    if (due && standing && due <= standing) return { kind: 'not-later' }
    if (due && due <= now) return { kind: 'past' }
    if (due && before && due >= before) return { kind: 'beyond' }
  }
  if (input.reachesNode && !brings('evidence', matter, input)) return { kind: 'missing', what: 'evidence' }
  if (input.act === 'ask-close' && (input.openNodes ?? 0) > 0) return { kind: 'open-nodes' }
  return { kind: 'moves', to }
}

/** The acts that somebody may do to a matter as it stands, in the table's order; what each must bring is not looked at. */
export function openActs(matter: MatterFacts, doer: MatterDoer): readonly MatterAct[] {
  return matterActs.filter((act) => {
    const { from, by } = matterTable[act]
    return from.includes(matter.state) && isTheirs(by, matter, doer)
  })
}

/** The acts that take a matter forward, rather than stop or change it: a matter waits for anyone who has one of them. */
export const forwardActs: ReadonlySet<MatterAct> = new Set(
  matterActs.filter((act) => !['withdraw', 'discard', 'suspend', 'adjust', 'terminate'].includes(act)),
)

function isTheirs(by: MatterActor, matter: MatterFacts, { personId, roles }: MatterDoer): boolean {
  const held = (...parts: readonly string[]) => roles.filter(({ part }) => parts.includes(part))
  const ofLead = (...parts: readonly string[]) => held(...parts).some(({ unitId }) => unitId === matter.leadUnitId)
  switch (by) {
    case 'office':
      return held('office').length > 0
    // 复核 is by a second person: not by who asked
    case 'office-second':
      return personId !== matter.closeAskedBy && notLentBy(held('office'), [matter.closeAskedBy]).length > 0
    case 'approver-first':
      return personId !== matter.proposedBy && notLentBy(held('approver'), [matter.proposedBy]).length > 0
    case 'approver-same':
      return held('approver').some(({ onBehalfOf }) => (onBehalfOf ?? personId) === matter.approverId)
    case 'lead':
      return matter.leadUnitId !== null && ofLead('head', 'officer')
    case 'lead-head':
      return matter.leadUnitId !== null && ofLead('head')
  }
}

function brings(what: Carried, matter: MatterFacts, input: MatterInput): boolean {
  switch (what) {
    case 'reason':
      return said(input.reason)
    case 'text':
      return said(input.text)
    case 'progress':
      return said(input.progress)
    case 'evidence':
      return (input.evidence ?? 0) > 0
    case 'grade':
      return input.grade !== undefined
    case 'day':
      return input.due !== undefined
    case 'lead':
      return matter.leadUnitId !== null
    case 'another-unit':
      return input.suggestedUnitId !== undefined && input.suggestedUnitId !== matter.leadUnitId
    case 'clock':
      return input.clock === true
    case 'no-secrets':
      return input.noSecrets === true
    case 'change':
      return input.change === true
  }
}

const said = (words: string | undefined): boolean => words !== undefined && words.trim() !== ''
