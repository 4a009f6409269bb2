// `npm run bench:crash [-- --rounds N]`: N rounds (200 unless said) in which a process that works on an embedded record, or
// its database server, or both, are killed with SIGKILL at some moment: while tokens are made, reports read, imported,
// adopted, published and purged, archives made, evidence kept and e-mail sent. After each round the record is opened again:
// every act that was acknowledged is looked for, nothing may be there in part, no e-mail may have gone twice, and the
// ledger is verified. Exits 1 when anything of this does not hold.
import '../scripts/node24.mjs'
import { fork } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { dataFolder } from './places.mjs'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, longest: { type: 'string', default: '3000' } },
})
const rounds = Number(values.rounds)
/** Milliseconds from the first act to the kill, at the most. */
const longest = Number(values.longest)
const { openRecord } = await import('../packages/server/src/store/open-record.ts')
const { verifyRecord } = await import('../packages/server/src/queries/ledger/verify-record.ts')
const { writeArchive } = await import('../packages/server/src/exchange/archive/archive-file.ts')
const { verifyArchive } = await import('../packages/server/src/exchange/archive/verify-archive.ts')
const { dropStaleUploads } = await import('../packages/server/src/commands/evidence/drop-stale-uploads.ts')
const { sql } = await import('kysely')
const { foundJurisdiction } = await import('../packages/server/src/commands/places/found-jurisdiction.ts')

const folder = dataFolder()
const opened = async () => {
  // a database server that was killed with its lock may need a second start
  for (let tries = 0; ; tries++) {
    const record = await openRecord({ kind: 'folder', path: folder }).catch((error) => ({
      kind: /** @type {const} */ ('refused'),
      messageEn: String(error),
    }))
    if (record.kind === 'open') return record
    if (tries === 5) throw new Error(record.messageEn)
    await wait(500)
  }
}
const [archives, evidence] = ['archives', 'evidence'].map((name) => join(folder, name))
for (const path of [archives, evidence]) mkdirSync(path)
const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex')
const first = await opened()
const place = await foundJurisdiction(first.db, { id: 'console:bench' }, new Date(), {
  code: '990001',
  name: '青禾县',
  level: 'county',
  fictitious: true,
})
const person = randomUUID()
/** Somebody with an address. */
const addressee = (db) =>
  db
    .insertInto('person')
    .values({ jurisdiction_id: place, person_id: person, name: '沈知秋', email: 'a@b.example', created_at: new Date() })
    .execute()
await addressee(first.db)
await first.close()

/** E-mails that wait, each with a name of its own. */
const outbox = (db, round) =>
  db
    .insertInto('mail')
    .values(
      Array.from({ length: 100 }, (_, number) => ({
        ...{ jurisdiction_id: place, mail_id: randomUUID(), person_id: person, kind: 'period', body: '' },
        ...{ subject: `${round}-${number}`, made_at: new Date(), next_try_at: new Date() },
      })),
    )
    .execute()

/** Process number of the database server of the folder; null when none is said. */
const postmaster = () => {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return null
  }
}
const rows = (query) => query.execute()
/** Of each kind of act, what must be there once it was acknowledged, and the names of what is not. */
const lacking = {
  token: (db, ids) => without(ids, rows(db.selectFrom('token').select('token_id as id'))),
  report: (db, ids) => without(ids, rows(db.selectFrom('report').select('report_id as id'))),
  snapshot: (db, ids) => without(ids, rows(db.selectFrom('snapshot').select('number as id').where('year', '=', 2031))),
  purge: (db, ids) => without(ids, rows(db.selectFrom('vault').select('hash as id').where('content', 'is', null))),
  mail: (db, ids) => without(ids, rows(db.selectFrom('mail').select('subject as id').where('next_try_at', 'is', null))),
  archive: (_, ids) => those(ids, async (file) => (await verifyArchive(file)).kind !== 'whole'),
  evidence: (_, ids) =>
    those(ids, async (hash) => hashOf(await readFile(join(evidence, place, hash.slice(0, 2), hash))) !== hash),
}
async function without(ids, found) {
  const there = new Set((await found).map(({ id }) => id))
  return ids.filter((id) => !there.has(id))
}
async function those(ids, isWrong) {
  const wrong = await Promise.all(ids.map((id) => isWrong(id).catch(() => true)))
  return ids.filter((_, at) => wrong[at])
}
/** What is there in part: of an import, an adoption, an archive or a file under its hash. */
async function halves(db) {
  const { rows: parts } = await sql`
    select 'document without report' as what from document d
     where not exists (select from report r where r.jurisdiction_id = d.jurisdiction_id and r.document_id = d.document_id)
    union all select 'report without proposals' from report r
     where not exists (select from proposal p where p.jurisdiction_id = r.jurisdiction_id and p.report_id = r.report_id)
    union all select 'adopted without snapshot' from report r where r.state = 'adopted'
       and not exists (select from snapshot s where s.jurisdiction_id = r.jurisdiction_id and s.year = r.year)
    union all select 'purged with words' from document d join vault v using (jurisdiction_id, hash)
     where v.content is null and d.file_name <> '（已撤下）'`.execute(db)
  const named = readdirSync(archives).filter((name) => name.endsWith('.tar.gz'))
  const broken = await those(
    named.slice(-20),
    async (name) => (await verifyArchive(join(archives, name))).kind !== 'whole',
  )
  const files = readdirSync(evidence, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\/[0-9a-f]{64}$/.test(name),
  )
  const cut = await those(
    files.slice(-50),
    async (name) => hashOf(await readFile(join(evidence, name))) !== name.slice(-64),
  )
  return [...parts.map((/** @type {any} */ { what }) => what), ...broken, ...cut]
}

/** By kind, the ids that were acknowledged. */
const acknowledged = Object.fromEntries(Object.keys(lacking).map((kind) => [kind, []]))
const killed = { writer: 0, database: 0, both: 0 }
let [lost, half, twice, broken] = [0, 0, 0, 0]
for (let round = 0; round < rounds; round++) {
  const prepared = await opened()
  await outbox(prepared.db, round)
  await prepared.close()
  const writer = fork(fileURLToPath(new URL('crash-writer.mjs', import.meta.url)), [folder, place, String(round)])
  let began = false
  writer.on('message', (/** @type {any} */ { kind, id }) => {
    began = true
    acknowledged[kind].push(id)
  })
  const gone = new Promise((resolve) => writer.once('exit', resolve))
  while (!began && writer.exitCode === null && writer.signalCode === null) await wait(5)
  await wait(Math.random() * longest)
  const who = ['writer', 'database', 'both'][round % 3]
  killed[who]++
  const database = postmaster()
  if (who !== 'writer' && database) process.kill(database, 'SIGKILL')
  if (who !== 'database') writer.kill('SIGKILL')
  else setTimeout(() => writer.kill('SIGKILL'), 300)
  await gone
  const record = await opened()
  const missing = []
  for (const [kind, ids] of Object.entries(acknowledged))
    for (const id of await lacking[kind](record.db, [...new Set(ids)])) missing.push(`${kind} ${id}`)
  const parts = await halves(record.db)
  const again = acknowledged.mail.length - new Set(acknowledged.mail).size
  lost += missing.length
  half += parts.length
  twice = again
  if ((await verifyRecord(record.db, place)).kind !== 'whole') broken++
  await record.close()
  if (missing.length + parts.length > 0) console.error(`round ${round} (${who}):`, missing, parts)
}
// what was killed left parts beside archives and files; they go an hour and a day later
const left = readdirSync(archives).filter((name) => name.endsWith('.part'))
for (const name of left) utimesSync(join(archives, name), new Date(0), new Date(0))
const last = await opened()
await writeArchive(last.db, place, new Date(), join(archives, 'last.tar.gz'))
await dropStaleUploads(last.db, { path: evidence }, new Date(Date.now() + 2 * 86_400_000))
await last.close()
const kept = [...readdirSync(archives), ...readdirSync(evidence, { recursive: true, encoding: 'utf8' })]
const forEver = kept.filter((name) => /\.(part|new|resealed)$/.test(name)).length
rmSync(folder, { recursive: true, force: true })
const counted = Object.fromEntries(Object.entries(acknowledged).map(([kind, ids]) => [kind, ids.length]))
console.log(
  JSON.stringify(
    { rounds, killed, acknowledged: counted, lost, inPart: half, sentTwice: twice, brokenChains: broken, forEver },
    null,
    2,
  ),
)
process.exit(lost + half + twice + broken + forEver > 0 ? 1 : 0)
