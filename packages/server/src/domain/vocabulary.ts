import type { Figure, Finding, Level, Strength, Theme } from '@luoshi/report'

// The words the record keeps, each list once; the types come from the lists.

/** Roles of a place; the three administrators (三员) exclude one another. */
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
/** A role of a place. */
export type Role = (typeof roles)[number]
/** 三员 */
export const administratorRoles = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly Role[]
/** A role of the work, not one of the three administrators. */
export type WorkRole = Exclude<Role, (typeof administratorRoles)[number]>

/** What the reader proposes for review. */
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
/** One of {@link proposalKinds}; decides where in the plan an accepted proposal goes. */
export type ProposalKind = (typeof proposalKinds)[number]

/** 已完成, 未达到, 推进中, 仅笼统提及, 报告未提及, 不作对账 */
export const confirmedVerdicts = ['met', 'short', 'underway', 'general', 'silent', 'left-out'] as const
/** A verdict that a person gave a promise. */
export type ConfirmedVerdict = (typeof confirmedVerdicts)[number]

/** Kinds of commitments. */
export const commitmentKinds = ['indicator', 'project', 'work', 'livelihood', 'government'] as const
/** One of {@link commitmentKinds}; decides how a commitment is followed. */
export type CommitmentKind = (typeof commitmentKinds)[number]

/** Where a row of the task table comes from: the report's promises, its targets, or elsewhere. */
export const commitmentOrigins = ['report', 'target', 'outside'] as const
/** One of {@link commitmentOrigins}; only those of `report` count as the report's. */
export type CommitmentOrigin = (typeof commitmentOrigins)[number]

/** Where a task outside the report was given: a meeting, a document from above, a leader's instruction, anything else. */
export const outsideSources = ['meeting', 'superior-document', 'instruction', 'other'] as const
/** One of {@link outsideSources}. */
export type OutsideSource = (typeof outsideSources)[number]

/** States of a task; only `active` tasks owe reports. */
export const taskStatuses = ['drafted', 'assigned', 'refused', 'active', 'closed', 'set-aside'] as const
/** The state of a task. */
export type TaskStatus = (typeof taskStatuses)[number]

/** How a task's expected progress is computed; `none` expects nothing before the due day. */
export const planRules = ['months', 'curve', 'milestones', 'indicator', 'none'] as const
/** A rule of expected progress. */
export type PlanRule = (typeof planRules)[number]

/** How a reading is compared with a target. */
export const indicatorRules = [
  'share',
  'growth',
  'level',
  'lower',
  'reduction',
  'rank',
  'grade',
  'maintained',
  'done',
] as const
/** A rule that holds readings against a target. */
export type IndicatorRule = (typeof indicatorRules)[number]

/** States of a progress report, from the officer's draft to the office's answer. */
export const progressStates = ['draft', 'sent-to-head', 'sent', 'accepted', 'returned'] as const
/** The state of a progress report. */
export type ProgressState = (typeof progressStates)[number]

/** Lights: done, on track, behind, far behind, nothing expected yet. */
export const lightColours = ['blue', 'green', 'yellow', 'red', 'grey'] as const
/** One of {@link lightColours}; given to a task at the end of a period by the rules of the place. */
export type LightColour = (typeof lightColours)[number]

/** What an indicator measures. */
export const indicatorKinds = ['amount', 'rate', 'share', 'rank', 'grade', 'coverage', 'milestone', 'text'] as const
/** One of {@link indicatorKinds}; decides how two readings compare. */
export type IndicatorKind = (typeof indicatorKinds)[number]

/** What an entry of the event log is about. */
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
/** One of {@link eventSubjects}; the CHECK of `event.subject` names the same ones. */
export type EventSubject = (typeof eventSubjects)[number]

/** What a message tells of. */
export const messageKinds = [
  'task-assigned',
  'task-withdrawn',
  'task-refused',
  'task-commented',
  'report-to-check',
  'report-to-judge',
  'report-returned',
  'report-urged',
  'period-due',
  'change-to-decide',
  'change-decided',
  'close-to-verify',
  'close-decided',
  'matter-moved',
  'matter-urged',
  'matter-due',
  'slip-served',
  'bulletin-sent',
  'bulletin-answered',
  'score-published',
  'score-answered',
  'inspection-served',
  'inspection-reviewed',
  'instruction-written',
  'instruction-answered',
  'reading-asked',
] as const
/** One of {@link messageKinds}. */
export type MessageKind = (typeof messageKinds)[number]

/** Kinds of units. */
export const unitKinds = ['department', 'township', 'office', 'enterprise', 'party', 'group', 'other'] as const
/** One of {@link unitKinds}. */
export type UnitKind = (typeof unitKinds)[number]

/** States of a report in the record. */
export const reportStates = ['proposed', 'adopted', 'superseded', 'set-aside'] as const
/** One of {@link reportStates}. */
export type ReportState = (typeof reportStates)[number]

/** States of a proposal in review. */
export const proposalStates = ['open', 'accepted', 'changed', 'rejected'] as const
/** One of {@link proposalStates}. */
export type ProposalState = (typeof proposalStates)[number]

/** How a proposal came about. */
export const proposalOrigins = ['read', 'added', 'split', 'merged'] as const
/** One of {@link proposalOrigins}. */
export type ProposalOrigin = (typeof proposalOrigins)[number]

/** 约束性, 预期性 */
export const natures = ['binding', 'expected'] as const
/** One of {@link natures}. */
export type Nature = (typeof natures)[number]

/** Which way an indicator is meant to go. */
export const directions = ['higher', 'lower', 'keep'] as const
/** One of {@link directions}. */
export type Direction = (typeof directions)[number]

/** 未定, 主动公开, 依申请公开, 不予公开 */
export const disclosures = ['undecided', 'public', 'on-request', 'withheld'] as const
/** One of {@link disclosures}. */
export type Disclosure = (typeof disclosures)[number]

/** 牵头, 配合 */
export const unitParts = ['lead', 'partner'] as const
/** One of {@link unitParts}. */
export type UnitPart = (typeof unitParts)[number]

/** A unit's part in a task: 牵头, 配合, or as one of the members of a group that leads or takes part. */
export const taskParts = ['lead', 'member', 'partner'] as const
/** One of {@link taskParts}. */
export type TaskPart = (typeof taskParts)[number]

/** What of a task a change may be proposed of. */
export const changedFields = ['wording', 'due', 'requirement', 'disclosure'] as const
/** One of {@link changedFields}. */
export type ChangedField = (typeof changedFields)[number]

/** States of a proposed change. */
export const changeStates = ['proposed', 'approved', 'refused', 'withdrawn'] as const
/** One of {@link changeStates}. */
export type ChangeState = (typeof changeStates)[number]

/** 签收, 退签 */
export const signingKinds = ['signed', 'refused'] as const
/** One of {@link signingKinds}. */
export type SigningKind = (typeof signingKinds)[number]

/** Lengths of a reporting period. */
export const periodKinds = ['month', 'quarter', 'half-year', 'year'] as const
/** One of {@link periodKinds}. */
export type PeriodKind = (typeof periodKinds)[number]

/** Steps of a progress report. */
export const progressSteps = [
  'drafted',
  'sent-to-head',
  'sent',
  'returned-by-head',
  'returned',
  'accepted',
  'taken-back',
  'withdrawn',
] as const
/** One of {@link progressSteps}. */
export type ProgressStep = (typeof progressSteps)[number]

/** What a partner unit says of a report. */
export const opinions = ['confirmed', 'objected'] as const
/** One of {@link opinions}. */
export type Opinion = (typeof opinions)[number]

/** Kinds of rule tables. */
export const ruleKinds = ['lights', 'periods', 'sign-in', 'scores', 'burden', 'supervision'] as const
/** One of {@link ruleKinds}. */
export type RuleKind = (typeof ruleKinds)[number]

/** 达进度, 欠进度, 超进度 */
export const paces = ['met', 'behind', 'beyond'] as const
/** One of {@link paces}. */
export type Pace = (typeof paces)[number]

/** 放假, 上班 */
export const calendarDayKinds = ['off', 'work'] as const
/** One of {@link calendarDayKinds}. */
export type CalendarDayKind = (typeof calendarDayKinds)[number]

/** A settlement is being confirmed, closed once every verdict is, or taken back. */
export const settlementStates = ['open', 'closed', 'withdrawn'] as const
/** One of {@link settlementStates}. */
export type SettlementState = (typeof settlementStates)[number]

/** Kinds of promises that are settled. */
export const settledKinds = ['measure', 'target', 'livelihood'] as const
/** One of {@link settledKinds}. */
export type SettledKind = (typeof settledKinds)[number]

/** 现价, 可比价, 未注明: how an official figure is worked out. */
export const statisticBases = ['nominal', 'comparable', 'unstated'] as const
/** One of {@link statisticBases}. */
export type StatisticBasis = (typeof statisticBases)[number]

/** Lists that are carried out row by row, and can be taken back. */
export const importKinds = ['tasks', 'units', 'people', 'statistics', 'matters'] as const
/** One of {@link importKinds}. */
export type ImportKind = (typeof importKinds)[number]

/** What became of a file that was held apart. */
export const heldOutcomes = ['released', 'deleted'] as const
/** One of {@link heldOutcomes}. */
export type HeldOutcome = (typeof heldOutcomes)[number]

/** 一般, 重大复杂 */
export const importances = ['ordinary', 'major'] as const
/** One of {@link importances}. */
export type Importance = (typeof importances)[number]

type Severity = Finding['severity']
/** How a figure is bounded. */
export type Op = Figure['op']

// What the reader says: its types, as lists.

/** Levels of government. */
export const levels = ['national', 'province', 'prefecture', 'county', 'township'] as const satisfies readonly Level[]

/** How binding a promise is. */
export const strengths = ['must', 'expected', 'stretch', 'explore'] as const satisfies readonly Strength[]

/** How much a finding matters. */
export const severities = ['info', 'warn', 'error'] as const satisfies readonly Severity[]

/** Fields of work. */
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

/** How a figure bounds its metric. */
export const ops = ['=', '>=', '<=', '>', '<', '~', 'rank<=', 'grade', 'done', 'with'] as const satisfies readonly Op[]
