import type { Due, Figure } from '@luoshi/report'
import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { bareWords } from '../../domain/bare-words.ts'
import { commitmentKind } from '../../domain/commitment-kind.ts'
import type { ProposalContent, ProposalTable } from '../../store/tables/reports.ts'
import type { Adoption } from './adoption.ts'
import type { Superseded } from './supersede.ts'

type Proposal = Selectable<ProposalTable>

/** Makes the accepted areas those of the plan; comes out by the proposal each was. */
export async function insertAreas({ trx, jurisdictionId, reportId }: Adoption, proposals: readonly Proposal[]) {
  const areas = new Map<string, { id: string; content: ProposalContent }>()
  const rows = proposals
    .filter((proposal) => proposal.kind === 'area')
    .map((proposal, index) => {
      const content = proposal.content as ProposalContent
      const id = uuid()
      areas.set(proposal.proposal_id, { id, content })
      return {
        jurisdiction_id: jurisdictionId,
        area_id: id,
        report_id: reportId,
        ordinal: index + 1,
        heading: proposal.wording,
        focus: content.focus ?? null,
        purpose: content.purpose ?? null,
        theme: content.theme ?? null,
        livelihood: content.livelihood ?? false,
        span_start: proposal.span_start,
        span_end: proposal.span_end,
      }
    })
  if (rows.length > 0) await trx.insertInto('area').values(rows).execute()
  return areas
}

/**
 * Makes the accepted measures commitments. Words that the superseded report had keep their 序号; others get the next one
 * that the year has never given.
 */
export async function insertCommitments(
  { trx, jurisdictionId, reportId, year }: Adoption,
  proposals: readonly Proposal[],
  areas: ReadonlyMap<string, { id: string; content: ProposalContent }>,
  { numbers, highest }: Superseded,
) {
  let next = highest
  const taken = new Set<number>()
  const made = proposals
    .filter((proposal) => proposal.kind === 'measure' || proposal.kind === 'livelihood')
    .map((proposal) => {
      const kept = numbers.get(bareWords(proposal.wording))
      const number = kept !== undefined && !taken.has(kept) ? kept : ++next
      taken.add(number)
      return { id: uuid(), number, wording: proposal.wording, proposal }
    })
  const rows = made.map(({ id, number, wording, proposal }) => {
    const content = proposal.content as ProposalContent
    const area = proposal.parent_id ? areas.get(proposal.parent_id) : undefined
    const figures: readonly Figure[] = content.figures ?? []
    const livelihood = content.livelihood ?? proposal.kind === 'livelihood'
    return {
      jurisdiction_id: jurisdictionId,
      commitment_id: id,
      report_id: reportId,
      year,
      number,
      area_id: area?.id ?? null,
      kind: commitmentKind(wording, { livelihood, theme: area?.content.theme ?? null, figures }),
      livelihood,
      wording,
      span_start: proposal.span_start,
      span_end: proposal.span_end,
      path: [...(content.path ?? [])],
      strength: content.strength ?? ('expected' as const),
      ...dueColumns(content.due),
      figures: JSON.stringify(figures),
      places: [...(content.places ?? [])],
      named_units: [...(content.units ?? [])],
      withdrawn_at: null,
      withdrawn_reason: null,
    }
  })
  for (let i = 0; i < rows.length; i += 500)
    await trx
      .insertInto('commitment')
      .values(rows.slice(i, i + 500))
      .execute()
  return made
}

/** The limit of a commitment; where only clauses of it have one, their words and no day: the whole is due with the year. */
function dueColumns(due: Due | null | undefined) {
  const clauses = due?.clauses?.map(({ words }) => words)
  return { due_text: clauses?.join('；') ?? due?.text ?? null, due_on: clauses ? null : (due?.date ?? null) }
}
