import { type Kysely, sql } from 'kysely'
import { reachOf } from '../../access/rules.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { ConfirmedVerdict } from '../../domain/vocabulary.ts'
import { reporters } from '../../record/reporting/reporters.ts'
import { itemsBeside, type Reply } from '../../record/settlement/items-beside.ts'
import { heldOn } from '../../store/held-on.ts'
import type { ItemProposal } from '../../store/tables/settlement.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent } from '../../vault/vault.ts'

/** A confirmed verdict on what one of the reader's units leads. */
export interface VerdictOfUnit {
  readonly itemId: string
  readonly taskId: string
  readonly year: number
  readonly state: 'open' | 'closed'
  /** 序号 */
  readonly number: number
  readonly wording: string
  readonly verdict: ConfirmedVerdict
  /** The sentences of the later report it rests on. */
  readonly claims: readonly string[]
  readonly note: string | null
  readonly unit: string
  readonly replies: readonly Reply[]
}

/** The confirmed verdicts a person may reply to: of what a unit of theirs is accountable for today. */
export async function verdictsOfUnits(db: Kysely<Tables>, actor: SignedIn): Promise<readonly VerdictOfUnit[]> {
  const { jurisdictionId, today } = actor
  const unitIds = actor.roles.flatMap(({ role, unitId }) =>
    unitId !== null && reachOf('settlement.reply', role) ? [unitId] : [],
  )
  if (unitIds.length === 0) return []
  const rows = await db
    .selectFrom('settlement_item')
    .innerJoin('settlement', (join) =>
      join
        .onRef('settlement.jurisdiction_id', '=', 'settlement_item.jurisdiction_id')
        .onRef('settlement.settlement_id', '=', 'settlement_item.settlement_id'),
    )
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'settlement_item.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'settlement_item.commitment_id'),
    )
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'settlement_item.jurisdiction_id')
        .onRef('task.commitment_id', '=', 'settlement_item.commitment_id'),
    )
    .innerJoin('task_unit', (join) =>
      join
        .onRef('task_unit.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('task_unit.task_id', '=', 'task.task_id'),
    )
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'task_unit.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'task_unit.unit_id'),
    )
    .distinctOn(['settlement.year', 'settlement_item.ordinal', 'settlement_item.settlement_item_id'])
    .select(['settlement_item.settlement_item_id as itemId', 'task.task_id as taskId', 'settlement.year'])
    .select(['settlement.state', 'commitment.number', 'settlement_item.wording', 'settlement_item.verdict'])
    .select(['settlement_item.claim_spans', 'settlement_item.proposal', 'settlement_item.note'])
    .select(['unit.name as unit', 'settlement.next_report_id'])
    .where('settlement_item.jurisdiction_id', '=', jurisdictionId)
    .where('settlement.state', 'in', ['open', 'closed'])
    .where('settlement_item.verdict', 'is not', null)
    .where('task_unit.unit_id', 'in', unitIds)
    // of a group each member that reports for itself, or the one that reports for all
    .where(
      sql<boolean>`exists (select from (${reporters(jurisdictionId, today, 'task')}) r where r.unit_id = task_unit.unit_id)`,
    )
    .where(heldOn('task_unit', today))
    .orderBy('settlement.year', 'desc')
    .orderBy('settlement_item.ordinal')
    .orderBy('settlement_item.settlement_item_id')
    .orderBy('task.part')
    .execute()
  const { replies } = await itemsBeside(
    db,
    jurisdictionId,
    rows.map(({ itemId }) => itemId),
  )
  const texts = await textsOf(db, jurisdictionId, [...new Set(rows.map(({ next_report_id }) => next_report_id))])
  return rows.flatMap(({ claim_spans, proposal, next_report_id, verdict, state, ...row }) =>
    verdict === null || state === 'withdrawn'
      ? []
      : [
          {
            ...{ ...row, verdict, state },
            claims: (claim_spans ?? []).map((span) => wordsAt(span, proposal, texts.get(next_report_id))),
            replies: replies.get(row.itemId) ?? [],
          },
        ],
  )
}

const wordsAt = (span: readonly [number, number], proposal: ItemProposal, text: string | undefined): string =>
  text?.slice(...span) ?? proposal.claims?.find((claim) => claim.span.join('-') === span.join('-'))?.text ?? ''

async function textsOf(db: Kysely<Tables>, jurisdictionId: string, reportIds: readonly string[]) {
  if (reportIds.length === 0) return new Map<string, string>()
  const rows = await db
    .selectFrom('report')
    .innerJoin('document', (join) =>
      join
        .onRef('document.jurisdiction_id', '=', 'report.jurisdiction_id')
        .onRef('document.document_id', '=', 'report.document_id'),
    )
    .select(['report.report_id', 'document.text_hash'])
    .where('report.jurisdiction_id', '=', jurisdictionId)
    .where('report.report_id', 'in', reportIds)
    .execute()
  const texts = new Map<string, string>()
  for (const { report_id, text_hash } of rows) {
    const text = await getContent(db, jurisdictionId, text_hash)
    if (text) texts.set(report_id, text.toString('utf8'))
  }
  return texts
}
