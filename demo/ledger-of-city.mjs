// The ledger of 云泽市: an entry for each thing that somebody there is made to have done, as the desk itself writes them, put
// in many at a time. All of it is made up; the chain over it is as whole as any.
import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'

/**
 * Append what was done to the ledger, in the order of its time, and to the histories of what it was done to. `texts` of a
 * change go into the vault, their hashes into its entry; one without a `subject` has no history.
 */
export async function noteAll({ db, may }, changes) {
  const { entryHash } = await import('../packages/server/src/ledger/entry.ts')
  const { promiseColumns, taskStanding } = await import('../packages/server/src/record/tasks/task-standing.ts')
  const { jurisdictionId } = may
  const ordered = changes.toSorted((a, b) => a.at - b.at)
  await db.transaction().execute(async (trx) => {
    const head = await trx
      .selectFrom('ledger_head')
      .select(['seq', 'hash'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const tasks = await trx
      .selectFrom('task')
      .select(['task_id', ...promiseColumns])
      .where('jurisdiction_id', '=', jurisdictionId)
      .execute()
    const standing = new Map(tasks.map((row) => [row.task_id, taskStanding(row)]))
    let seq = Number(head.seq)
    let prev = head.hash
    const [entries, events, contents] = [[], [], new Map()]
    for (const { at, actor, kind, body, texts = [], subject, subjectId, summary } of ordered) {
      seq += 1
      const vault = texts.map((text) => keep(contents, jurisdictionId, text, at))
      // of a task what it promises, as the desk notes it
      const said = subject === 'task' ? { ...body, stands: standing.get(subjectId) } : body
      const written = JSON.stringify(texts.length > 0 ? { ...said, vault } : said)
      const hash = entryHash({ jurisdictionId, seq, prev, at: at.toISOString(), actor, kind, body: written })
      entries.push({ jurisdiction_id: jurisdictionId, seq, prev, hash, at, actor, kind, body: written })
      if (subject)
        events.push({
          jurisdiction_id: jurisdictionId,
          event_id: uuid(),
          subject,
          subject_id: subjectId,
          kind,
          at,
          actor,
          public: false,
          summary,
          content: {},
          ledger_seq: seq,
        })
      prev = hash
    }
    // a text that was said before is kept as it is
    await laidIn(trx, 'vault', [...contents.values()], 'on conflict do nothing')
    await laidIn(trx, 'ledger', entries)
    await laidIn(trx, 'event', events)
    await trx
      .updateTable('ledger_head')
      .set({ seq, hash: prev })
      .where('jurisdiction_id', '=', jurisdictionId)
      .execute()
  })
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
