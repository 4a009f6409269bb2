// `npm run bench:places [FOLDER] [-- --places N --commitments N --readings N]`: a record of many made-up places, for
// measuring: 500 of them with 250 commitments each, every commitment with an indicator of 12 readings. Made in a fresh
// embedded database, in a temporary folder when none is named; says where it is and leaves it there.
import '../scripts/node24.mjs'
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { reportText } from './inputs.mjs'

/** A folder that the database's own user can pass through. */
export function dataFolder(path = mkdtempSync(join(tmpdir(), 'luoshi-load-'))) {
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o755)
  return path
}

/** Code of the n-th place, counted from 0: 99 is nobody's. */
export const codeOf = (n) => String(990_000 + n + 1)

/** The year of the report that every place has. */
export const loadedYear = 2026

/**
 * Put the first place into the record: read, imported, adopted like any other, then given indicators with readings, and
 * published with them.
 */
export async function loadFirst(db, { commitments = 250, readings = 12 } = {}) {
  const { importReport } = await server('commands/reports/import-report.ts')
  const { adoptReport } = await server('commands/reports/adopt-report.ts')
  const jurisdictionId = await found(db, 0)
  const may = await mayWrite(jurisdictionId)
  const imported = await importReport(db, may, new Date(), await document(commitments))
  if (imported.kind !== 'imported') throw new Error(imported.message)
  const adopted = await adoptReport(db, may, new Date(), imported.reportId, { publish: true })
  if (adopted.kind !== 'adopted') throw new Error(adopted.message)
  if (adopted.commitments !== commitments) throw new Error(`${adopted.commitments} commitments, not ${commitments}`)
  await measured(db, jurisdictionId, readings)
  await publish(db, jurisdictionId)
  return jurisdictionId
}

/** Put places 1 to `places` − 1 beside the first: founded each by itself, filled from the first, published each by itself. */
export async function loadOthers(db, firstId, places, say = (_words) => undefined) {
  const { sql } = await import('kysely')
  const ids = []
  for (let n = 1; n < places; n++) ids.push(await found(db, n))
  say(`${ids.length} places founded`)
  for (const table of copied) {
    const columns = await columnsOf(db, table)
    const list = sql.join(columns.map((column) => sql.ref(column)))
    // ledger_seq: entry 1, which every place has
    const values = sql.join(columns.map((column) => (column === 'ledger_seq' ? sql`1` : sql.ref(`t.${column}`))))
    for (let i = 0; i < ids.length; i += 100)
      await sql`insert into ${sql.table(table)} (jurisdiction_id, ${list})
        select p.id, ${values} from ${sql.table(table)} t cross join unnest(${ids.slice(i, i + 100)}::uuid[]) p(id)
        where t.jurisdiction_id = ${firstId} ${table === 'snapshot' ? sql`and t.number = 1` : sql``}
        on conflict do nothing`.execute(db)
    say(`${table} filled`)
  }
  const rest = [...ids]
  await Promise.all(
    [1, 2, 3].map(async () => {
      for (let id = rest.pop(); id; id = rest.pop()) {
        await publish(db, id)
        if (rest.length % 100 === 0) say(`${rest.length} places to publish`)
      }
    }),
  )
}

/** What a place is made of, in the order of references; the ledger and the latest snapshot are each place's own. */
const copied = [
  'vault',
  'document',
  'report',
  'proposal',
  'finding',
  'area',
  'commitment',
  'indicator',
  'target',
  'reading',
  'event',
  'snapshot',
]

async function columnsOf(db, table) {
  const { sql } = await import('kysely')
  /** @type {{ rows: any[] }} */
  const { rows } = await sql`select column_name from information_schema.columns
    where table_name = ${table} and column_name <> 'jurisdiction_id' order by ordinal_position`.execute(db)
  return rows.map((row) => row.column_name)
}

const server = (path) => import(`../packages/server/src/${path}`)

async function mayWrite(jurisdictionId) {
  const { mayWriteFromConsole } = await server('access/actor.ts')
  return mayWriteFromConsole(jurisdictionId, 'bench')
}

async function found(db, n) {
  const { foundJurisdiction } = await server('commands/places/found-jurisdiction.ts')
  const place = { code: codeOf(n), name: `云溪${n + 1}县`, level: 'county', fictitious: true }
  return foundJurisdiction(db, { id: 'console:bench' }, new Date(), place)
}

async function publish(db, jurisdictionId) {
  const { publishSnapshot } = await server('commands/publication/publish-snapshot.ts')
  const published = await publishSnapshot(db, await mayWrite(jurisdictionId), new Date(), loadedYear, '按月更新。')
  if (published.kind !== 'published') throw new Error(published.message)
}

/** A made-up report, read, of exactly so many measures. */
async function document(commitments) {
  const { readFile } = await server('commands/reports/read-file.ts')
  const text = reportText(90 * commitments)
  const reading = await readFile(Buffer.from(text), '报告.txt')
  if (reading.kind === 'refused') throw new Error(reading.message)
  const { report } = reading.file
  let left = commitments
  const share = Math.ceil(commitments / report.areas.length)
  const areas = report.areas.map((area) => {
    const measures = area.measures.slice(0, Math.min(left, share))
    left -= measures.length
    return { ...area, measures }
  })
  if (left > 0) throw new Error(`the report has ${left} measures too few`)
  return { ...reading.file, report: { ...report, areas, elsewhere: [] } }
}

/** An indicator a commitment, aimed at by it, with a reading a month. */
async function measured(db, jurisdictionId, readings) {
  const { sql } = await import('kysely')
  const here = sql`jurisdiction_id = ${jurisdictionId}`
  await sql`insert into indicator (jurisdiction_id, indicator_id, name, kind, unit)
    select jurisdiction_id, gen_random_uuid(), '第' || number || '项完成量', 'amount', '处' from commitment where ${here}`.execute(
    db,
  )
  await sql`insert into target (jurisdiction_id, target_id, indicator_id, report_id, commitment_id, year, ordinal, wording,
      span_start, span_end, op, value)
    select c.jurisdiction_id, gen_random_uuid(), i.indicator_id, c.report_id, c.commitment_id, c.year, 1000 + c.number,
      c.wording, c.span_start, c.span_end, '>=', 10 + c.number
    from commitment c join indicator i on i.jurisdiction_id = c.jurisdiction_id and i.name = '第' || c.number || '项完成量'
    where c.jurisdiction_id = ${jurisdictionId}`.execute(db)
  await sql`insert into reading (jurisdiction_id, reading_id, indicator_id, period_start, period_end, cut_off, value, source,
      recorded_at)
    select jurisdiction_id, gen_random_uuid(), indicator_id, make_date(${loadedYear}, m, 1),
      (make_date(${loadedYear}, m, 1) + interval '1 month')::date, (make_date(${loadedYear}, m, 1) + interval '1 month - 1 day')::date,
      m * 3, '县统计局', now()
    from indicator, generate_series(1, ${readings}::int) m
    where ${here} and name like '第%项完成量'`.execute(db)
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const { parseArgs } = await import('node:util')
  /** @type {import('node:util').ParseArgsOptionDescriptor} */
  const number = { type: 'string' }
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { places: number, commitments: number, readings: number },
  })
  const [places, commitments, readings] = [values.places ?? 500, values.commitments ?? 250, values.readings ?? 12].map(
    Number,
  )
  const { openRecord } = await server('store/open-record.ts')
  const path = dataFolder(positionals[0] && resolve(positionals[0]))
  const record = await openRecord({ kind: 'folder', path })
  if (record.kind === 'refused') {
    console.error(record.messageEn)
    process.exit(1)
  }
  const start = performance.now()
  const say = (words) => console.log(`${((performance.now() - start) / 1000).toFixed(1)} s  ${words}`)
  try {
    const firstId = await loadFirst(record.db, { commitments, readings })
    say(`the first place: ${commitments} commitments with ${readings} readings each`)
    await loadOthers(record.db, firstId, places, say)
    say(`${places} places × ${commitments} commitments × ${readings} readings in ${path}`)
    console.log(`LUOSHI_DATA=${path} npm start -- --no-example`)
  } finally {
    await record.close()
  }
}
