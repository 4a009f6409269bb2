import { type Kysely, sql } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import { type AskedClueAct, type ClueSource, type ClueState, openClueActs } from '../../domain/clues/clue.ts'
import type { MatterState } from '../../domain/matters/matter-table.ts'
import type { Tables } from '../../store/tables.ts'

/** A clue with what became of it; for the office alone. */
export interface ClueListed {
  readonly clueId: string
  readonly source: ClueSource
  readonly reference: string | null
  readonly receivedOn: string
  readonly words: string
  readonly giver: string | null
  readonly contact: string | null
  /** When who gave it was taken out of the record, ISO 8601. */
  readonly giverRemovedAt: string | null
  readonly state: ClueState
  readonly reply: string | null
  readonly reason: string | null
  readonly settledAt: string | null
  readonly matter: {
    readonly matterId: string
    readonly title: string
    readonly year: number | null
    readonly ordinal: number | null
    readonly state: MatterState
  } | null
  readonly acts: readonly AskedClueAct[]
}

/** The clues of a place, the newest first, at most 1000; or the one that is asked for. */
export async function clueList(
  db: Kysely<Tables>,
  { jurisdictionId }: Allowed<'clue.read'>,
  { clueId }: { readonly clueId?: string | undefined },
): Promise<readonly ClueListed[]> {
  const rows = await db
    .selectFrom('clue')
    .leftJoin('matter', (join) =>
      join
        .onRef('matter.jurisdiction_id', '=', 'clue.jurisdiction_id')
        .onRef('matter.matter_id', '=', 'clue.matter_id'),
    )
    .selectAll('clue')
    .select(sql<string>`clue.received_on::text`.as('day'))
    .select(['matter.title', 'matter.year', 'matter.ordinal', 'matter.state as matter_state'])
    .where('clue.jurisdiction_id', '=', jurisdictionId)
    .$if(clueId !== undefined, (query) => query.where('clue.clue_id', '=', clueId ?? ''))
    .orderBy('clue.received_on', 'desc')
    .orderBy('clue.clue_id', 'desc')
    .limit(1000)
    .execute()
  return rows.map((row) => ({
    clueId: row.clue_id,
    source: row.source,
    reference: row.reference,
    receivedOn: row.day,
    words: row.words,
    giver: row.giver,
    contact: row.contact,
    giverRemovedAt: row.giver_removed_at?.toISOString() ?? null,
    state: row.state,
    reply: row.reply,
    reason: row.reason,
    settledAt: row.settled_at?.toISOString() ?? null,
    matter:
      row.matter_id === null || row.matter_state === null
        ? null
        : {
            matterId: row.matter_id,
            title: row.title ?? '',
            year: row.year,
            ordinal: row.ordinal,
            state: row.matter_state,
          },
    acts: openClueActs(row.state),
  }))
}
