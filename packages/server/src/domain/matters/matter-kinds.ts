/** 日常督办, 专项督查, 综合督查, 事件调查, 线索核查 */
export const matterKinds = ['daily', 'special', 'comprehensive', 'event', 'clue'] as const
/** Kinds of supervision; each counts its numbers by itself. */
export type MatterKind = (typeof matterKinds)[number]

/** 年度任务, 领导批示, 会议议定, 上级交办, 线索, 督查发现 */
export const matterSources = ['task', 'instruction', 'meeting', 'order', 'clue', 'inspection'] as const
/** Where a matter comes from. */
export type MatterSource = (typeof matterSources)[number]
