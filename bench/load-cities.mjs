// Puts more places like the demonstration's city into its record, table by table in the database, so that the desk can be
// measured among many. The copies have nobody who signs in, no ledger of their own and nothing published.
import { v7 as uuid } from 'uuid'

const copied = [
  'unit',
  'person',
  'role_grant',
  'document',
  'report',
  'area',
  'commitment',
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

/** Copy the only place of a record `count` times. */
export async function loadCities(db, count, say = (_words) => undefined) {
  const { sql } = await import('kysely')
  const first = await db.selectFrom('jurisdiction').select('jurisdiction_id').executeTakeFirstOrThrow()
  const ids = Array.from({ length: count }, () => uuid())
  await sql`insert into jurisdiction (jurisdiction_id, code, name, level, fictitious, created_at)
    select id, (991000 + n)::text, '云泽' || n || '市', 'county', true, now() from unnest(${ids}::uuid[]) with ordinality c(id, n)`.execute(
    db,
  )
  await sql`insert into ledger_head (jurisdiction_id, seq, hash) select id, 0, ${'0'.repeat(64)} from unnest(${ids}::uuid[]) c(id)`.execute(
    db,
  )
  await sql`insert into vault (jurisdiction_id, hash, media_type, size, content, stored_at)
    select id, hash, media_type, size, content, stored_at from vault v cross join unnest(${ids}::uuid[]) c(id)
    where v.jurisdiction_id = ${first.jurisdiction_id} and exists (select from document d where v.hash in (d.hash, d.received_hash, d.text_hash, d.reading_hash))`.execute(
    db,
  )
  for (const table of copied) {
    /** @type {{ rows: any[] }} */
    const { rows } =
      await sql`select column_name as name from information_schema.columns where table_schema = current_schema()
      and table_name = ${table} and column_name <> 'jurisdiction_id' and is_generated = 'NEVER' order by ordinal_position`.execute(
        db,
      )
    const columns = sql.join(rows.map(({ name }) => sql.ref(name)))
    // nobody of the copies signs in
    const values = sql.join(rows.map(({ name }) => (name === 'account_id' ? sql`null` : sql.ref(`t.${name}`))))
    for (let i = 0; i < ids.length; i += 10)
      await sql`insert into ${sql.table(table)} (jurisdiction_id, ${columns}) select c.id, ${values}
        from ${sql.table(table)} t cross join unnest(${ids.slice(i, i + 10)}::uuid[]) c(id) where t.jurisdiction_id = ${first.jurisdiction_id}`.execute(
        db,
      )
    say(table)
  }
}
