import { inspectionTables } from './table-list-inspections.ts'

/**
 * Every table of the record: what the server's role may do with its rows, whether an archive of a place holds them, and
 * which words a purge takes out of them. Grants, the archive's order and the purge derive from this list; a test compares
 * it with the migrated schema. Ordered so that what a row refers to stands before it.
 */
export const tableList = {
  jurisdiction: { rows: 'change', archive: 'place' },
  vault: { rows: 'add', update: ['content', 'purged_at', 'purged_by', 'purge_reason'], archive: 'place' },
  // written by functions of the owner alone, as is the security log (decisions 138, 139)
  ledger: { rows: 'read', archive: 'place' },
  ledger_head: { rows: 'read', archive: 'place' },
  auth_user: { rows: 'change', archive: 'accounts' },
  auth_account: { rows: 'remove', archive: 'accounts' },
  auth_two_factor: { rows: 'remove', archive: 'accounts' },
  auth_session: { rows: 'remove', archive: 'no' },
  auth_verification: { rows: 'remove', archive: 'no' },
  auth_failure: { rows: 'remove', archive: 'no' },
  auth_used_code: { rows: 'remove', archive: 'no' },
  auth_first_run: { rows: 'remove', archive: 'no' },
  unit: { rows: 'change', archive: 'place' },
  person: { rows: 'change', archive: 'place' },
  role_grant: { rows: 'change', archive: 'place' },
  delegation: { rows: 'change', archive: 'place' },
  power_request: { rows: 'change', archive: 'place' },
  person_notice: { rows: 'change', archive: 'place' },
  unit_past: { rows: 'add', archive: 'place' },
  unit_member: { rows: 'remove', archive: 'place' },
  // a purge renames a document by the document's own hash
  document: { rows: 'add', update: ['file_name'], archive: 'place' },
  report: { rows: 'change', archive: 'place', purge: { of: 'report', words: { title: 'null', meta: 'object' } } },
  proposal: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'report', words: { wording: 'mark', content: 'object', reason: 'null', original: 'null' } },
  },
  finding: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'report', words: { message: 'mark', message_en: 'mark-en', settlement: 'null' } },
  },
  area: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'report', words: { heading: 'mark', focus: 'null', purpose: 'null' } },
  },
  commitment: {
    rows: 'change',
    archive: 'place',
    purge: {
      of: 'report',
      words: {
        wording: 'mark',
        figures: 'list',
        path: 'array',
        places: 'array',
        named_units: 'array',
        due_text: 'null',
        source: 'mark-if-set',
        withdrawn_reason: 'mark-if-set',
      },
    },
  },
  // a settlement repeats the words of both its reports
  settlement: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'settlement', words: { findings: 'list', withdrawn_reason: 'mark-if-set' } },
  },
  settlement_item: {
    rows: 'change',
    archive: 'place',
    purge: {
      of: 'settlement',
      words: {
        ...({ wording: 'mark', area: 'null', proposal: 'object', note: 'null' } as const),
        ...({ claim_spans: 'null', again_span: 'null' } as const),
      },
    },
  },
  // its key repeats the words of a heading: a purge removes the rows
  settlement_area: { rows: 'remove', archive: 'place' },
  settlement_statistic: { rows: 'change', archive: 'place' },
  settlement_reply: { rows: 'add', archive: 'place', purge: { of: 'settlement_item', words: { words: 'mark' } } },
  settlement_correction: { rows: 'add', archive: 'place', purge: { of: 'settlement_item', words: { reason: 'mark' } } },
  task: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'task', words: { wording: 'mark', requirement: 'null', remark: 'null', disclosure_reason: 'null' } },
  },
  task_unit: { rows: 'change', archive: 'place' },
  task_plan: { rows: 'remove', archive: 'place' },
  indicator: { rows: 'change', archive: 'place' },
  milestone: { rows: 'change', archive: 'place', purge: { of: 'task', words: { wording: 'mark', kind: 'null' } } },
  task_indicator: {
    rows: 'change',
    archive: 'place',
    purge: {
      of: 'task',
      words: {
        ...{ stage: 'null', name: 'mark', unit: 'blank', value: 'null', value_text: 'null', value_max: 'null' },
        base: 'null',
      },
    },
  },
  task_change: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'task', words: { before: 'null', after: 'null', reason: 'mark', decision_reason: 'null' } },
  },
  task_comment: {
    rows: 'add',
    update: ['withdrawn_at'],
    archive: 'place',
    purge: { of: 'task', words: { words: 'mark' } },
  },
  signing: { rows: 'add', archive: 'place', purge: { of: 'task', words: { reason: 'mark-if-set' } } },
  period: { rows: 'change', archive: 'place' },
  progress: {
    rows: 'change',
    archive: 'place',
    purge: {
      of: 'task',
      words: {
        percent: 'null',
        situation: 'mark',
        problems: 'blank',
        next_step: 'blank',
        coordination: 'blank',
        figures: 'list',
        correction_reason: 'null',
        return_reason: 'null',
      },
    },
  },
  progress_step: { rows: 'add', archive: 'place', purge: { of: 'progress', words: { reason: 'mark-if-set' } } },
  confirmation: { rows: 'add', archive: 'place', purge: { of: 'progress', words: { note: 'mark-if-set' } } },
  // the file goes too, so the purge takes evidence off by task and by hash
  evidence: { rows: 'change', archive: 'place' },
  evidence_upload: { rows: 'remove', archive: 'no' },
  evidence_rule: { rows: 'change', archive: 'place' },
  rule_version: { rows: 'add', archive: 'place' },
  // why a light was given names nodes and indicators
  light: { rows: 'add', archive: 'place', purge: { of: 'task', words: { inputs: 'object', reasons: 'list' } } },
  calendar_year: { rows: 'change', archive: 'place' },
  calendar_day: { rows: 'change', archive: 'place' },
  target: {
    rows: 'change',
    archive: 'place',
    purge: {
      of: 'report',
      words: { wording: 'mark', value: 'null', value_text: 'null', value_max: 'null', compared_with: 'null' },
    },
  },
  reading: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'report', words: { value: 'null', value_text: 'null', source_wording: 'null' } },
  },
  event: { rows: 'add', archive: 'place' },
  snapshot: { rows: 'add', archive: 'place' },
  token: { rows: 'change', archive: 'place' },
  purge_agreement: { rows: 'change', archive: 'place' },
  security_log: { rows: 'read', archive: 'place' },
  security_head: { rows: 'read', archive: 'place' },
  // a restored place begins with what its ledger says
  clock_mark: { rows: 'change', archive: 'no' },
  saved_view: { rows: 'remove', archive: 'place' },
  column_mapping: { rows: 'change', archive: 'place' },
  // sheets handed in repeat the report's words
  table_import: {
    rows: 'remove',
    archive: 'place',
    purge: { of: 'year', words: { content: 'object', file_name: 'mark' } },
  },
  import_batch: { rows: 'change', archive: 'place' },
  import_row: { rows: 'change', archive: 'place' },
  calendar_feed: { rows: 'change', archive: 'place' },
  mail: { rows: 'change', archive: 'place' },
  urge: { rows: 'add', update: ['withdrawn_at', 'withdrawn_by'], archive: 'place' },
  message: { rows: 'change', archive: 'place' },
  matter: {
    rows: 'change',
    archive: 'place',
    purge: {
      of: 'matter',
      words: { title: 'mark', asked: 'mark', source_words: 'null', subject: 'null', plan: 'null', upper: 'null' },
    },
  },
  // whom and what a matter concerns changes before it is handed out and by 调整
  matter_task: { rows: 'remove', archive: 'place' },
  matter_unit: { rows: 'remove', archive: 'place' },
  matter_step: {
    rows: 'add',
    archive: 'place',
    purge: { of: 'matter', words: { words: 'mark-if-set', reason: 'mark-if-set', content: 'step-content' } },
  },
  matter_due: { rows: 'change', archive: 'place', purge: { of: 'matter', words: { words: 'null' } } },
  matter_urge: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'matter', words: { words: 'mark', reply: 'mark-if-set' } },
  },
  matter_file: { rows: 'change', archive: 'place' },
  slip: { rows: 'change', archive: 'place', purge: { of: 'matter', words: { ground_words: 'mark', demand: 'mark' } } },
  slip_step: { rows: 'add', archive: 'place', purge: { of: 'slip', words: { words: 'mark-if-set' } } },
  task_closing: { rows: 'change', archive: 'place' },
  task_closing_step: {
    rows: 'add',
    archive: 'place',
    purge: { of: 'task', words: { words: 'mark-if-set', reason: 'mark-if-set' } },
  },
  // a bulletin repeats the words of its year's tasks and matters
  bulletin: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'year', words: { title: 'mark', to_words: 'mark', blocks: 'list', facts: 'object' } },
  },
  bulletin_step: { rows: 'add', archive: 'place', purge: { of: 'year', words: { reason: 'mark-if-set' } } },
  bulletin_unit: { rows: 'change', archive: 'place' },
  bulletin_objection: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'year', words: { words: 'mark', reply: 'mark-if-set' } },
  },
  // a sheet repeats the words of its year's tasks and matters; what was computed is never written over
  score: { rows: 'change', archive: 'place', purge: { of: 'year', words: { reason: 'mark-if-set' } } },
  score_step: { rows: 'add', archive: 'place', purge: { of: 'year', words: { reason: 'mark-if-set' } } },
  score_unit: { rows: 'add', archive: 'place', purge: { of: 'year', words: { sheet: 'object' } } },
  score_objection: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'year', words: { words: 'mark', reply: 'mark-if-set' } },
  },
  score_excuse: { rows: 'change', archive: 'place', purge: { of: 'year', words: { reason: 'mark' } } },
  ...inspectionTables,
  // the file itself lies apart; archives leave it out; a purge takes out those of matters and inspections beside their files
  evidence_held: {
    rows: 'change',
    archive: 'no',
    purge: { of: 'task', words: { file_name: 'mark', reason: 'mark-if-set' } },
  },
} as const satisfies Record<string, TableEntry>

/** What is said of one table. */
export interface TableEntry {
  /** What the server's role may do beside reading: nothing; add rows; add and change; add, change and remove. */
  readonly rows: 'read' | 'add' | 'change' | 'remove'
  /** Columns it may change though rows are only added, beside the words a purge takes out. */
  readonly update?: readonly string[]
  /** Whether an archive of a place holds its rows: the place's, the accounts of the place's people, or none. */
  readonly archive: 'place' | 'accounts' | 'no'
  readonly purge?: TablePurge
}

/** The words a purge takes out of a table's rows, and by which key it finds the rows (`year` by the column `year`). */
export interface TablePurge {
  readonly of: PurgeKey
  readonly words: Readonly<Record<string, Emptying>>
}

/** By which key a purge finds rows. */
export type PurgeKey =
  | 'report'
  | 'settlement'
  | 'settlement_item'
  | 'year'
  | 'task'
  | 'progress'
  | 'matter'
  | 'slip'
  | 'instruction'
  | 'inspection'

/** What stands in a column afterwards: a mark in Chinese or English, nothing, or an empty text, array, JSON list or object. */
export type Emptying =
  | 'mark'
  | 'mark-en'
  | 'mark-if-set'
  | 'null'
  | 'blank'
  | 'array'
  | 'list'
  | 'object'
  | 'step-content'

/** A table of the record that the list knows. */
export type TableName = keyof typeof tableList

/** The list as pairs, in its order. */
export const tableEntries: readonly (readonly [table: TableName, entry: TableEntry])[] = Object.entries(tableList) as [
  TableName,
  TableEntry,
][]
