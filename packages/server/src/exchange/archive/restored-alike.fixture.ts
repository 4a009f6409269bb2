import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { expect } from 'vitest'
import { type TestDatabase, type TestServer, testDatabase } from '../../store/database.fixture.ts'
import type { ArchivedTable } from './archive.ts'
import { writeArchive } from './archive-file.ts'
import { restorePlace } from './restore-place.ts'

/** A suite's record, as far as an archive is written of it. */
interface ArchivedRecord {
  readonly record: TestDatabase
  readonly jurisdictionId: string
  readonly evidence: string
  readonly clock: { readonly now: Date }
}

/** Expects that an archive of a suite's record gives back every row of the named tables as it is, and that none is empty. */
export async function expectRestoredAlike(
  server: TestServer,
  { record, jurisdictionId, evidence, clock }: ArchivedRecord,
  tables: readonly ArchivedTable[],
): Promise<void> {
  const rowsOf = async ({ owner }: TestDatabase) => {
    const all: Record<string, readonly unknown[]> = {}
    for (const table of tables)
      all[table] = (await sql`select t::text as row from ${sql.table(table)} t order by 1`.execute(owner)).rows
    return all
  }
  const file = join(evidence, `${uuid()}.tar.gz`)
  await writeArchive(record.db, jurisdictionId, clock.now, file, { path: evidence })
  const empty = await testDatabase(server)
  try {
    const elsewhere = { path: join(evidence, uuid()) }
    expect(await restorePlace(empty.db, file, elsewhere)).toMatchObject({ kind: 'restored' })
    const here = await rowsOf(record)
    expect(Object.entries(here).flatMap(([table, rows]) => (rows.length === 0 ? [table] : []))).toEqual([])
    expect(await rowsOf(empty)).toEqual(here)
  } finally {
    await empty.drop()
  }
}
