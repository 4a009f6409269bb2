import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '../../packages/server/src/commands/database.ts'
import { matterStates } from '../../packages/server/src/domain/matters/matter-table.ts'
import { slipColours } from '../../packages/server/src/domain/matters/slip-ladder.ts'
import { verifyRecord } from '../../packages/server/src/queries/ledger/verify-record.ts'

/** Expect that the ledger of the city that the demonstration fills is whole, and that its entries go on in time. */
export async function expectWholeLedger(db: Database, jurisdictionId: string): Promise<void> {
  expect(await verifyRecord(db, jurisdictionId)).toMatchObject({ kind: 'whole' })
  const entries = await db
    .selectFrom('ledger')
    .select(['kind', 'at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('seq')
    .execute()
  const back = entries.flatMap(({ kind, at }, n) => (at < (entries[n - 1]?.at ?? at) ? [kind] : []))
  expect(back).toEqual([])
}

/** Expect that the ledger tells each thing that the screens of the city show, and who is made to have done it. */
export async function expectTold(db: Database, jurisdictionId: string): Promise<void> {
  const entries = await db
    .selectFrom('ledger')
    .select(['kind', 'actor'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const told = (kind: string) => {
    const actors = entries.filter((entry) => entry.kind === kind).map(({ actor }) => actor)
    return actors.toSorted()
  }
  const [files, steps, signings, opinions] = await Promise.all([
    db.selectFrom('evidence').select('uploaded_by as actor').where('jurisdiction_id', '=', jurisdictionId).execute(),
    db
      .selectFrom('progress_step')
      .select(['kind', 'taken_by as actor'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .execute(),
    db
      .selectFrom('signing')
      .select(['kind', 'signed_by as actor'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .execute(),
    db
      .selectFrom('confirmation')
      .select(['kind', 'confirmed_by as actor'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .execute(),
  ])
  const done = (rows: readonly { readonly actor: string; readonly kind?: string }[], kind?: string) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ actor }) => actor)
      .toSorted()
  expect(files.length).toBeGreaterThan(100)
  expect(told('evidence.added')).toEqual(done(files))
  for (const kind of ['sent-to-head', 'sent', 'accepted', 'returned'])
    expect(told(`progress.${kind}`)).toEqual(done(steps, kind))
  for (const kind of ['signed', 'refused']) expect(told(`task.${kind}`)).toEqual(done(signings, kind))
  for (const kind of ['confirmed', 'objected']) expect(told(`progress.${kind}`)).toEqual(done(opinions, kind))
}

/** Expect that every list of the supervision has something to show: matters in all states, slips of all colours and so on. */
export async function expectSupervised(db: Database, jurisdictionId: string): Promise<void> {
  const { rows } = await sql<{ what: string; state: string }>`
    select 'matter' as what, state from matter where jurisdiction_id = ${jurisdictionId}
    union all select 'slip', colour from slip where jurisdiction_id = ${jurisdictionId}
    union all select 'extension', act from matter_step where jurisdiction_id = ${jurisdictionId} and act = 'ask-extension'
    union all select 'inspection', state from inspection where jurisdiction_id = ${jurisdictionId}
    union all select 'bulletin', state from bulletin where jurisdiction_id = ${jurisdictionId}`.execute(db)
  const of = (wanted: string) => rows.filter(({ what }) => what === wanted).map(({ state }) => state)
  const counts = ['matter', 'slip', 'extension', 'inspection', 'bulletin'].map((what) => of(what).length)
  expect(counts).toEqual([120, 40, 15, 6, 9])
  expect(await countsBeside(db, jurisdictionId)).toEqual({
    tasks: { report: 1000, target: 5, outside: 5 },
    clues: ['answered', 'dismissed', 'taken-up', 'waiting'],
    scores: ['proposed', 'published', 'replaced'],
    nodes: 5,
  })
  expect(new Set(of('matter'))).toEqual(new Set<string>(matterStates))
  expect(new Set(of('slip'))).toEqual(new Set<string>(slipColours))
}

/** Tasks by where they come from, the states of clues and scores that there are, and the nodes of matters with a plan. */
async function countsBeside(db: Database, jurisdictionId: string) {
  const { rows: tasks } = await sql<{ origin: string; count: number }>`
    select origin, count(*)::int as count from task join commitment using (jurisdiction_id, commitment_id)
    where jurisdiction_id = ${jurisdictionId} group by origin`.execute(db)
  const { rows: states } = await sql<{ what: string; state: string }>`
    select distinct 'clue' as what, state from clue where jurisdiction_id = ${jurisdictionId}
    union select 'score', state from score where jurisdiction_id = ${jurisdictionId}`.execute(db)
  const { rows: nodes } = await sql`
    select from matter_due where jurisdiction_id = ${jurisdictionId} and step = 'milestone'`.execute(db)
  const of = (wanted: string) => states.flatMap(({ what, state }) => (what === wanted ? [state] : [])).toSorted()
  return {
    tasks: Object.fromEntries(tasks.map(({ origin, count }) => [origin, count])),
    clues: of('clue'),
    scores: of('score'),
    nodes: nodes.length,
  }
}
