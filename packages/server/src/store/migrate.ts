import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { refusal } from '../domain/refusal.ts'
import { grants } from './grants.ts'
import * as record from './migrations/0001-record.ts'
import * as desk from './migrations/0002-desk.ts'
import * as identity from './migrations/0003-identity.ts'
import * as reminders from './migrations/0004-reminders.ts'
import * as taskKind from './migrations/0005-task-kind.ts'
import * as state from './migrations/0006-state-of-record.ts'
import * as halfOpen from './migrations/0008-half-open.ts'
import * as settlement from './migrations/0010-settlement.ts'
import * as matters from './migrations/0011-matters.ts'
import * as signInWalls from './migrations/0012-sign-in-walls.ts'
import * as unitOrder from './migrations/0015-unit-order.ts'
import * as returnedReports from './migrations/0020-returned-reports.ts'
import * as powers from './migrations/0030-powers.ts'
import * as settlementDesk from './migrations/0050-settlement-desk.ts'
import * as taskClosing from './migrations/0060-task-closing.ts'
import * as bulletins from './migrations/0061-bulletins.ts'
import * as securityChain from './migrations/0070-security-chain.ts'
import * as passwordAge from './migrations/0071-password-age.ts'
import * as clockMarks from './migrations/0072-clock-marks.ts'
import * as imports from './migrations/0080-imports.ts'
import * as quarantine from './migrations/0081-quarantine.ts'
import * as heldFilesOfMatters from './migrations/0090-held-files-of-matters.ts'
import * as messages from './migrations/0100-messages.ts'
import * as movedPeriods from './migrations/0101-moved-periods.ts'
import * as instructions from './migrations/0120-instructions.ts'
import * as inspections from './migrations/0121-inspections.ts'
import * as heldFilesOfInspections from './migrations/0131-held-files-of-inspections.ts'
import * as taskOrigins from './migrations/0134-task-origins.ts'
import * as eventLedger from './migrations/0138-event-ledger.ts'
import * as scores from './migrations/0141-scores.ts'
import * as milestonesOfMatters from './migrations/0145-milestones-of-matters.ts'
import * as clues from './migrations/0146-clues.ts'
import * as upperOrders from './migrations/0147-upper-orders.ts'
import * as groups from './migrations/0150-groups.ts'
import * as indicatorKeepers from './migrations/0151-indicator-keepers.ts'
import * as urgesWithdrawn from './migrations/0152-urges-withdrawn.ts'
import * as comments from './migrations/0160-comments.ts'
import * as stages from './migrations/0161-stages.ts'
import * as remindedDues from './migrations/0165-reminded-dues.ts'
import * as milestonesOfTasks from './migrations/0170-milestones-of-tasks.ts'
import * as anotherUnit from './migrations/0171-another-unit.ts'
import * as ledgerByFunction from './migrations/0175-ledger-by-function.ts'
import * as purgeAgreements from './migrations/0176-purge-agreements.ts'
import * as securityLogByFunction from './migrations/0177-security-log-by-function.ts'
import * as stepsOfClues from './migrations/0180-steps-of-clues.ts'
import * as inspectedSuccessors from './migrations/0181-inspected-successors.ts'
import * as earlierRefusals from './migrations/0193-earlier-refusals.ts'
import * as inspectedDays from './migrations/0198-inspected-days.ts'
import { placePolicies } from './place-policies.ts'
import type { StoreRefusal } from './refusal.ts'
import type { Tables } from './tables.ts'
import { alignVocabulary } from './vocabulary-checks.ts'

const migrations: Record<string, Migration> = {
  '0001-record': record,
  '0002-desk': desk,
  '0003-identity': identity,
  '0004-reminders': reminders,
  '0005-task-kind': taskKind,
  '0006-state-of-record': state,
  [halfOpen.halfOpenMigration]: halfOpen,
  '0010-settlement': settlement,
  '0011-matters': matters,
  '0012-sign-in-walls': signInWalls,
  '0015-unit-order': unitOrder,
  '0020-returned-reports': returnedReports,
  '0030-powers': powers,
  '0050-settlement-desk': settlementDesk,
  '0060-task-closing': taskClosing,
  '0061-bulletins': bulletins,
  [securityChain.securityChainMigration]: securityChain,
  '0071-password-age': passwordAge,
  '0072-clock-marks': clockMarks,
  '0080-imports': imports,
  '0081-quarantine': quarantine,
  '0090-held-files-of-matters': heldFilesOfMatters,
  '0100-messages': messages,
  '0101-moved-periods': movedPeriods,
  '0120-instructions': instructions,
  '0121-inspections': inspections,
  '0131-held-files-of-inspections': heldFilesOfInspections,
  '0134-task-origins': taskOrigins,
  '0138-event-ledger': eventLedger,
  '0141-scores': scores,
  '0145-milestones-of-matters': milestonesOfMatters,
  '0146-clues': clues,
  '0147-upper-orders': upperOrders,
  '0150-groups': groups,
  '0151-indicator-keepers': indicatorKeepers,
  '0152-urges-withdrawn': urgesWithdrawn,
  '0160-comments': comments,
  '0161-stages': stages,
  '0165-reminded-dues': remindedDues,
  '0170-milestones-of-tasks': milestonesOfTasks,
  '0171-another-unit': anotherUnit,
  '0175-ledger-by-function': ledgerByFunction,
  '0176-purge-agreements': purgeAgreements,
  '0177-security-log-by-function': securityLogByFunction,
  '0180-steps-of-clues': stepsOfClues,
  '0181-inspected-successors': inspectedSuccessors,
  '0193-earlier-refusals': earlierRefusals,
  [inspectedDays.inspectedDaysMigration]: inspectedDays,
}

/** The role the server runs as. */
export const serverRole = 'luoshi_server'

/** A migration failed; what all of them had done is rolled back. */
export class MigrationFailed extends Error {
  /** Its name, where one had begun. */
  readonly migration: string | null

  constructor(migration: string | null, options: ErrorOptions) {
    super('a migration failed; the schema is as it was before', options)
    this.migration = migration
  }
}

/**
 * Brings the schema up to this version and sets the server role's rights. Run as the schema's owner; somebody else may
 * run it when there is nothing to bring up. `serverUser`, where the server signs in as somebody else than the owner, is
 * given the role.
 * Refuses a database older than PostgreSQL 15, a schema that a later version of Luoshi has made, and one whose list of
 * migrations is no list of ours: then nothing is known of the tables.
 * @throws {MigrationFailed} what had been done is rolled back
 */
export async function migrate(
  owner: Kysely<Tables>,
  serverUser: string | null = null,
): Promise<StoreRefusal | { readonly kind: 'migrated'; readonly applied: readonly string[] }> {
  const version = await sql<{ server_version_num: string }>`show server_version_num`.execute(owner)
  const old = versionRefusal(Number(version.rows[0]?.server_version_num))
  if (old) return old

  const applied = await appliedMigrations(owner)
  if (!Array.isArray(applied)) return applied
  const unfit = laterOrGaps(applied) ?? (applied.length === 0 ? await strangeTables(owner) : undefined)
  if (unfit) return unfit
  if (applied.length === Object.keys(migrations).length && !(await ownsSchema(owner)))
    return { kind: 'migrated', applied: [] }

  const migrator = new Migrator({ db: owner, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find(({ status }) => status === 'Error')?.migrationName
    throw new MigrationFailed(failed ?? null, { cause: error })
  }

  await owner.transaction().execute(async (trx) => {
    // two servers that start at once would grant at once, which PostgreSQL answers with "tuple concurrently updated"
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx)
    // the lock holds in this database, a role in all of the server's: another database may be migrated at this moment
    await sql
      .raw(
        // an owner without the right to make roles needs none where the role is there
        `do $$ begin
          if not exists (select from pg_roles where rolname = '${serverRole}') then create role ${serverRole} nologin; end if;
          exception when duplicate_object or unique_violation then null; end $$`,
      )
      .execute(trx)
    await alignVocabulary(trx)
    for (const statement of grants(serverRole)) await sql.raw(statement).execute(trx)
    await sql.raw(placePolicies).execute(trx)
    await join(trx, serverUser)
  })
  return { kind: 'migrated', applied: (results ?? []).map((result) => result.migrationName) }
}

const LOCK = 7_155_331

/** Give a user, or the person who runs this, the server's role, where they have it not: giving it wants a right of its own. */
async function join(trx: Kysely<Tables>, user: string | null): Promise<void> {
  const { rows } = await sql<{ name: string; member: boolean }>`
    select name, pg_has_role(name, ${serverRole}, 'member') as member
      from (select coalesce(${user}::text, current_user::text) as name) who`.execute(trx)
  for (const { name, member } of rows)
    if (!member) await sql`grant ${sql.id(serverRole)} to ${sql.id(name)}`.execute(trx)
}

/** Why a database that cannot be migrated, a replica, does not fit this version; undefined when it does. */
export async function schemaRefusal(db: Kysely<Tables>): Promise<StoreRefusal | undefined> {
  const applied = await appliedMigrations(db)
  if (!Array.isArray(applied)) return applied
  const unfit = laterOrGaps(applied)
  if (unfit) return unfit
  const missing = Object.keys(migrations).filter((name) => !applied.includes(name))
  return missing.length === 0
    ? undefined
    : refusal(
        422,
        'schema-older',
        '这个只读副本的数据库还没有升级。请先用本版本启动主服务器，副本同步后再启动。',
        'The replica has an older schema: start this version on the primary first.',
      )
}

/** The names in the list of migrations, in their order; a refusal where it is no such list. */
async function appliedMigrations(owner: Kysely<Tables>): Promise<string[] | StoreRefusal> {
  const table = await sql<{ found: boolean; listed: boolean }>`
    select to_regclass('kysely_migration') is not null as found,
      exists(select from pg_attribute where attrelid = to_regclass('kysely_migration') and attname = 'name') as listed`.execute(
    owner,
  )
  if (!table.rows[0]?.found) return []
  if (!table.rows[0].listed)
    return unknownSchema(
      '迁移清单 kysely_migration 的列不对',
      'The list of migrations, kysely_migration, has other columns',
    )
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(owner)
  return applied.rows.map((row) => row.name)
}

/** Why a list of migrations does not fit: it goes beyond ours, or leaves some out before its end. */
function laterOrGaps(applied: readonly string[]): StoreRefusal | undefined {
  const ours = Object.keys(migrations)
  const later = applied.filter((name) => !(name in migrations))
  if (later.length > 0) return newer(later)
  const gaps = ours.slice(0, ours.indexOf(applied.at(-1) ?? '') + 1).filter((name) => !applied.includes(name))
  if (gaps.length === 0) return undefined
  return unknownSchema(
    `迁移清单缺少 ${gaps.join('、')}，却有它们之后的`,
    `The list of migrations lacks ${gaps.join(', ')} and has later ones`,
  )
}

/** Why a database without a list of migrations is not to be filled: it holds tables already. */
async function strangeTables(owner: Kysely<Tables>): Promise<StoreRefusal | undefined> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
      where schemaname = 'public' and tablename in ('jurisdiction', 'ledger', 'ledger_head', 'commitment') order by 1`.execute(
    owner,
  )
  const names = rows.map(({ name }) => name)
  if (names.length === 0) return undefined
  return unknownSchema(
    `没有迁移清单（kysely_migration 缺失或是空的），却已有表 ${names.join('、')}`,
    `There is no list of migrations (kysely_migration is missing or empty), but there are tables: ${names.join(', ')}`,
  )
}

const unknownSchema = (why: string, whyEn: string): StoreRefusal =>
  refusal(
    422,
    'schema-unknown',
    `不知道这个数据库的结构是哪个版本的：${why}。没有改动任何内容。请从备份放回数据库，或用最近的归档恢复到新的数据库（luoshi restore）；DATABASE_URL 写错了库名时，请改正。`,
    `It is not known which version made the schema of this database. ${whyEn}. Nothing was changed. Put the database back from a backup, or restore the latest archive into a new one (luoshi restore); mend DATABASE_URL where it names the wrong database.`,
  )

async function ownsSchema(owner: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ owns: boolean }>`
    select pg_has_role(current_user, tableowner, 'usage') as owns from pg_tables
      where schemaname = 'public' and tablename = 'ledger'`.execute(owner)
  return rows[0]?.owns ?? true
}

/** What is said to a PostgreSQL whose `server_version_num` is too low; undefined when it will do. */
export function versionRefusal(number: number): StoreRefusal | undefined {
  if (number >= 150_000) return undefined
  const version = `${Math.floor(number / 10_000)}.${number % 10_000}`
  return refusal(
    422,
    'version-too-old',
    `数据库是 PostgreSQL ${version}，需要 15 以上。请升级数据库，或去掉 DATABASE_URL 使用自带的数据库。`,
    `The database is PostgreSQL ${version}; 15 or later is needed. Upgrade it, or leave DATABASE_URL out to use the one that comes with Luoshi.`,
  )
}

function newer(later: readonly string[]): StoreRefusal {
  return refusal(
    422,
    'schema-newer',
    `数据库结构由更新版本的落实建立（${later.join('、')}）。请改用该版本；数据没有改动。`,
    `The schema was made by a later version of Luoshi (${later.join(', ')}). Run that version; nothing was changed.`,
  )
}
