import { z } from 'zod'
import { proven } from '../../../access/ask.ts'
import { publishSnapshotWithin } from '../../../commands/publication/publish-snapshot.ts'
import { stateName } from '../../../domain/published-state.ts'
import type { PublishedYear } from '../../../domain/published-year.ts'
import { refusal } from '../../../domain/refusal.ts'
import { comingSnapshot } from '../../../publication/coming-snapshot.ts'
import { type Difference, differences } from '../../../publication/differences.ts'
import type { differenceWords } from '../../../publication/snapshot-changes.ts'
import { type PublicationStanding, publicationStanding } from '../../../queries/publication/publication-standing.ts'
import { stateToken } from '../../../record/published-year/state-token.ts'
import { defineRoute } from '../define-route.ts'

export type { Difference } from '../../../publication/differences.ts'
export type { SnapshotOfOffice } from '../../../queries/publication/publication-standing.ts'

/** How many commitments stand in a state: a light, `unreported`, `withdrawn`. */
export type StateCounts = Readonly<Record<string, number>>

/** `GET /publication`: what would be published now, compared with what is. */
export interface PublicationAnswer extends PublicationStanding {
  readonly year: number
  readonly commitments: number
  /** Names what was compared: sent back with `POST /publication`. */
  readonly compared: string
  /** Of the last snapshot; null before the first, or when its content was purged. */
  readonly before: StateCounts | null
  readonly now: StateCounts
  readonly changes: readonly DifferenceShown[]
  readonly changed: Readonly<Partial<Record<Difference['kind'], number>>>
}

/** `GET /publication` of no year in particular, where no report was adopted yet. */
export interface NothingToPublish {
  readonly kind: 'nothing-adopted'
  readonly message: string
}

/** The words of the kinds of differences, by which the desk's are held. */
export type DifferenceNames = typeof differenceWords

/** A difference, with the words of the commitment it is of. */
export interface DifferenceShown extends Difference {
  readonly text: string
}

/** `POST /publication` */
export interface PublishedAnswer {
  readonly kind: 'published'
  readonly number: number
}

function compared(
  standing: PublicationStanding & { readonly year: number },
  before: PublishedYear | undefined,
  now: PublishedYear,
): PublicationAnswer {
  const words = new Map(now.commitments.map((one) => [one.number, one.text]))
  const old = new Map(before?.commitments.map((one) => [one.number, one.text]))
  const found = before ? differences(before, now) : []
  const changed: Partial<Record<Difference['kind'], number>> = {}
  for (const { kind } of found) changed[kind] = (changed[kind] ?? 0) + 1
  return {
    ...standing,
    commitments: now.commitments.length,
    compared: stateToken(now),
    before: before ? countStates(before) : null,
    now: countStates(now),
    changes: found.map((one) => ({ ...one, text: words.get(one.number) ?? old.get(one.number) ?? '' })),
    changed,
  }
}

function countStates({ commitments }: PublishedYear): StateCounts {
  const counts: Record<string, number> = {}
  for (const { state } of commitments) {
    const name = stateName(state)
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

const nothingAdopted = refusal(
  404,
  'unknown-year',
  '这一年还没有通过的报告，没有可以公开的内容。请先在“报告审阅”中通过报告。',
  'No report of the year has been adopted; there is nothing to publish.',
)

const overtaken = refusal(
  409,
  'conflict',
  '刚才已有人公开了新的快照，没有重复公开。请刷新后核对再办理。',
  'Somebody has published another snapshot meanwhile; compare again.',
)

/** Comparing and pressing 公开; approval in three steps is a later one's. */
export const publicationRoutes = [
  defineRoute({
    method: 'get',
    path: '/publication',
    needs: 'snapshot.publish',
    query: z.strictObject({ year: z.coerce.number().int().min(1900).max(2200).optional() }),
    run: async ({ deps, jurisdictionId, code, at, query }) => {
      const standing = await publicationStanding(deps.db, jurisdictionId, query.year ?? null)
      if (!standing)
        return query.year === undefined
          ? ({ kind: 'nothing-adopted', message: nothingAdopted.message } satisfies NothingToPublish)
          : nothingAdopted
      const last = standing.snapshots[0]
      const now = await comingSnapshot(deps.db, jurisdictionId, standing.year, at, (last?.number ?? 0) + 1)
      const before = last ? (await deps.published.numbered(code, standing.year, last.number))?.year : undefined
      return compared(standing, before, now)
    },
  }),
  defineRoute({
    method: 'post',
    path: '/publication',
    needs: 'snapshot.publish',
    body: z.strictObject({
      year: z.int32(),
      /** The last snapshot that was looked at; null when there was none. */
      seen: z.int32().nullable(),
      /** What was compared, as `GET /publication` named it. */
      compared: z.string().regex(/^[0-9a-f]{64}$/),
      note: z.string().trim().max(200).nullable(),
    }),
    run: async ({ deps, jurisdictionId, code, at, body: { year, seen, compared, note }, ask }) => {
      const standing = await publicationStanding(deps.db, jurisdictionId, year)
      if (!standing) return nothingAdopted
      if ((standing.snapshots[0]?.number ?? null) !== seen) return overtaken
      const published = await proven(deps.db, ask, (trx, may) =>
        publishSnapshotWithin(trx, may, at, year, note || null, compared),
      )
      if (published.kind !== 'published') return published
      deps.published.forget(code)
      return { kind: 'published', number: published.number } satisfies PublishedAnswer
    },
  }),
] as const
