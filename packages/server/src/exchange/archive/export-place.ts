import { type Kysely, sql, type Transaction } from 'kysely'
import { filesPurged } from '../../queries/evidence/files-purged.ts'
import type { Tables } from '../../store/tables.ts'
import { type EvidenceFolder, filePath } from '../../vault/evidence/evidence-folder.ts'
import { hashOfPlain, readPlain } from '../../vault/sealing/plain-file.ts'
import { SealError } from '../../vault/sealing/sealed-stream.ts'
import { hashOf } from '../../vault/vault.ts'
import {
  type ArchiveAbout,
  type ArchivedTable,
  type ArchiveManifest,
  type ArchivePart,
  archivedTables,
  evidencePart,
  isAccountTable,
  tablePart,
} from './archive.ts'
import type { ArchiveKeys } from './archive-keys.ts'
import type { TarWriter } from './tar.ts'

/**
 * Add everything of a place to an archive; returns its manifest. Sees one state of the database, whatever is written
 * meanwhile.
 */
export async function exportPlace(
  db: Kysely<Tables>,
  jurisdictionId: string,
  at: Date,
  tar: TarWriter,
  evidence: EvidenceFolder | null = null,
  keys: ArchiveKeys | null = null,
): Promise<ArchiveManifest> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const parts: ArchivePart[] = []
      const add = async (path: string, content: Buffer) => {
        parts.push({ path, size: content.length, sha256: hashOf(content) })
        await tar.add(path, content.length, [content])
      }
      const about = await aboutOf(trx, jurisdictionId, at)
      await add('about.json', json(about))
      for (const table of archivedTables) {
        await addTable(trx, jurisdictionId, table, add)
        if (table === 'vault') await addContents(trx, jurisdictionId, add)
      }
      const missing = await addEvidence(trx, { jurisdictionId, evidence, tar }, parts)
      const head = await trx
        .selectFrom('ledger_head')
        .select(['seq', 'hash'])
        .where('jurisdiction_id', '=', jurisdictionId)
        .executeTakeFirstOrThrow()
      const unsigned: ArchiveManifest = {
        ...about,
        ledger: { entries: Number(head.seq), head: head.hash },
        parts,
        missingEvidence: missing,
      }
      const manifest = keys === null ? unsigned : { ...unsigned, signature: await keys.sign(unsigned, at) }
      const content = json(manifest)
      await tar.add('manifest.json', content.length, [content])
      return manifest
    })
}

const json = (value: object) => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)

async function aboutOf(trx: Transaction<Tables>, jurisdictionId: string, at: Date): Promise<ArchiveAbout> {
  const { code, name } = await trx
    .selectFrom('jurisdiction')
    .select(['code', 'name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .executeTakeFirstOrThrow()
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(trx)
  const migrations = applied.rows.map((row) => row.name)
  return { schema: 'luoshi.archive/1', jurisdictionId, code, name, exportedAt: at.toISOString(), migrations }
}

/** Bytes after which a part of a table is closed. */
const partBytes = 4 * 1024 * 1024

/** The rows as PostgreSQL writes them as JSON: no number passes through a machine's floating point. */
async function addTable(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  table: ArchivedTable,
  add: (path: string, content: Buffer) => Promise<void>,
): Promise<void> {
  await sql`set local timezone = 'UTC'`.execute(trx)
  const line = table === 'vault' ? sql`(to_jsonb(t) - 'content')::text` : sql`row_to_json(t)::text`
  await sql`declare rows no scroll cursor for
    select ${line} as line from ${sql.table(table)} t where ${ofPlace(table, jurisdictionId)} ${order(table)}`.execute(
    trx,
  )
  let lines: string[] = []
  let bytes = 0
  let number = 0
  const close = async () => {
    if (lines.length === 0) return
    await add(tablePart(table, ++number), Buffer.from(`${lines.join('\n')}\n`))
    lines = []
    bytes = 0
  }
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch 500 from rows`.execute(trx)
    for (const row of rows) {
      lines.push(row.line)
      bytes += row.line.length * 2
      if (bytes > partBytes) await close()
    }
    if (rows.length === 0) break
  }
  await close()
  await sql`close rows`.execute(trx)
}

/** Accounts are the installation's: those go along that people of the place sign in with. */
function ofPlace(table: ArchivedTable, jurisdictionId: string) {
  if (!isAccountTable(table)) return sql`jurisdiction_id = ${jurisdictionId}`
  const own = sql`select account_id from person where jurisdiction_id = ${jurisdictionId} and account_id is not null`
  return table === 'auth_user' ? sql`id in (${own})` : sql`"userId" in (${own})`
}

// rows that refer to rows of their own table come after them; the ledger in its own order
function order(table: ArchivedTable) {
  if (table === 'ledger') return sql`order by seq`
  if (table === 'security_log') return sql`order by seq nulls first`
  if (table === 'unit') return sql`order by parent_id nulls first, unit_id`
  if (table === 'progress') return sql`order by version, progress_id`
  if (table === 'settlement_item') return sql`order by settlement_item_id`
  if (table === 'proposal') return sql`order by report_id, ordinal`
  return sql``
}

async function addContents(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  add: (path: string, content: Buffer) => Promise<void>,
): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await trx
      .selectFrom('vault')
      .select(['hash', 'content'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('content', 'is not', null)
      .where('hash', '>', after)
      .orderBy('hash')
      .limit(4)
      .execute()
    for (const { hash, content } of rows) if (content) await add(`vault/${hash}`, content)
    const last = rows.at(-1)
    if (!last) return
    after = last.hash
  }
}

interface Evidence {
  readonly jurisdictionId: string
  readonly evidence: EvidenceFolder | null
  readonly tar: TarWriter
}

/** The evidence files, piece by piece, but those that were purged; returns the hashes of those that do not lie there as they were kept. */
async function addEvidence(
  trx: Transaction<Tables>,
  { jurisdictionId, evidence, tar }: Evidence,
  parts: ArchivePart[],
): Promise<string[]> {
  const rows = await trx
    .selectFrom('evidence')
    .select('hash')
    .where('jurisdiction_id', '=', jurisdictionId)
    .union(trx.selectFrom('matter_file').select('hash').where('jurisdiction_id', '=', jurisdictionId))
    .union(trx.selectFrom('inspection_file').select('hash').where('jurisdiction_id', '=', jurisdictionId))
    .orderBy('hash')
    .execute()
  const purged = await filesPurged(trx, jurisdictionId)
  const missing: string[] = []
  for (const { hash } of rows) {
    if (purged.has(hash)) continue
    const file = evidence === null ? null : filePath(evidence, jurisdictionId, hash)
    const sealing = evidence?.sealing ?? null
    const found = file === null ? null : await hashOfPlain(file, sealing).catch(unlessNoKey)
    if (file === null || found !== hash) {
      missing.push(hash)
      continue
    }
    const { size, pieces } = await readPlain(file, sealing)
    const path = evidencePart(hash)
    await tar.add(path, size ?? 0, pieces)
    parts.push({ path, size: size ?? 0, sha256: hash })
  }
  return missing
}

/** A file that is sealed with a key that is not here is no lost file: nothing is exported without it. */
function unlessNoKey(error: unknown): null {
  if (error instanceof SealError && error.reason === 'no-key') throw error
  return null
}
