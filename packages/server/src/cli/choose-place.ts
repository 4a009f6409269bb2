import type { Database } from '../commands/database.ts'
import { type Refusal, refusal } from '../domain/refusal.ts'
import { allJurisdictions, type FoundJurisdiction, jurisdictionByCode } from '../record/places/find-jurisdiction.ts'

/** The place a call means: the one of `--jurisdiction`, or the only one there is. */
export async function choosePlace(
  db: Database,
  code: string | undefined,
): Promise<(FoundJurisdiction & { readonly kind: 'place' }) | Refusal> {
  if (code !== undefined) {
    const found = await jurisdictionByCode(db, code)
    return found ? { kind: 'place', ...found } : unknownPlace(code)
  }
  const [only, second] = await allJurisdictions(db, { limit: 2 })
  if (!only)
    return refusal(
      422,
      'no-such-place',
      '还没有任何行政区。先用 luoshi import 读入一份报告。',
      'There is no place yet. Import a report first (luoshi import).',
    )
  if (!second) return { kind: 'place', ...only }
  return refusal(
    422,
    'no-such-place',
    '有几个行政区，请用 --jurisdiction 行政区划代码 指明是哪一个（luoshi status 可查看）。',
    'There are several places: name one by its code with --jurisdiction (luoshi status lists them).',
  )
}

function unknownPlace(code: string): Refusal {
  return refusal(
    422,
    'no-such-place',
    `没有代码为 ${code} 的行政区。luoshi status 可查看已有的行政区。`,
    `There is no place with the code ${code}. luoshi status lists those there are.`,
  )
}
