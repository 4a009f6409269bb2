import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../packages/server/src/commands/database.ts'
import { verifyRecord } from '../packages/server/src/queries/ledger/verify-record.ts'
import { testDatabase } from '../packages/server/src/store/database.fixture.ts'
import { sharedDatabase } from './shared-database.ts'

type Fill = (db: Database, options: { readonly folder: string }) => Promise<{ readonly jurisdictionId: string }>

describe('the ledger of the demonstration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-demonstration-'))
  let db: Database
  let close: () => Promise<unknown>
  let jurisdictionId: string
  beforeAll(async () => {
    const database = await testDatabase(sharedDatabase())
    db = database.db
    close = database.drop
    // plain JavaScript, which Node loads itself, as the demonstration does
    const { fillCity } = createRequire(import.meta.url)('../demo/fill-city.mjs') as { readonly fillCity: Fill }
    jurisdictionId = (await fillCity(db, { folder: join(folder, 'evidence') })).jurisdictionId
  })
  afterAll(async () => {
    await close?.()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is whole, and goes on in time', async () => {
    expect(await verifyRecord(db, jurisdictionId)).toMatchObject({ kind: 'whole' })
    const entries = await db.selectFrom('ledger').select(['kind', 'at']).orderBy('seq').execute()
    const back = entries.flatMap(({ kind, at }, n) => (at < (entries[n - 1]?.at ?? at) ? [kind] : []))
    expect(back).toEqual([])
  })

  test('tells each thing that the screens show, and who is made to have done it', async () => {
    const entries = await db.selectFrom('ledger').select(['kind', 'actor']).execute()
    const told = (kind: string) => {
      const actors = entries.filter((entry) => entry.kind === kind).map(({ actor }) => actor)
      return actors.toSorted()
    }
    const [files, steps, signings, opinions] = await Promise.all([
      db.selectFrom('evidence').select('uploaded_by as actor').execute(),
      db.selectFrom('progress_step').select(['kind', 'taken_by as actor']).execute(),
      db.selectFrom('signing').select(['kind', 'signed_by as actor']).execute(),
      db.selectFrom('confirmation').select(['kind', 'confirmed_by as actor']).execute(),
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
  })
})
