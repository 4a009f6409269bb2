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
