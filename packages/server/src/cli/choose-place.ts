import type { Database } from '../commands/database.ts'
import { allJurisdictions, type FoundJurisdiction, jurisdictionByCode } from '../record/places/find-jurisdiction.ts'
import type { Refused } from './installation.ts'

/** The place a call means: the one of `--jurisdiction`, or the only one there is. */
export async function choosePlace(
  db: Database,
  code: string | undefined,
): Promise<(FoundJurisdiction & { readonly kind: 'place' }) | Refused> {
  if (code !== undefined) {
    const found = await jurisdictionByCode(db, code)
    return found ? { kind: 'place', ...found } : unknownPlace(code)
  }
  const [only, second] = await allJurisdictions(db, { limit: 2 })
  if (!only)
    return {
      kind: 'refused',
      message: '还没有任何行政区。先用 luoshi import 读入一份报告。',
      messageEn: 'There is no place yet. Import a report first (luoshi import).',
    }
  if (!second) return { kind: 'place', ...only }
  return {
    kind: 'refused',
    message: '有几个行政区，请用 --jurisdiction 行政区划代码 指明是哪一个（luoshi status 可查看）。',
    messageEn: 'There are several places: name one by its code with --jurisdiction (luoshi status lists them).',
  }
}

function unknownPlace(code: string): Refused {
  return {
    kind: 'refused',
    message: `没有代码为 ${code} 的行政区。luoshi status 可查看已有的行政区。`,
    messageEn: `There is no place with the code ${code}. luoshi status lists those there are.`,
  }
}
