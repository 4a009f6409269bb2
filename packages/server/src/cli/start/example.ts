import { readFile as readBytes } from 'node:fs/promises'
import { mayWriteFromConsole } from '../../access/actor.ts'
import type { Database } from '../../commands/database.ts'
import { foundJurisdiction, type NewJurisdiction } from '../../commands/places/found-jurisdiction.ts'
import { adoptReport } from '../../commands/reports/adopt-report.ts'
import { importReport } from '../../commands/reports/import-report.ts'
import { readFile } from '../../commands/reports/read-file.ts'
import { type SuggestedUnit, suggestUnits } from '../../commands/units/suggest-units.ts'
import { firstEntryActor } from '../../queries/ledger/first-entry-actor.ts'
import { listReports } from '../../queries/reports/list-reports.ts'
import { allJurisdictions } from '../../record/places/find-jurisdiction.ts'

/** What the example shows once it is in. */
export interface Example {
  readonly name: string
  readonly code: string
  readonly year: number
  readonly commitments: number
}

/**
 * Read the example into a record that holds nothing yet, by the same steps as any report; null when the record holds
 * something of its own or the example is in. An example that was broken off is finished.
 */
export async function readInExample(db: Database, at: Date): Promise<Example | null> {
  const place = await json<NewJurisdiction>('place.json')
  const [first, second] = await allJurisdictions(db, { limit: 2 })
  if (first) {
    if (second || first.code !== place.code) return null
    if ((await firstEntryActor(db, first.jurisdictionId)) !== actor.id) return null
    const reports = await listReports(db, first.jurisdictionId)
    if (reports.some(({ state }) => state !== 'proposed')) return null
  }
  const jurisdictionId = await foundJurisdiction(db, actor, at, place)
  const may = mayWriteFromConsole(jurisdictionId, EXAMPLE)
  const { units, note } = await json<{ units: readonly SuggestedUnit[]; note: string }>('units.json')
  await suggestUnits(db, may, at, units, note)
  const reading = await readFile(await readBytes(new URL('report.txt', folder)), 'gujiao-2023.txt')
  if (reading.kind === 'refused') throw new Error(`the example cannot be read: ${reading.messageEn}`)
  const imported = await importReport(db, may, at, reading.file)
  if (imported.kind === 'refused') throw new Error(`the example cannot be imported: ${imported.messageEn}`)
  const adopted = await adoptReport(db, may, at, imported.reportId, { publish: true })
  // another server at the same database was quicker
  if (adopted.kind === 'refused' && adopted.reason === 'already-adopted') return null
  if (adopted.kind === 'refused') throw new Error(`the example cannot be adopted: ${adopted.messageEn}`)
  return { name: place.name, code: place.code, year: adopted.year, commitments: adopted.commitments }
}

const EXAMPLE = '示例'
const actor = { id: `console:${EXAMPLE}` }
const folder = new URL('../../../../../examples/gujiao-2023/', import.meta.url)

async function json<T>(name: string): Promise<T> {
  return JSON.parse(await readBytes(new URL(name, folder), 'utf8')) as T
}
