import { type MayWrite, mayWriteFromConsole } from '../access/actor.ts'
import { type TestDatabase, type TestServer, testDatabase } from '../store/database.fixture.ts'
import { foundJurisdiction } from './places/found-jurisdiction.ts'
import { adoptReport } from './reports/adopt-report.ts'
import { type Imported, importReport } from './reports/import-report.ts'
import { readFile } from './reports/read-file.ts'
import { madeUpCode } from './reports/report.fixture.ts'

/** For tests: a fresh database with the made-up place in it, and what is done to it most. */
export interface TestRecord extends TestDatabase {
  readonly may: MayWrite
  /** Import a text as a file; a refusal throws. */
  readonly importText: (text: string, fileName?: string) => Promise<Exclude<Imported, { kind: 'refused' }>>
  /** Import and adopt. */
  readonly adoptText: (
    text: string,
    fileName?: string,
  ) => Promise<Extract<Awaited<ReturnType<typeof adoptReport>>, { kind: 'adopted' }>>
}

/** A record of 青禾县 on a server. */
export async function testRecord(server: TestServer, code = madeUpCode): Promise<TestRecord> {
  const database = await testDatabase(server)
  const { db } = database
  const place = { code, name: '青禾县', level: 'county', fictitious: true } as const
  const jurisdictionId = await foundJurisdiction(db, { id: 'console:test' }, new Date(), place)
  const may = mayWriteFromConsole(jurisdictionId, 'test')
  const importText = async (text: string, fileName = '报告.txt') => {
    const reading = await readFile(Buffer.from(text), fileName)
    if (reading.kind === 'refused') throw new Error(reading.message)
    const imported = await importReport(db, may, new Date(), reading.file)
    if (imported.kind === 'refused') throw new Error(imported.message)
    return imported
  }
  const adoptText = async (text: string, fileName?: string) => {
    const { reportId } = await importText(text, fileName)
    const adopted = await adoptReport(db, may, new Date(), reportId, { publish: true })
    if (adopted.kind === 'refused') throw new Error(adopted.message)
    return adopted
  }
  return { ...database, may, importText, adoptText }
}
