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

/** What is supervised, parts after what they are of; the newest step of each stands in a row that was put in before it. */
const supervised = [
  ...['matter', 'matter_task', 'matter_unit', 'matter_step', 'matter_due', 'matter_urge', 'matter_file'],
  ...['slip', 'slip_step', 'bulletin', 'bulletin_step', 'bulletin_unit', 'bulletin_objection'],
  ...['inspection', 'inspection_step', 'inspection_unit', 'inspection_task', 'inspection_person', 'inspection_sheet'],
  ...['inspection_file', 'inspection_item', 'inspection_item_step', 'inspection_objection', 'instruction'],
  ...['clue', 'score', 'score_unit', 'score_step', 'score_objection', 'rule_version'],
  ...['task_closing', 'task_closing_step', 'urge', 'message'],
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
  const tens = Array.from({ length: Math.ceil(ids.length / 10) }, (_, i) => ids.slice(i * 10, i * 10 + 10))
  for (const table of copied) {
    for (const some of tens) await copy(db, table, some)
    say(table)
  }
  for (const some of tens)
    await db.transaction().execute(async (trx) => {
      for (const table of supervised) await copy(trx, table, some)
    })
  say('supervision')
}
