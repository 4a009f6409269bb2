// `npm run bench:crash [-- --rounds N]`: N rounds (200 unless said) in which a process that writes to an embedded record, or
// its database server, or both, are killed with SIGKILL at some moment. After each round the record is opened again, every
// write that was acknowledged is looked for, and the ledger is verified. Exits 1 when one is lost or the chain is broken.
import '../scripts/node24.mjs'
import { fork } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { dataFolder } from './places.mjs'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } })
const rounds = Number(values.rounds)
const { openRecord } = await import('../packages/server/src/store/open-record.ts')
const { verifyRecord } = await import('../packages/server/src/queries/ledger/verify-record.ts')
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
const first = await opened()
const place = await foundJurisdiction(first.db, { id: 'console:bench' }, new Date(), {
  code: '990001',
  name: '青禾县',
  level: 'county',
  fictitious: true,
})
await first.close()

/** Process number of the database server of the folder; null when none is said. */
const postmaster = () => {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return null
  }
}
const acknowledged = new Set()
const killed = { writer: 0, database: 0, both: 0 }
let lost = 0
let broken = 0
for (let round = 0; round < rounds; round++) {
  const writer = fork(fileURLToPath(new URL('crash-writer.mjs', import.meta.url)), [folder, place, String(round)])
  let began = false
  writer.on('message', (id) => {
    began = true
    acknowledged.add(id)
  })
  const gone = new Promise((resolve) => writer.once('exit', resolve))
  while (!began && writer.exitCode === null && writer.signalCode === null) await wait(5)
  await wait(Math.random() * 400)
  const who = ['writer', 'database', 'both'][round % 3]
  killed[who]++
  const database = postmaster()
  if (who !== 'writer' && database) process.kill(database, 'SIGKILL')
  if (who !== 'database') writer.kill('SIGKILL')
  else setTimeout(() => writer.kill('SIGKILL'), 300)
  await gone
  const record = await opened()
  const kept = new Set((await record.db.selectFrom('token').select('token_id').execute()).map((row) => row.token_id))
  const missing = [...acknowledged].filter((id) => !kept.has(id))
  lost += missing.length
  if ((await verifyRecord(record.db, place)).kind !== 'whole') broken++
  await record.close()
  if (missing.length > 0) console.error(`round ${round} (${who}): lost ${missing.length}`)
}
rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify({ rounds, killed, acknowledged: acknowledged.size, lost, brokenChains: broken }, null, 2))
process.exit(lost + broken > 0 ? 1 : 0)
