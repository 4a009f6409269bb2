import { rm } from 'node:fs/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import { verifyWithin } from '../../queries/ledger/verify-record.ts'
import { halfOpenMigration, makeHalfOpen } from '../../store/migrations/0008-half-open.ts'
import { securityChainMigration } from '../../store/migrations/0070-security-chain.ts'
import { passOver, remindedDuesMigration } from '../../store/migrations/0165-reminded-dues.ts'
import { isSettledEarlier, stepsOfCluesMigration } from '../../store/migrations/0180-steps-of-clues.ts'
import { earlierRefusalsMigration, isEarlierRefusal } from '../../store/migrations/0193-earlier-refusals.ts'
import { dayAfterInspection, inspectedDaysMigration } from '../../store/migrations/0198-inspected-days.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { keepStream } from '../../vault/evidence/keep-stream.ts'
import type { Sealing } from '../../vault/sealing/sealing-keys.ts'
import { hashOf } from '../../vault/vault.ts'
import {
  type AccountTable,
  type ArchiveAbout,
  type ArchivedTable,
  type ArchiveManifest,
  archivedTables,
  evidenceOfPart,
  hashOfPart,
  isAccountTable,
  tableOfPart,
} from './archive.ts'
import { ArchiveBroken, checkedParts } from './checked-parts.ts'
import { type ArchiveRefusal, changed, newerSchema, noEvidenceFolder, notAnArchive, placeExists } from './refusals.ts'
import { ledgerRestored } from './restore-ledger.ts'
import { securityLogRestored } from './restore-security-log.ts'
import type { TarMember, TarStream } from './tar.ts'

/** The place as it was when the archive was made. */
export interface Restored {
  readonly kind: 'restored'
  readonly manifest: ArchiveManifest
}

/**
 * Put a place back from its archive, in one transaction: every part is compared with the manifest, every content with
 * its name, the ledger recomputed, before anything stays. Refused where the place is there already. Evidence files go into
 * `evidence`; accounts that are there already stay as they are.
 */
export async function restorePlace(
  db: Kysely<Tables>,
  file: string,
  evidence: EvidenceFolder | null = null,
  sealing: Sealing | null = evidence?.sealing ?? null,
): Promise<Restored | ArchiveRefusal> {
  const kept: string[] = []
  try {
    return await db.transaction().execute(async (trx) => {
      const restoring = await begun(trx, evidence, kept)
      const manifest = await checkedParts(file, restoring.begin, restoring.part, restoring.file, sealing)
      await restoring.end(manifest)
      return { kind: 'restored', manifest }
    })
  } catch (error) {
    for (const path of kept) await rm(path, { force: true })
    if (error instanceof ArchiveBroken) return error.refusal
    throw error
  }
}

async function begun(trx: Transaction<Tables>, evidence: EvidenceFolder | null, kept: string[]) {
  await sql`set local timezone = 'UTC'`.execute(trx)
  const columns = await columnsOf(trx)
  const waiting = new Map<string, string>()
  const ledger = ledgerRestored(trx)
  const log = securityLogRestored(trx)
  const hasChain = (migrations: readonly string[]) => migrations.includes(securityChainMigration)
  let place: ArchiveAbout | undefined
  return {
    begin: async (about: ArchiveAbout) => {
      await mayRestore(trx, about)
      place = about
    },
    part: async ({ name, content }: TarMember) => {
      const jurisdictionId = place?.jurisdictionId ?? ''
      const table = tableOfPart(name)
      const hash = hashOfPart(name)
      if (hash !== null) {
        const row = waiting.get(hash)
        if (row === undefined || hashOf(content) !== hash) throw new ArchiveBroken(changed(name))
        waiting.delete(hash)
        await insertContent(trx, jurisdictionId, row, content)
      } else if (table === null) throw new ArchiveBroken(notAnArchive(name))
      else {
        const lines = content.toString('utf8').trimEnd().split('\n')
        const ready = table === 'vault' ? lines.filter((line) => !waits(line, waiting)) : lines
        const known = columns.get(table) ?? new Set<string>()
        if (isAccountTable(table)) await insertAccounts(trx, place?.code ?? '', table, ready, known, name)
        else if (table === 'ledger') await ledger.part(jurisdictionId, ready, name).catch(asChanged(name))
        else if (table === 'ledger_head') await ledger.head(jurisdictionId, ready, name)
        else if (table === 'security_log' && ready.length > 0)
          await log.part(jurisdictionId, ready, name, hasChain(place?.migrations ?? [])).catch(asChanged(name))
        else if (table === 'security_head') log.head(jurisdictionId, ready, name)
        else if (ready.length > 0)
          await insertRows(trx, jurisdictionId, table, ready, known, name, {
            made: madeUp(table, place?.migrations ?? []),
            moved: moved(table, place?.migrations ?? []),
          })
      }
    },
    file: async ({ name, size, pieces }: TarStream) => {
      const hash = evidenceOfPart(name)
      if (hash === null || !place) throw new ArchiveBroken(notAnArchive(name))
      if (evidence === null) throw new ArchiveBroken(noEvidenceFolder)
      const outcome = await keepStream(evidence, place.jurisdictionId, hash, size, pieces)
      if (outcome.kind === 'other-hash') throw new ArchiveBroken(changed(name))
      if (outcome.kind === 'kept') kept.push(outcome.path)
    },
    end: async (manifest: ArchiveManifest) => {
      const [missing] = waiting.keys()
      if (missing !== undefined) throw new ArchiveBroken(changed(`vault/${missing}`))
      if (!manifest.migrations.includes(halfOpenMigration)) await makeHalfOpen(trx, manifest.jurisdictionId)
      if (!manifest.migrations.includes(remindedDuesMigration)) await passOver(trx, manifest.jurisdictionId)
      log.end(hasChain(manifest.migrations))
      const whole = await verifyWithin(trx, manifest.jurisdictionId, { head: manifest.ledger.head })
      if (whole.kind === 'broken') throw new ArchiveBroken(changed(`ledger #${whole.seq} (${whole.reason})`))
      await sql`select pg_notify('luoshi_published', ${manifest.code})`.execute(trx)
    },
  }
}

async function mayRestore(trx: Transaction<Tables>, { jurisdictionId, code, migrations }: ArchiveAbout): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(trx)
  const later = migrations.filter((name) => !rows.some((row) => row.name === name))
  if (later.length > 0) throw new ArchiveBroken(newerSchema(later))
  const there = await trx
    .selectFrom('jurisdiction')
    .select(['name', 'code'])
    .where((eb) => eb.or([eb('code', '=', code), eb(eb.cast<string>('jurisdiction_id', 'text'), '=', jurisdictionId)]))
    .executeTakeFirst()
  if (there) throw new ArchiveBroken(placeExists(there.name, there.code))
}

/** The row of a content that has not come yet is kept until it does; a purged one goes in as it is. */
function waits(line: string, waiting: Map<string, string>): boolean {
  const { hash, purged_at } = JSON.parse(line) as { hash: string; purged_at: string | null }
  if (purged_at === null) waiting.set(hash, line)
  return purged_at === null
}

async function insertContent(trx: Transaction<Tables>, jurisdictionId: string, row: string, content: Buffer) {
  await sql`insert into vault (jurisdiction_id, hash, media_type, size, stored_at, content)
    select jurisdiction_id, hash, media_type, size, stored_at, ${content}::bytea
      from json_populate_record(null::vault, ${row}::json) where jurisdiction_id = ${jurisdictionId}`.execute(trx)
}

/** The columns that came later and whose value an archive of before decides by the row: their SQL. */
function madeUp(table: ArchivedTable, migrations: readonly string[]): Readonly<Record<string, string>> {
  const settled = migrations.includes(stepsOfCluesMigration) ? undefined : isSettledEarlier[table]
  const refused =
    table === 'matter_step' && !migrations.includes(earlierRefusalsMigration) ? isEarlierRefusal : undefined
  const earlier = settled ?? refused
  return earlier === undefined ? {} : { earlier_form: earlier }
}

/** The columns that an archive of before holds in another form: the SQL that moves them. */
const moved = (table: ArchivedTable, migrations: readonly string[]): Readonly<Record<string, string>> =>
  table === 'inspection' && !migrations.includes(inspectedDaysMigration) ? { ends_on: dayAfterInspection } : {}

/** Rows as the archive holds them; a column that came later keeps its default, or is made of the others. */
async function insertRows(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  table: ArchivedTable,
  lines: readonly string[],
  known: ReadonlySet<string>,
  part: string,
  { made, moved }: Readonly<Record<'made' | 'moved', Readonly<Record<string, string>>>>,
): Promise<void> {
  let named: string[]
  try {
    named = Object.keys(JSON.parse(lines[0] ?? '{}') as object)
  } catch {
    throw new ArchiveBroken(changed(part))
  }
  if (named.some((column) => !known.has(column))) throw new ArchiveBroken(changed(part))
  if (named.some((column) => Object.hasOwn(made, column))) throw new ArchiveBroken(changed(part))
  const into = sql.join([...named, ...Object.keys(made)].map((column) => sql.ref(column)))
  const values = sql.join([
    ...named.map((column) => (moved[column] === undefined ? sql.ref(column) : sql.raw(moved[column]))),
    ...Object.values(made).map((one) => sql.raw(one)),
  ])
  const inserted = await sql`insert into ${sql.table(table)} (${into})
    select ${values} from json_populate_recordset(null::${sql.table(table)}, ${`[${lines.join(',')}]`}::json)
     where jurisdiction_id = ${jurisdictionId}`
    .execute(trx)
    .catch(asChanged(part))
  if (inserted.numAffectedRows !== BigInt(lines.length)) throw new ArchiveBroken(changed(part))
}

/**
 * Accounts beside those that are there: one of the same id stays as it is, with its password and second factor; a user
 * name that somebody else has gets the place's code behind it.
 */
async function insertAccounts(
  trx: Transaction<Tables>,
  code: string,
  table: AccountTable,
  lines: readonly string[],
  known: ReadonlySet<string>,
  part: string,
): Promise<void> {
  const named = Object.keys(JSON.parse(lines[0] ?? '{}') as object)
  if (named.some((column) => !known.has(column))) throw new ArchiveBroken(changed(part))
  const columns = sql.join(named.map((column) => sql.ref(column)))
  const taken = sql`exists (select from auth_user other where other.username = rows.username and other.id <> rows.id)`
  const values = sql.join(
    named.map((column) =>
      table === 'auth_user' && (column === 'username' || column === 'displayUsername')
        ? sql`case when ${taken} then ${sql.ref(`rows.${column}`)} || ${`.${code}`} else ${sql.ref(`rows.${column}`)} end`
        : sql.ref(`rows.${column}`),
    ),
  )
  // what belongs to an account that was there before is left with it
  const fresh =
    table === 'auth_user'
      ? sql`not exists (select from auth_user same where same.id = rows.id)`
      : sql`exists (select from auth_user own where own.id = rows."userId")
          and not exists (select from ${sql.table(table)} same where same."userId" = rows."userId")`
  await sql`insert into ${sql.table(table)} (${columns})
    select ${values} from json_populate_recordset(null::${sql.table(table)}, ${`[${lines.join(',')}]`}::json) rows
     where ${fresh}`
    .execute(trx)
    .catch(asChanged(part))
}

/** Throws that a part was changed where the database finds fault with its data, else what was thrown. */
const asChanged = (part: string) => (error: unknown) => {
  throw isDataError(error) ? new ArchiveBroken(changed(part)) : error
}

/** Whether the database finds fault with the data: not with itself, nor with the connection. */
const isDataError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code)

async function columnsOf(trx: Transaction<Tables>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ table_name: string; columns: string[] }>`
    select table_name, array_agg(column_name::text) as columns from information_schema.columns
     where table_schema = current_schema() and table_name in (${sql.join(archivedTables)})
     group by table_name`.execute(trx)
  return new Map(rows.map((row) => [row.table_name, new Set(row.columns)]))
}
