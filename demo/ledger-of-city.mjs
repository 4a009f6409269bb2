// The ledger of 云泽市: an entry for each thing that somebody there is made to have done, written by the server's own
// `noteChanges`, which makes the chain. What was said goes into the vault first, many texts at a time. All of it is made up.
import { createHash } from 'node:crypto'

/**
 * Append what was done to the ledger, in the order of its time, and to the histories of what it was done to. `texts` of a
 * change go into the vault, their hashes into its entry; one without a `subject` has no history. What stands on the city's
 * agenda is done between them, at its time.
 */
export async function noteAll({ db, may, agenda }, changes) {
  const { noteChanges } = await import('../packages/server/src/commands/note-change.ts')
  const { jurisdictionId } = may
  const ordered = changes.toSorted((a, b) => a.at - b.at)
  const contents = new Map()
  const noted = ordered.map(({ body, texts = [], ...change }) => {
    const vault = texts.map((text) => keep(contents, jurisdictionId, text, change.at))
    return { ...change, jurisdictionId, body: texts.length > 0 ? { ...body, vault } : body }
  })
  const append = (some) => db.transaction().execute((trx) => noteChanges(trx, jurisdictionId, some))
  // a text that was said before is kept as it is
  await laidIn(db, 'vault', [...contents.values()], 'on conflict do nothing')
  let waiting = []
  for (const change of noted) {
    if (agenda?.next() < change.at) {
      await append(waiting)
      waiting = []
      await agenda.until(change.at)
    }
    waiting.push(change)
  }
  await append(waiting)
}

/** The hash of a text that is to go into the vault. */
function keep(contents, jurisdictionId, text, at) {
  const content = Buffer.from(text, 'utf8')
  const hash = createHash('sha256').update(content).digest('hex')
  if (!contents.has(hash))
    contents.set(hash, {
      jurisdiction_id: jurisdictionId,
      hash,
      media_type: /^[[{]/.test(text) ? 'application/json' : 'text/plain',
      size: content.length,
      content: `\\x${content.toString('hex')}`,
      stored_at: at,
      purged_at: null,
      purged_by: null,
      purge_reason: null,
    })
  return hash
}

/** Rows put into a table as one JSON text, some thousands at a time: many times faster than a value each. */
async function laidIn(db, table, rows, otherwise = '') {
  const { sql } = await import('kysely')
  if (rows.length === 0) return
  const columns = sql.join(Object.keys(rows[0]).map((name) => sql.ref(name)))
  for (let i = 0; i < rows.length; i += 5000)
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows.slice(i, i + 5000))}::json)
      ${sql.raw(otherwise)}`.execute(db)
}
