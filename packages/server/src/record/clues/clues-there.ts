import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** What identifies a clue: its number, or its words and day. */
export interface ClueKey {
  readonly reference: string | null
  readonly receivedOn: string
  readonly words: string
}

/** Of each clue whether it is there already, or stands further up: by its number, without one by its words and day. */
export async function cluesThere(
  db: Kysely<Tables>,
  jurisdictionId: string,
  clues: readonly ClueKey[],
): Promise<readonly boolean[]> {
  const rows = await db
    .selectFrom('clue')
    .select(['reference', 'words'])
    .select(sql<string>`received_on::text`.as('receivedOn'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const known = new Set(rows.flatMap((row) => [keyOf(row), keyOf({ ...row, reference: null })]))
  return clues.map((clue) => {
    const key = keyOf(clue)
    const there = known.has(key)
    known.add(key)
    return there
  })
}

const keyOf = ({ reference, receivedOn, words }: ClueKey): string =>
  reference === null ? `${receivedOn} ${words}` : `# ${reference}`
