import type { Meta } from '@luoshi/report'
import type { Database } from '../../commands/database.ts'
import { foundJurisdiction } from '../../commands/places/found-jurisdiction.ts'
import { isMadeUpCode, levelOfCode } from '../../domain/division-code.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { allJurisdictions, jurisdictionByCode, jurisdictionsByName } from '../../record/places/find-jurisdiction.ts'
import type { Request } from './request.ts'

/** The place a command works on. */
export interface Place {
  readonly kind: 'place'
  readonly jurisdictionId: string
  readonly code: string
  readonly name: string
}

/** The place a report is of: the one named in the call, founded if it is new; else the one the report names. */
export async function foundPlace(
  db: Database,
  user: string,
  at: Date,
  { code, name, level }: Request,
  meta: Meta,
): Promise<Place | Refusal> {
  if (code === null) return placeOfReport(db, meta)
  const known = await jurisdictionByCode(db, code)
  if (known) return { kind: 'place', ...known }
  const called = name ?? meta.jurisdiction
  if (called === null) return nameless(code)
  const place = {
    code,
    name: called,
    level: level ?? levelOfCode(code) ?? meta.level ?? 'county',
    fictitious: isMadeUpCode(code),
  }
  const jurisdictionId = await foundJurisdiction(db, { id: `console:${user}` }, at, place)
  return { kind: 'place', jurisdictionId, code, name: called }
}

async function placeOfReport(db: Database, { jurisdiction }: Meta): Promise<Place | Refusal> {
  if (jurisdiction === null) {
    const [only, second] = await allJurisdictions(db, { limit: 2 })
    return only && !second
      ? { kind: 'place', ...only }
      : codeless('报告没有写明行政区', 'the report does not name its place')
  }
  const [found, other] = await jurisdictionsByName(db, jurisdiction)
  if (found && !other) return { kind: 'place', ...found }
  return codeless(`库中没有“${jurisdiction}”，或不止一个`, `the record has no one place called ${jurisdiction}`)
}

function codeless(zh: string, en: string): Refusal {
  return refusal(
    422,
    'place-not-named',
    `${zh}，未读入。请用 --jurisdiction 写明行政区划代码，如 --jurisdiction 140181。`,
    `Not taken in: ${en}. Name its division code, as --jurisdiction 140181.`,
  )
}

function nameless(code: string): Refusal {
  return refusal(
    422,
    'place-not-named',
    `行政区 ${code} 是新的，报告又没有写明名称，未读入。请用 --name 写明，如 --name 古交市。`,
    `Not taken in: ${code} is a new place and the report does not name it. Name it with --name.`,
  )
}
