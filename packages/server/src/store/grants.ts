/**
 * What the role the server runs as may do. It owns nothing; the ledger and the vault it may only read and add to, so that
 * the database itself refuses UPDATE, DELETE and TRUNCATE there. Grants and no triggers: distributed engines leave
 * triggers on distributed tables off.
 */
export const grants = (role: string): readonly string[] => [
  `grant usage on schema public to ${role}`,
  `revoke all on all tables in schema public from ${role}`,
  `grant select on all tables in schema public to ${role}`,
  ...[...changing, ...addingOnly].map((table) => `grant insert on ${table} to ${role}`),
  ...changing.map((table) => `grant update on ${table} to ${role}`),
  ...removing.map((table) => `grant delete on ${table} to ${role}`),
  // a purge empties a content and says so; nothing else of a vault row may change, nor of a document but its name
  `grant update (content, purged_at, purged_by, purge_reason) on vault to ${role}`,
  `grant update (file_name) on document to ${role}`,
  // nor of what people said of a task but the words, nor of a light but what it was given for
  `grant update (reason) on signing, progress_step to ${role}`,
  `grant update (note) on confirmation to ${role}`,
  `grant update (inputs, reasons) on light to ${role}`,
]

/** Tables whose rows are written once. */
export const addingOnly = [
  'ledger',
  'vault',
  'snapshot',
  'event',
  'security_log',
  'document',
  'unit_past',
  'signing',
  'progress_step',
  'confirmation',
  'light',
  'rule_version',
] as const

const changing = [
  'jurisdiction',
  'ledger_head',
  'unit',
  'report',
  'proposal',
  'finding',
  'area',
  'commitment',
  'task',
  'task_unit',
  'milestone',
  'indicator',
  'target',
  'reading',
  'token',
  'person',
  'role_grant',
  'delegation',
  'task_plan',
  'task_indicator',
  'task_change',
  'period',
  'progress',
  'evidence',
  'evidence_upload',
  'calendar_year',
  'calendar_day',
  'saved_view',
  'column_mapping',
  'table_import',
  'calendar_feed',
  'mail',
  'auth_user',
  'auth_session',
  'auth_account',
  'auth_verification',
  'auth_two_factor',
  'auth_failure',
  'auth_used_code',
  'auth_first_run',
] as const

/** Tables whose rows may go: nothing of the record itself. */
const removing = [
  'task_plan',
  'saved_view',
  'evidence_upload',
  'table_import',
  'auth_session',
  'auth_account',
  'auth_verification',
  'auth_two_factor',
  'auth_failure',
  'auth_used_code',
  'auth_first_run',
] as const
