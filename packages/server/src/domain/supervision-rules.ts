/** What a place sets for its supervision. */
export interface SupervisionRules {
  /** Days within which an inspection repeats another, or a question that was put to the same unit or on the same task. */
  readonly repeatedWithin: number
  /** Days after a clue is done with, until who gave it is taken out of the record. */
  readonly giverDays: number
}

/** What every place begins with. */
export const defaultSupervisionRules: SupervisionRules = { repeatedWithin: 30, giverDays: 180 }
