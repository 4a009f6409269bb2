// Puts more places like the demonstration's city into its record, table by table in the database, so that the desk can be
// measured among many. The copies have nobody who signs in, no ledger of their own and nothing published. The rows are
// those of a place whose references hold, so that the database need not look each of them up again: the owner of the
// data folder's database copies them with the triggers off.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'

const copied = [
  'unit',
  'person',
  'role_grant',
  'document',
  'report',
  'area',
  'commitment',
  'indicator',
  'task',
  'task_unit',
  'task_plan',
  'milestone',
  'task_indicator',
  'task_change',
  'signing',
  'period',
  'progress',
  'progress_step',
  'confirmation',
  'evidence',
  'light',
]

/** What is supervised, parts after what they are of. */
const supervised = [
  ...['matter', 'matter_task', 'matter_unit', 'matter_step', 'matter_due', 'matter_urge', 'matter_file'],
  ...['slip', 'slip_step', 'bulletin', 'bulletin_step', 'bulletin_unit', 'bulletin_objection'],
  ...['inspection', 'inspection_step', 'inspection_unit', 'inspection_task', 'inspection_person', 'inspection_sheet'],
  ...['inspection_file', 'inspection_item', 'inspection_item_step', 'inspection_objection', 'instruction'],
  ...['clue', 'score', 'score_unit', 'score_step', 'score_objection', 'rule_version'],
  ...['task_closing', 'task_closing_step', 'urge', 'message'],
]

/**
 * Copy the only place of the record that is open over `record.url` in `folder`, `count` times or until `until`, a moment of
 * `performance.now()`. Resolves with how many were copied.
 */
export async function loadCities(record, folder, count, until = Number.POSITIVE_INFINITY, say = (_words) => undefined) {
  const { sql } = await import('kysely')
  const { connect } = await import('../packages/server/src/store/connection.ts')
  const first = await record.db.selectFrom('jurisdiction').select('jurisdiction_id').executeTakeFirstOrThrow()
  const owner = new URL(record.url)
  owner.username = 'luoshi_owner'
  owner.password = JSON.parse(readFileSync(join(folder, 'postgres-passwords.json'), 'utf8')).owner
  const db = connect({ url: owner.href, connections: 1 })
  try {
    const columnsOf = new Map()
    for (const table of [...copied, ...supervised]) {
      /** @type {{ rows: any[] }} */
      const { rows } =
        await sql`select column_name as name from information_schema.columns where table_schema = current_schema()
        and table_name = ${table} and column_name <> 'jurisdiction_id' and is_generated = 'NEVER' order by ordinal_position`.execute(
          db,
        )
      columnsOf.set(
        table,
        rows.map(({ name }) => name),
      )
    }
    const found = async (trx, n, some) => {
      await sql`insert into jurisdiction (jurisdiction_id, code, name, level, fictitious, created_at)
        select id, (991000 + ${n}::int + n)::text, '云泽' || (${n}::int + n) || '市', 'county', true, now()
          from unnest(${some}::uuid[]) with ordinality c(id, n)`.execute(trx)
      await sql`insert into ledger_head (jurisdiction_id, seq, hash)
        select id, 0, ${'0'.repeat(64)} from unnest(${some}::uuid[]) c(id)`.execute(trx)
      await sql`insert into vault (jurisdiction_id, hash, media_type, size, content, stored_at)
        select id, hash, media_type, size, content, stored_at from vault v cross join unnest(${some}::uuid[]) c(id)
         where v.jurisdiction_id = ${first.jurisdiction_id}
           and exists (select from document d where v.hash in (d.hash, d.received_hash, d.text_hash, d.reading_hash))`.execute(
        trx,
      )
    }
    const copy = async (trx, table, some) => {
      const names = columnsOf.get(table)
      const columns = sql.join(names.map((name) => sql.ref(name)))
      // nobody of the copies signs in
      const values = sql.join(names.map((name) => (name === 'account_id' ? sql`null` : sql.ref(`t.${name}`))))
      await sql`insert into ${sql.table(table)} (jurisdiction_id, ${columns}) select c.id, ${values}
        from ${sql.table(table)} t cross join unnest(${some}::uuid[]) c(id) where t.jurisdiction_id = ${first.jurisdiction_id}`.execute(
        trx,
      )
    }
    let copies = 0
    while (copies < count && performance.now() < until) {
      const some = Array.from({ length: Math.min(3, count - copies) }, () => uuid())
      await db.transaction().execute(async (trx) => {
        await sql`set local session_replication_role = replica`.execute(trx)
        await sql`set local synchronous_commit = off`.execute(trx)
        await found(trx, copies, some)
        for (const table of [...copied, ...supervised]) await copy(trx, table, some)
      })
      copies += some.length
      say(copies)
    }
    return copies
  } finally {
    await db.destroy()
  }
}
