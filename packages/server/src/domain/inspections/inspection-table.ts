/** Where an inspection stands: 草拟方案, 待审批, 待进场, 督查中, 结论待送达, 整改中, 已办结, 已作废, 已取消. */
export const inspectionStates = [
  'draft',
  'proposed',
  'approved',
  'under-way',
  'concluded',
  'served',
  'closed',
  'discarded',
  'cancelled',
] as const
/** {@link inspectionStates} */
export type InspectionState = (typeof inspectionStates)[number]

/** 提请审批, 撤回, 退回修改, 批准方案, 作废草稿, 进场, 作出结论, 退回结论, 送达结论, 办结, 取消 */
export const inspectionActs = [
  'propose',
  'withdraw',
  'send-back',
  'approve',
  'discard',
  'begin',
  'conclude',
  'return',
  'serve',
  'close',
  'cancel',
] as const
/** {@link inspectionActs} */
export type InspectionAct = (typeof inspectionActs)[number]

/** The supervision office; one who may approve: anybody but who proposed it (`first`), or who concluded it (`second`). */
export type InspectionActor = 'office' | 'approver' | 'approver-first' | 'approver-second'

/** What may be done to an inspection, by whom, and where it leads. */
export const inspectionTable: Readonly<
  Record<
    InspectionAct,
    {
      readonly from: readonly InspectionState[]
      readonly to: InspectionState
      readonly by: InspectionActor
      readonly reason: boolean
      readonly leaves: `inspection.${string}`
    }
  >
> = {
  propose: { from: ['draft'], to: 'proposed', by: 'office', reason: false, leaves: 'inspection.proposed' },
  withdraw: { from: ['proposed'], to: 'draft', by: 'office', reason: false, leaves: 'inspection.withdrawn' },
  'send-back': { from: ['proposed'], to: 'draft', by: 'approver', reason: true, leaves: 'inspection.sent-back' },
  approve: { from: ['proposed'], to: 'approved', by: 'approver-first', reason: false, leaves: 'inspection.approved' },
  discard: { from: ['draft'], to: 'discarded', by: 'office', reason: true, leaves: 'inspection.discarded' },
  begin: { from: ['approved'], to: 'under-way', by: 'office', reason: false, leaves: 'inspection.begun' },
  conclude: { from: ['under-way'], to: 'concluded', by: 'office', reason: false, leaves: 'inspection.concluded' },
  return: { from: ['concluded'], to: 'under-way', by: 'approver', reason: true, leaves: 'inspection.returned' },
  serve: { from: ['concluded'], to: 'served', by: 'approver-second', reason: false, leaves: 'inspection.served' },
  close: { from: ['served'], to: 'closed', by: 'office', reason: false, leaves: 'inspection.closed' },
  cancel: {
    from: ['approved', 'under-way'],
    to: 'cancelled',
    by: 'approver',
    reason: true,
    leaves: 'inspection.cancelled',
  },
}

/** Who acts, and what is known of the inspection. */
export interface InspectionDoer {
  readonly personId: string
  readonly office: boolean
  /** In whose place one who may approve does: null for their own. */
  readonly approvesFor: readonly (string | null)[]
  readonly proposedBy: string | null
  readonly concludedBy: string | null
  /** Whether the person recuses from it. */
  readonly recused: boolean
}

/** The acts somebody may do to an inspection in a state; who recuses does none. */
export const openInspectionActs = (state: InspectionState, doer: InspectionDoer): readonly InspectionAct[] =>
  inspectionActs.filter((act) => inspectionTable[act].from.includes(state) && isTheirs(inspectionTable[act].by, doer))

function isTheirs(
  by: InspectionActor,
  { personId, office, approvesFor, proposedBy, concludedBy, recused }: InspectionDoer,
): boolean {
  if (recused) return false
  switch (by) {
    case 'office':
      return office
    case 'approver':
      return approvesFor.length > 0
    case 'approver-first':
      return personId !== proposedBy && approvesFor.some((of) => of === null || of !== proposedBy)
    case 'approver-second':
      return personId !== concludedBy && approvesFor.some((of) => of === null || of !== concludedBy)
  }
}

/** 政府, 督查机构, 受委托的部门 */
export const inspectingBodies = ['government', 'supervision-office', 'department'] as const
/** {@link inspectingBodies} */
export type InspectingBody = (typeof inspectingBodies)[number]

/** 组长, 组员, 回避 */
export const inspectionParts = ['leader', 'member', 'recused'] as const
/** {@link inspectionParts} */
export type InspectionPart = (typeof inspectionParts)[number]

/** 人大代表, 政协委员, 参事, 专家 */
export const invitedKinds = ['deputy', 'consultative', 'counsellor', 'expert'] as const
/** {@link invitedKinds} */
export type InvitedKind = (typeof invitedKinds)[number]

/** 查阅, 电话, 现场 */
export const sheetMethods = ['records', 'phone', 'site'] as const
/** {@link sheetMethods} */
export type SheetMethod = (typeof sheetMethods)[number]

/** 属实, 部分属实, 不实, 未作核对 */
export const sheetFindings = ['true', 'partly', 'false', 'none'] as const
/** What was found of what a unit had reported. */
export type SheetFinding = (typeof sheetFindings)[number]

/** 维持, 变更, 撤销 */
export const reviewDecisions = ['upheld', 'changed', 'revoked'] as const
/** What 复核 decided. */
export type ReviewDecision = (typeof reviewDecisions)[number]

/** 整改中, 待验收, 整改到位, 不再要求 */
export const rectificationStates = ['open', 'reported', 'done', 'lifted'] as const
/** Where an item of rectification stands. */
export type RectificationState = (typeof rectificationStates)[number]

/** 报告整改, 验收通过, 退回整改, 复核后不再要求 */
export const rectificationActs = ['report', 'accept', 'return', 'lift'] as const
/** {@link rectificationActs} */
export type RectificationAct = (typeof rectificationActs)[number]

/** What may be done to an item: by the unit that rectifies, by the office, or by what 复核 decided. */
export const rectificationTable: Readonly<
  Record<
    RectificationAct,
    {
      readonly from: readonly RectificationState[]
      readonly to: RectificationState
      readonly by: 'unit' | 'office' | 'review'
      readonly words: boolean
    }
  >
> = {
  report: { from: ['open'], to: 'reported', by: 'unit', words: true },
  accept: { from: ['reported'], to: 'done', by: 'office', words: false },
  return: { from: ['reported'], to: 'open', by: 'office', words: true },
  lift: { from: ['open', 'reported'], to: 'lifted', by: 'review', words: true },
}

/** States in which nothing more is asked of an item. */
export const settledItems: readonly RectificationState[] = ['done', 'lifted']
