import type { Area, Measure, Report, Result, Target } from '@luoshi/report'
import type { Kysely, Selectable } from 'kysely'
import type { ProposalContent, ProposalTable } from '../../store/tables/reports.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent } from '../../vault/vault.ts'

type Proposal = Selectable<ProposalTable>

/** A report as its reviewers left it. */
export interface ReportOfRecord {
  readonly report: Report
  /** Proposals that nobody has decided on, by kind. */
  readonly open: readonly Proposal['kind'][]
}

/**
 * A report of the record as it was reviewed: rejected proposals are gone, added and moved ones stand where they were put.
 * Every text is the report's own at its span, whatever the reviewer worded. Null where its words were purged.
 */
export async function reportOfRecord(
  db: Kysely<Tables>,
  jurisdictionId: string,
  reportId: string,
): Promise<ReportOfRecord | null> {
  const document = await db
    .selectFrom('report')
    .innerJoin('document', (join) =>
      join
        .onRef('document.jurisdiction_id', '=', 'report.jurisdiction_id')
        .onRef('document.document_id', '=', 'report.document_id'),
    )
    .select(['document.text_hash', 'document.reading_hash'])
    .where('report.jurisdiction_id', '=', jurisdictionId)
    .where('report.report_id', '=', reportId)
    .executeTakeFirst()
  if (!document) return null
  const text = (await getContent(db, jurisdictionId, document.text_hash))?.toString('utf8')
  const reading = (await getContent(db, jurisdictionId, document.reading_hash))?.toString('utf8')
  if (text === undefined || reading === undefined) return null
  const proposals = await db
    .selectFrom('proposal')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('replaced_by', 'is', null)
    .orderBy('span_start')
    .orderBy('ordinal')
    .execute()
  const read = { ...(JSON.parse(reading) as Omit<Report, 'text'>), text }
  const open = proposals.flatMap(({ state, kind }) => (state === 'open' ? [kind] : []))
  return { report: reviewed(read, proposals), open }
}

function reviewed(read: Report, proposals: readonly Proposal[]): Report {
  const standing = proposals.filter(({ state }) => state !== 'rejected')
  const of = (...kinds: Proposal['kind'][]) => standing.filter(({ kind }) => kinds.includes(kind))
  const measures = of('measure', 'livelihood')
  const areas = of('area').map(
    (row): Area => ({
      ...passage(row, read.text),
      heading: row.wording,
      focus: contentOf(row).focus ?? null,
      purpose: contentOf(row).purpose ?? null,
      theme: contentOf(row).theme ?? null,
      livelihood: contentOf(row).livelihood ?? false,
      measures: measures
        .filter(({ parent_id }) => parent_id === row.proposal_id)
        .map((each) => measure(each, read.text)),
    }),
  )
  const inAreas = new Set(of('area').map(({ proposal_id }) => proposal_id))
  const rejected = proposals.filter(
    ({ state, kind }) => state === 'rejected' && (kind === 'result' || kind === 'problem'),
  )
  const isGone = (start: number) => rejected.some(({ span_start, span_end }) => span_start <= start && start < span_end)
  return {
    ...read,
    areas,
    elsewhere: measures
      .filter(({ parent_id }) => parent_id === null || !inAreas.has(parent_id))
      .map((each) => measure(each, read.text)),
    targets: of('target').map((row): Target => ({ ...passage(row, read.text), figures: contentOf(row).figures ?? [] })),
    results: of('result').map(
      (row): Result => ({
        ...passage(row, read.text),
        theme: contentOf(row).theme ?? null,
        figures: contentOf(row).figures ?? [],
      }),
    ),
    units: read.units.filter(({ span: [start] }) => !isGone(start)),
  }
}

const contentOf = ({ content }: Proposal) => content as ProposalContent

function passage({ proposal_id, span_start, span_end }: Proposal, text: string) {
  return { id: proposal_id, text: text.slice(span_start, span_end), span: [span_start, span_end] as const }
}

function measure(row: Proposal, text: string): Measure {
  const { path = [], figures = [], due = null, strength = 'expected', places = [], units = [] } = contentOf(row)
  return { ...passage(row, text), livelihood: row.kind === 'livelihood', path, figures, due, strength, places, units }
}
