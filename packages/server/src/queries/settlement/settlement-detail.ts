import type { SettlementFinding } from '@luoshi/report/compare'
import type { Kysely, Selectable } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { headingWords } from '../../domain/heading-words.ts'
import { type RecordBeside, type Standing, standingOf, standingWords } from '../../domain/settlement/standing.ts'
import { undoableConfirmation } from '../../domain/settlement/undoable-confirmation.ts'
import type { ConfirmedVerdict } from '../../domain/vocabulary.ts'
import { latestEntries } from '../../ledger/latest-entries.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import { carriedYears } from '../../record/settlement/carried-years.ts'
import { itemsBeside, type Reply, type StatisticBeside } from '../../record/settlement/items-beside.ts'
import { recordsBeside } from '../../record/settlement/record-beside.ts'
import { recordsOfTargets } from '../../record/settlement/record-of-targets.ts'
import { settlementRows } from '../../record/settlement/settlement-rows.ts'
import type { ItemProposal, SettlementItemTable } from '../../store/tables/settlement.ts'
import type { Tables } from '../../store/tables.ts'

/** One promise as it is settled. */
export interface SettlementItemShown {
  readonly itemId: string
  readonly ordinal: number
  /** 序号 of its commitment; null for a target. */
  readonly number: number | null
  readonly kind: 'measure' | 'target' | 'livelihood'
  readonly area: string | null
  readonly wording: string
  readonly span: readonly [start: number, end: number]
  readonly proposal: ItemProposal
  /** Null until a person confirms. */
  readonly verdict: ConfirmedVerdict | null
  readonly claims: readonly (readonly [start: number, end: number])[]
  readonly promisedAgain: boolean | null
  readonly again: readonly [start: number, end: number] | null
  readonly note: string | null
  /** Who confirmed, as the ledger names them. */
  readonly confirmedBy: string | null
  /** Consecutive years, with this one, in which it was promised: 3 is 连续第三年. */
  readonly years: number
  readonly record: RecordBeside | null
  readonly standing: Standing
  readonly standingWords: string
  readonly statistics: readonly StatisticBeside[]
  readonly replies: readonly Reply[]
  readonly revision: number
}

/** A settlement as the desk shows it. */
export interface SettlementDetail {
  readonly settlementId: string
  readonly year: number
  readonly state: 'open' | 'closed' | 'withdrawn'
  readonly lastReportId: string
  readonly nextReportId: string
  readonly rules: string
  readonly findings: readonly SettlementFinding[]
  readonly withdrawnReason: string | null
  /** ISO 8601. */
  readonly closedAt: string | null
  readonly items: readonly SettlementItemShown[]
  /** Who works on which area. */
  readonly areas: readonly { readonly area: string; readonly personId: string; readonly name: string }[]
  /** What the areas of the items are called without their numbers, by the heading. */
  readonly areaNames: Readonly<Record<string, string>>
  /** Names by what the ledger calls the people. */
  readonly people: Readonly<Record<string, string>>
  /** The reader's own id, as `areas` names people. */
  readonly me: string
  /** Whether the reader has a confirmation that can be taken back. */
  readonly undoable: boolean
}

/** A settlement with everything beside its items; undefined where there is none of that id. */
export async function settlementDetail(
  db: Kysely<Tables>,
  actor: SignedIn,
  settlementId: string,
): Promise<SettlementDetail | undefined> {
  const { jurisdictionId } = actor
  const row = await db
    .selectFrom('settlement')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_id', '=', settlementId)
    .executeTakeFirst()
  if (!row) return undefined
  const items = await settlementItems(db, actor, row)
  const areas = await db
    .selectFrom('settlement_area')
    .innerJoin('person', (join) =>
      join
        .onRef('person.jurisdiction_id', '=', 'settlement_area.jurisdiction_id')
        .onRef('person.person_id', '=', 'settlement_area.person_id'),
    )
    .select(['settlement_area.area', 'settlement_area.person_id as personId', 'person.name'])
    .where('settlement_area.jurisdiction_id', '=', jurisdictionId)
    .where('settlement_id', '=', settlementId)
    .execute()
  const confirmers = items.flatMap(({ confirmedBy }) => (confirmedBy ? [confirmedBy] : []))
  return {
    settlementId,
    ...{ year: row.year, state: row.state, lastReportId: row.last_report_id, nextReportId: row.next_report_id },
    ...{ rules: row.rules, findings: row.findings, withdrawnReason: row.withdrawn_reason },
    closedAt: row.closed_at?.toISOString() ?? null,
    items,
    areas,
    areaNames: Object.fromEntries(items.flatMap(({ area }) => (area === null ? [] : [[area, headingWords(area)]]))),
    people: Object.fromEntries(await actorNames(db, jurisdictionId, confirmers)),
    me: actor.personId,
    undoable: await undoable(db, actor, settlementId),
  }
}

/** Whether somebody's own last confirmation can be taken back. */
export async function undoable(db: Kysely<Tables>, actor: SignedIn, settlementId: string): Promise<boolean> {
  const kinds = ['settlement.confirmed', 'settlement.undone']
  const entries = await latestEntries(db, actor.jurisdictionId, { actor: actor.id, kinds })
  return undoableConfirmation(entries, settlementId) !== undefined
}

type SettlementRow = Selectable<Tables['settlement']>

/** {@link settlementItems} of the settlement with an id; none where there is none. */
export async function settlementItemsOf(
  db: Kysely<Tables>,
  actor: SignedIn,
  settlementId: string,
  ids: readonly string[],
): Promise<readonly SettlementItemShown[]> {
  const row = await db
    .selectFrom('settlement')
    .selectAll()
    .where('jurisdiction_id', '=', actor.jurisdictionId)
    .where('settlement_id', '=', settlementId)
    .executeTakeFirst()
  return row ? settlementItems(db, actor, row, ids) : []
}

/** The items of a settlement in the order of the earlier report, or those of some ids. */
async function settlementItems(
  db: Kysely<Tables>,
  { jurisdictionId, today }: SignedIn,
  settlement: SettlementRow,
  ids?: readonly string[],
): Promise<readonly SettlementItemShown[]> {
  if (ids?.length === 0) return []
  const rows = await settlementRows(db, jurisdictionId, settlement.settlement_id, ids)
  const { last_report_id: reportId, next_report_id: nextReportId, year } = settlement
  const records = await recordsBeside(db, jurisdictionId, reportId, today)
  const targets = await recordsOfTargets(db, jurisdictionId, { reportId, nextReportId, year })
  const itemIds = rows.map((row) => row.settlement_item_id)
  const { statistics, replies } = await itemsBeside(db, jurisdictionId, itemIds)
  const years = await carriedYears(db, jurisdictionId, rows)
  return rows.map((row): SettlementItemShown => {
    const record =
      (row.commitment_id === null
        ? targets.get(`${row.span_start}-${row.span_end}`)
        : records.get(row.commitment_id)) ?? null
    const standing = standingOf(row.verdict ?? row.proposal.verdict ?? null, record, saidFigures(row))
    return {
      ...{ itemId: row.settlement_item_id, ordinal: row.ordinal, number: row.number, kind: row.kind, area: row.area },
      ...{ wording: row.wording, span: [row.span_start, row.span_end], proposal: row.proposal },
      ...{ verdict: row.verdict, claims: row.claim_spans ?? [], promisedAgain: row.promised_again },
      ...{ again: row.again_span, note: row.note, confirmedBy: row.confirmed_by, revision: row.revision },
      years: years.get(row.settlement_item_id) ?? 1,
      ...{ record, standing, standingWords: standingWords(standing) },
      statistics: statistics.get(row.settlement_item_id) ?? [],
      replies: replies.get(row.settlement_item_id) ?? [],
    }
  })
}

/** The figures of the sentence that stands as evidence: the confirmed ones, else the first proposed. */
function saidFigures({ claim_spans, proposal }: Pick<Selectable<SettlementItemTable>, 'claim_spans' | 'proposal'>) {
  const chosen = claim_spans?.map((span) => span.join('-'))
  const claims = proposal.claims ?? []
  const meant = chosen ? claims.filter(({ span }) => chosen.includes(span.join('-'))) : claims.slice(0, 1)
  return meant.flatMap(({ figures }) => figures.map(({ said: { metric, value, unit } }) => ({ metric, value, unit })))
}
