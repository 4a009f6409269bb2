/**
 * An archive holds everything of one place: a tar file packed with gzip, its parts in this order: `about.json`; the
 * vault's rows and its contents, each under its hash; every other table's rows, a JSON object a line; `manifest.json`,
 * which names every part with its SHA-256. Before the manifest the evidence files, each under its hash; among the tables
 * the accounts the place's people sign in with.
 */
export interface ArchiveAbout {
  readonly schema: 'luoshi.archive/1'
  readonly jurisdictionId: string
  readonly code: string
  readonly name: string
  /** ISO 8601 in UTC. */
  readonly exportedAt: string
  /** The schema's migrations, in order: an archive of a later schema is not restored. */
  readonly migrations: readonly string[]
}

export interface ArchiveManifest extends ArchiveAbout {
  readonly ledger: { readonly entries: number; readonly head: string }
  readonly parts: readonly ArchivePart[]
  /** Hashes of evidence files that were not in the data folder, or not as they had been kept, when this was made. */
  readonly missingEvidence?: readonly string[]
}

export interface ArchivePart {
  readonly path: string
  readonly size: number
  readonly sha256: string
}

/** The tables in the order in which their rows can go in again: what is referred to stands before. */
export const archivedTables = [
  'jurisdiction',
  'vault',
  'ledger',
  'ledger_head',
  'auth_user',
  'auth_account',
  'auth_two_factor',
  'unit',
  'person',
  'role_grant',
  'delegation',
  'power_request',
  'person_notice',
  'unit_past',
  'document',
  'report',
  'proposal',
  'finding',
  'area',
  'commitment',
  'settlement',
  'settlement_item',
  'task',
  'task_unit',
  'task_plan',
  'indicator',
  'milestone',
  'task_indicator',
  'task_change',
  'signing',
  'period',
  'progress',
  'progress_step',
  'confirmation',
  'evidence',
  'rule_version',
  'light',
  'calendar_year',
  'calendar_day',
  'target',
  'reading',
  'event',
  'snapshot',
  'token',
  'security_log',
  'saved_view',
  'column_mapping',
  'table_import',
  'calendar_feed',
  'mail',
  'matter',
  'matter_task',
  'matter_unit',
  'matter_step',
  'matter_due',
  'matter_urge',
  'matter_file',
  'slip',
  'slip_step',
] as const

export type ArchivedTable = (typeof archivedTables)[number]

/** Tables of the installation: of these the rows go along that are accounts of the place's people. */
export const accountTables = ['auth_user', 'auth_account', 'auth_two_factor'] as const

export type AccountTable = (typeof accountTables)[number]

/** Whether a table's rows are accounts, which several places may share. */
export const isAccountTable = (table: ArchivedTable): table is AccountTable =>
  (accountTables as readonly string[]).includes(table)

/** `tables/ledger.0001.jsonl` */
export const tablePart = (table: ArchivedTable, number: number): string =>
  `tables/${table}.${String(number).padStart(4, '0')}.jsonl`

/** Which table's rows a part holds; null when it is no such part. */
export function tableOfPart(path: string): ArchivedTable | null {
  const [, name] = /^tables\/([a-z_]+)\.\d{4,}\.jsonl$/.exec(path) ?? []
  return archivedTables.find((table) => table === name) ?? null
}

/** The hash a content's part is named after; null when it is no such part. */
export const hashOfPart = (path: string): string | null => /^vault\/([0-9a-f]{64})$/.exec(path)?.[1] ?? null

/** Where an evidence file lies in an archive. */
export const evidencePart = (hash: string): string => `evidence/${hash}`

/** The hash an evidence file's part is named after; null when it is no such part. */
export const evidenceOfPart = (path: string): string | null => /^evidence\/([0-9a-f]{64})$/.exec(path)?.[1] ?? null
