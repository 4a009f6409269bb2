/** What a place sets for its supervision. */
export interface SupervisionRules {
  /** Days within which an inspection repeats another, or a question that was put to the same unit or on the same task. */
  readonly repeatedWithin: number
  /** Days after a clue is done with, until who gave it is taken out of the record. */
  readonly giverDays: number
  /** The subjects (类别) that are offered for a matter, in their order; others may be written. */
  readonly subjects: readonly string[]
}

/** What every place begins with. */
export const defaultSupervisionRules: SupervisionRules = {
  repeatedWithin: 30,
  giverDays: 180,
  subjects: ['重点工作任务', '重大改革事项', '重点工程项目', '重点技改项目', '重点招商项目'],
}
