/**
 * Every column of the record that a score may depend on: what was promised, what of it was accepted as done, and what the
 * office decided and served. Nothing here measures how busy somebody was in the system: no sign-in, no number of entries or
 * versions, no file or photo, no message, no ledger. A test computes scores by a role that may read nothing else.
 */
export const scoreSources: Readonly<Record<string, readonly string[]>> = {
  commitment: ['commitment_id', 'year', 'number'],
  task: [
    ...['task_id', 'commitment_id', 'part', 'wording', 'weight', 'emphasised', 'status'],
    ...['plan_rule', 'due_on', 'continuous', 'assigned_at', 'closed_at', 'speaker_id'],
  ],
  task_unit: ['task_id', 'unit_id', 'part', 'place', 'valid_from', 'valid_to', 'group_id'],
  task_plan: ['task_id', 'month', 'percent'],
  milestone: [
    ...['milestone_id', 'task_id', 'ordinal', 'wording', 'kind', 'due_on', 'plan_percent', 'met_on', 'removed_at'],
  ],
  task_indicator: [
    ...[
      'task_indicator_id',
      'task_id',
      'ordinal',
      'indicator_id',
      'stage',
      'name',
      'unit',
      'rule',
      'op',
      'value',
      'value_text',
    ],
    ...['value_max', 'base', 'nature', 'year_end_only', 'removed_at'],
  ],
  period: [
    ...[
      'period_id',
      'year',
      'kind',
      'ordinal',
      'starts_on',
      'ends_on',
      'due_on',
      'opened_at',
      'closed_at',
      'closed_by',
    ],
    ...['judged_on', 'reminded_on', 'first_due_on', 'due_reason', 'reopened_at', 'reopen_reason'],
  ],
  // of reports what was accepted; `sent_at` is read with the lights' facts, and no row depends on it
  progress: ['progress_id', 'task_id', 'period_id', 'member_id', 'version', 'state', 'percent', 'figures', 'sent_at'],
  unit: ['unit_id', 'short_name'],
  matter: ['matter_id', 'year', 'ordinal', 'title', 'grade'],
  matter_unit: ['matter_id', 'unit_id', 'part', 'place'],
  matter_step: ['matter_id', 'act', 'at'],
  slip: ['slip_id', 'matter_id', 'unit_id', 'colour', 'year', 'ordinal', 'state', 'issued_at'],
  inspection: ['inspection_id', 'number_year', 'ordinal', 'title', 'state'],
  inspection_sheet: [
    ...['inspection_sheet_id', 'inspection_id', 'unit_id', 'task_id', 'finding', 'visited_on', 'voided_at'],
  ],
  score_excuse: ['task_id', 'year', 'month_to', 'reason', 'withdrawn_at'],
}
