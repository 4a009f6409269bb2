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

/** States of a task; only `active` tasks owe reports. */
export const taskStatuses = ['drafted', 'assigned', 'refused', 'active', 'closed', 'set-aside'] as const
/** The state of a task. */
export type TaskStatus = (typeof taskStatuses)[number]

/** How a task's expected progress is computed; `none` expects nothing before the due day. */
export const planRules = ['months', 'curve', 'milestones', 'indicator', 'none'] as const
/** A rule of expected progress. */
export type PlanRule = (typeof planRules)[number]

/** How a reading is held against a target. */
export const indicatorRules = ['share', 'growth', 'lower', 'reduction', 'rank', 'grade', 'maintained', 'done'] as const
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
