/**
 * An archive holds everything of one place: a tar file packed with gzip, its parts in this order: `about.json`; the
 * vault's rows and its contents, each under its hash, and the evidence files likewise; every other table's rows, a JSON object a line; `manifest.json`,
 * which names every part with its SHA-256.
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
  /** Evidence files that the record names and that did not lie in the folder when it was made. */
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
  'unit',
  'person',
  'role_grant',
  'delegation',
  'unit_past',
  'document',
  'report',
  'proposal',
  'finding',
  'area',
  'commitment',
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
  'calendar_feed',
  'mail',
] as const

export type ArchivedTable = (typeof archivedTables)[number]

/** `tables/ledger.0001.jsonl` */
export const tablePart = (table: ArchivedTable, number: number): string =>
  `tables/${table}.${String(number).padStart(4, '0')}.jsonl`

/** Which table's rows a part holds; null when it is no such part. */
export function tableOfPart(path: string): ArchivedTable | null {
  const [, name] = /^tables\/([a-z_]+)\.\d{4,}\.jsonl$/.exec(path) ?? []
  return archivedTables.find((table) => table === name) ?? null
}

/** The hash an evidence file's part is named after; null when it is no such part. */
export const evidenceOfPart = (path: string): string | null => /^evidence\/([0-9a-f]{64})$/.exec(path)?.[1] ?? null

/** The hash a content's part is named after; null when it is no such part. */
export const hashOfPart = (path: string): string | null => /^vault\/([0-9a-f]{64})$/.exec(path)?.[1] ?? null
