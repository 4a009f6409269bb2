import { type TableName, tableList } from '../../store/table-list.ts'

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

/** What an archive says of itself: the ledger's head, and every part with its hash. */
export interface ArchiveManifest extends ArchiveAbout {
  readonly ledger: { readonly entries: number; readonly head: string }
  readonly parts: readonly ArchivePart[]
  /** Hashes of evidence files that were not in the data folder, or not as they had been kept, when this was made. */
  readonly missingEvidence?: readonly string[]
  /** Over all the rest of the manifest; archives of earlier versions have none. */
  readonly signature?: ArchiveSignature
}

/** Who signed an archive, and what they signed with; the algorithm is named so that another one can follow. */
export interface ArchiveSignature {
  readonly algorithm: 'ed25519'
  /** The public key: SPKI in DER, Base64. */
  readonly key: string
  /** Over the manifest without this, Base64. */
  readonly value: string
}

/** A file of the archive; `sha256` is of its bytes, lower-case hexadecimal. */
export interface ArchivePart {
  readonly path: string
  readonly size: number
  readonly sha256: string
}

const tableNames = Object.keys(tableList) as TableName[]

/** A table whose rows of the place are in the archive. */
export type ArchivedTable = {
  [T in TableName]: (typeof tableList)[T]['archive'] extends 'no' ? never : T
}[TableName]

/** The tables in the order in which their rows can go in again: what is referred to stands before. */
export const archivedTables: readonly ArchivedTable[] = tableNames.filter(isArchived)

function isArchived(table: TableName): table is ArchivedTable {
  return tableList[table].archive !== 'no'
}

/** Tables of the installation: of these the rows go along that are accounts of the place's people. */
export type AccountTable = {
  [T in TableName]: (typeof tableList)[T]['archive'] extends 'accounts' ? T : never
}[TableName]

/** Whether a table's rows are accounts, which several places may share. */
export const isAccountTable = (table: ArchivedTable): table is AccountTable => tableList[table].archive === 'accounts'

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
