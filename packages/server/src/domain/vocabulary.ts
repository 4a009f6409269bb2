import type { Figure, Finding, Level, Strength, Theme } from '@luoshi/report'

// The words the record keeps, each list once; the types come from the lists.

export const roles = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'supervisor',
  'unit-head',
  'unit-officer',
  'leader',
  'reader',
] as const
export type Role = (typeof roles)[number]

export const proposalKinds = [
  'result',
  'target',
  'area',
  'measure',
  'livelihood',
  'outlook',
  'guidance',
  'problem',
] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** 已完成, 未达到, 推进中, 仅笼统提及, 报告未提及, 不作对账 */
export const confirmedVerdicts = ['met', 'short', 'underway', 'general', 'silent', 'left-out'] as const
export type ConfirmedVerdict = (typeof confirmedVerdicts)[number]

export const commitmentKinds = ['indicator', 'project', 'work', 'livelihood', 'government'] as const
export type CommitmentKind = (typeof commitmentKinds)[number]

export const taskStatuses = ['drafted', 'assigned', 'refused', 'active', 'closed', 'set-aside'] as const
export type TaskStatus = (typeof taskStatuses)[number]

export const planRules = ['months', 'curve', 'milestones', 'indicator', 'none'] as const
export type PlanRule = (typeof planRules)[number]

export const indicatorRules = ['share', 'growth', 'lower', 'reduction', 'rank', 'grade', 'maintained', 'done'] as const
export type IndicatorRule = (typeof indicatorRules)[number]

export const progressStates = ['draft', 'sent-to-head', 'sent', 'accepted', 'returned'] as const
export type ProgressState = (typeof progressStates)[number]

export const lightColours = ['blue', 'green', 'yellow', 'red', 'grey'] as const
export type LightColour = (typeof lightColours)[number]

export const indicatorKinds = ['amount', 'rate', 'share', 'rank', 'grade', 'coverage', 'milestone', 'text'] as const
export type IndicatorKind = (typeof indicatorKinds)[number]

export const eventSubjects = [
  'report',
  'commitment',
  'task',
  'indicator',
  'unit',
  'snapshot',
  'document',
  'jurisdiction',
  'progress',
  'evidence',
  'person',
  'period',
  'rule',
  'matter',
  'slip',
] as const
export type EventSubject = (typeof eventSubjects)[number]

export const unitKinds = ['department', 'township', 'office', 'enterprise', 'party', 'other'] as const
export type UnitKind = (typeof unitKinds)[number]

export const reportStates = ['proposed', 'adopted', 'superseded', 'set-aside'] as const
export type ReportState = (typeof reportStates)[number]

export const proposalStates = ['open', 'accepted', 'changed', 'rejected'] as const
export type ProposalState = (typeof proposalStates)[number]

export const proposalOrigins = ['read', 'added', 'split', 'merged'] as const
export type ProposalOrigin = (typeof proposalOrigins)[number]

/** 约束性, 预期性 */
export const natures = ['binding', 'expected'] as const
export type Nature = (typeof natures)[number]

export const directions = ['higher', 'lower', 'keep'] as const
export type Direction = (typeof directions)[number]

/** 未定, 主动公开, 依申请公开, 不予公开 */
export const disclosures = ['undecided', 'public', 'on-request', 'withheld'] as const
export type Disclosure = (typeof disclosures)[number]

/** 牵头, 配合 */
export const unitParts = ['lead', 'partner'] as const
export type UnitPart = (typeof unitParts)[number]

export const changedFields = ['wording', 'due', 'requirement', 'disclosure'] as const
export type ChangedField = (typeof changedFields)[number]

export const changeStates = ['proposed', 'approved', 'refused', 'withdrawn'] as const
export type ChangeState = (typeof changeStates)[number]

/** 签收, 退签 */
export const signingKinds = ['signed', 'refused'] as const
export type SigningKind = (typeof signingKinds)[number]

export const periodKinds = ['month', 'quarter', 'half-year', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]

export const progressSteps = [
  'drafted',
  'sent-to-head',
  'sent',
  'returned-by-head',
  'returned',
  'accepted',
  'taken-back',
] as const
export type ProgressStep = (typeof progressSteps)[number]

export const opinions = ['confirmed', 'objected'] as const
export type Opinion = (typeof opinions)[number]

export const ruleKinds = ['lights', 'periods'] as const
export type RuleKind = (typeof ruleKinds)[number]

/** 达进度, 欠进度, 超进度 */
export const paces = ['met', 'behind', 'beyond'] as const
export type Pace = (typeof paces)[number]

export const calendarDayKinds = ['off', 'work'] as const
export type CalendarDayKind = (typeof calendarDayKinds)[number]

export const settlementStates = ['open', 'closed', 'withdrawn'] as const
export type SettlementState = (typeof settlementStates)[number]

export const settledKinds = ['measure', 'target', 'livelihood'] as const
export type SettledKind = (typeof settledKinds)[number]

/** 一般, 重大复杂 */
export const importances = ['ordinary', 'major'] as const
export type Importance = (typeof importances)[number]

type Severity = Finding['severity']
type Op = Figure['op']

// What the reader says: its types, as lists.

export const levels = ['national', 'province', 'prefecture', 'county', 'township'] as const satisfies readonly Level[]

export const strengths = ['must', 'expected', 'stretch', 'explore'] as const satisfies readonly Strength[]

export const severities = ['info', 'warn', 'error'] as const satisfies readonly Severity[]

export const themes = [
  'industry',
  'reform-opening',
  'investment-projects',
  'rural',
  'urban',
  'ecology',
  'livelihood',
  'safety-stability',
  'innovation',
  'consumption-services',
  'culture-tourism',
  'government',
] as const satisfies readonly Theme[]

export const ops = ['=', '>=', '<=', '>', '<', '~', 'rank<=', 'grade', 'done', 'with'] as const satisfies readonly Op[]
