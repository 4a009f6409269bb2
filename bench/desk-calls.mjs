// `node bench/desk-calls.mjs FOLDER [--places N]`: the processor time that answers of the desk take when none is kept, of
// the server (with writing them as JSON) and of the database, on the demonstration's city in a data folder that
// `npm run demo -- --data FOLDER` filled; it may be running. `--places` puts so many like it into the folder first, and
// leaves them there. Processor time says more than milliseconds on a machine that does other things too. Linux only.
import '../scripts/node24.mjs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCities } from './load-cities.mjs'
import { databaseUse } from './processor-use.mjs'

const server = (path) => import(`../packages/server/src/${path}`)
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { places: { type: 'string', default: '1' } },
})
const [path] = positionals
if (!path) {
  console.error('usage: node bench/desk-calls.mjs FOLDER [--places N]')
  process.exit(2)
}
const folder = resolve(path)
const rounds = 20

const { openRecord } = await server('store/open-record.ts')
const { signedIn } = await server('access/signed-in.ts')
const { mayDo } = await server('access/may-do.ts')
const { inPlace } = await server('store/place-wall.ts')
const { dayOf } = await server('domain/day.ts')
const { taskTable } = await server('queries/tasks/task-table.ts')
const { overview } = await server('queries/judging/overview.ts')
const { urgeList } = await server('queries/reporting/urge-list.ts')
const { workbench } = await server('queries/reporting/workbench.ts')
const { waitingList } = await server('queries/waiting/waiting-list.ts')
const { myTasks } = await server('queries/reporting/my-tasks.ts')
const { matterList } = await server('queries/matters/matter-list.ts')
const { matterStandings } = await server('queries/matters/matter-standings.ts')
const { slipList } = await server('queries/matters/slip-list.ts')
const { inspectionList } = await server('queries/inspections/inspection-list.ts')
const { burdenOf } = await server('queries/burden/burden-of.ts')
const { clueList } = await server('queries/clues/clue-list.ts')
const { instructionList } = await server('queries/instructions/instruction-list.ts')
const { ordersLedger } = await server('queries/matters/orders-ledger.ts')
const { scoreList } = await server('queries/scores/score-list.ts')
const { bulletinList } = await server('queries/bulletins/bulletin-list.ts')

const record = await openRecord({ kind: 'folder', path: folder })
if (record.kind === 'refused') throw new Error(record.messageEn)
try {
  const { db } = record
  const { jurisdiction_id: place } = await db
    .selectFrom('jurisdiction')
    .select('jurisdiction_id')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirstOrThrow()
  const wanted = Number(values.places) - 1
  if (wanted > 0) await loadCities(record, folder, wanted)
  const actor = (userName) =>
    inPlace(place, async () => {
      const { id } = await db
        .selectFrom('auth_user')
        .select('id')
        .where('username', '=', userName)
        .executeTakeFirstOrThrow()
      return signedIn(db, place, id, dayOf(new Date()))
    })
  const [office, unit] = [await actor('ducha'), await actor('chengban05')]
  const reading = await inPlace(place, () => mayDo(db, office, 'overview.read', {}))
  const readingClues = await inPlace(place, () => mayDo(db, office, 'clue.read', {}))
  const ordering = await inPlace(place, () => mayDo(db, office, 'matter.write', {}))
  const calls = {
    'the table': () => taskTable(db, office, null),
    'the table of a unit': () => taskTable(db, unit, null),
    'the overview': () => overview(db, reading, null),
    'what is owed': () => urgeList(db, office, {}),
    'the workbench': () => workbench(db, office, null),
    'the workbench of a unit': () => workbench(db, unit, null),
    'what waits': () => waitingList(db, office, new Date()),
    'what waits for a unit': () => waitingList(db, unit, new Date()),
    'own tasks': () => myTasks(db, unit, null),
    matters: () => matterList(db, office, new Date(), {}),
    'matters of a unit': () => matterList(db, unit, new Date(), {}),
    'matters, counted': () => matterStandings(db, office, new Date()),
    slips: () => slipList(db, office, new Date()),
    inspections: () => inspectionList(db, office, null),
    bulletins: () => bulletinList(db, office),
    'bulletins of a unit': () => bulletinList(db, unit),
    instructions: () => instructionList(db, office, new Date(), { of: 'all' }),
    scores: () => scoreList(db, office),
    'scores of a unit': () => scoreList(db, unit),
    burden: () => burdenOf(db, office, 2026, 9),
    clues: () => clueList(db, readingClues, {}),
    'the ledger of 13710': () => ordersLedger(db, ordering),
  }
  for (const [name, call] of Object.entries(calls)) {
    for (let round = 0; round < 3; round++) await inPlace(place, call)
    const before = { node: process.cpuUsage(), database: databaseUse(folder).cpu }
    let bytes = 0
    for (let round = 0; round < rounds; round++) bytes = Buffer.byteLength(JSON.stringify(await inPlace(place, call)))
    const { user, system } = process.cpuUsage(before.node)
    const [node, database] = [(user + system) / 1000, databaseUse(folder).cpu - before.database].map(
      (all) => all / rounds,
    )
    const each = `server ${node.toFixed(1)} ms, database ${database.toFixed(1)} ms`
    console.log(`${name.padEnd(26)} ${each.padEnd(40)} ${(bytes / 1024).toFixed(0).padStart(5)} KB`)
  }
} finally {
  await record.close()
}
