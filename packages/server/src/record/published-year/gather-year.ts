import type { Figure, Meta } from '@luoshi/report'
import type { Transaction } from 'kysely'
import { dayOf } from '../../domain/day.ts'
import type {
  PublishedArea,
  PublishedChange,
  PublishedCommitment,
  PublishedEvent,
  PublishedPassage,
  PublishedPlace,
  PublishedReport,
  PublishedResult,
  PublishedTarget,
  PublishedYear,
} from '../../domain/published-year.ts'
import type { ProposalContent } from '../../store/tables/reports.ts'
import type { Tables } from '../../store/tables.ts'
import { dataDay } from './data-day.ts'
import { type CarriedOut, gatherCarriedOut } from './gather-carried-out.ts'
import { gatherFollowed, type YearScope } from './gather-followed.ts'
import { gatherIndicators, withIndicators } from './gather-indicators.ts'
import { gatherPromisedBefore } from './gather-promised-before.ts'
import { gatherSettlement } from './gather-settlement.ts'

interface Occasion {
  readonly snapshot: number
  readonly at: Date
  readonly note: string | null
}

/** Everything of a year that is public, as it stands in the record at this moment of the transaction. */
export async function gatherYear(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  year: number,
  { snapshot, at, note }: Occasion,
): Promise<PublishedYear> {
  const place = await trx
    .selectFrom('jurisdiction')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .executeTakeFirstOrThrow()
  const report = await gatherReport(trx, jurisdictionId, year)
  const said = await gatherSaid(trx, jurisdictionId, report.reportId)
  const areas = await gatherAreas(trx, jurisdictionId, report.reportId)
  const settlement = await gatherSettlement(trx, jurisdictionId, year)
  const scope = { jurisdictionId, year, reportId: report.reportId, today: dayOf(at) }
  const carriedOut = await gatherCarriedOut({ trx, ...scope })
  const followed = await gatherFollowed(trx, scope, carriedOut)
  const commitments = await gatherCommitments(
    trx,
    scope,
    carriedOut,
    new Map(areas.map(({ id, area }) => [id, area.ordinal])),
  )
  return {
    schema: 'luoshi.year/1',
    jurisdiction: {
      code: place.code,
      name: place.name,
      level: place.level,
      publisher: place.publisher,
      indexPrefix: place.index_prefix,
      supervisionPhone: place.supervision_phone,
      fictitious: place.fictitious,
    } satisfies PublishedPlace,
    year,
    snapshot,
    cutOff: dataDay(carriedOut, dayOf(at)),
    publishedAt: at.toISOString(),
    note,
    report,
    guidance: said.guidance,
    areas: areas.map(({ area }) => area),
    commitments,
    targets: said.targets,
    results: await withIndicators(trx, jurisdictionId, report.reportId, said.results),
    indicators: await gatherIndicators(trx, jurisdictionId, report.reportId),
    changes: snapshot === 1 ? [] : await gatherChanges(trx, jurisdictionId, year, at, note, commitments),
    ...(followed.length > 0 ? { followed } : {}),
    ...(settlement ? { settlement } : {}),
  }
}

async function gatherReport(trx: Transaction<Tables>, jurisdictionId: string, year: number): Promise<PublishedReport> {
  const row = await trx
    .selectFrom('report')
    .innerJoin('document', (join) =>
      join
        .onRef('document.jurisdiction_id', '=', 'report.jurisdiction_id')
        .onRef('document.document_id', '=', 'report.document_id'),
    )
    .selectAll('document')
    .select(['report.report_id', 'report.version', 'report.meta', 'report.adopted_at', 'report.title'])
    .where('report.jurisdiction_id', '=', jurisdictionId)
    .where('report.year', '=', year)
    .where('report.state', '=', 'adopted')
    .executeTakeFirstOrThrow()
  const { meeting, date, speaker, office, outlet, published, reviewYear } = row.meta as Meta
  return {
    reportId: row.report_id,
    version: row.version,
    title: row.title,
    meeting,
    date,
    speaker,
    office,
    outlet,
    published,
    reviewYear,
    fileName: row.file_name,
    format: row.format,
    documentHash: row.hash,
    textHash: row.text_hash,
    receivedHash: row.received_hash,
    readingHash: row.reading_hash,
    adoptedAt: (row.adopted_at ?? row.received_at).toISOString(),
  }
}

async function gatherSaid(trx: Transaction<Tables>, jurisdictionId: string, reportId: string) {
  const rows = await trx
    .selectFrom('proposal')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('kind', 'in', ['guidance', 'target', 'result'])
    .where('state', '!=', 'rejected')
    .orderBy('ordinal')
    .execute()
  const passage = (row: (typeof rows)[number]): PublishedPassage => ({
    text: row.wording,
    span: [row.span_start, row.span_end],
  })
  const content = (row: (typeof rows)[number]) => row.content as ProposalContent
  const guidance = rows.filter((row) => row.kind === 'guidance').map(passage)
  const targets: PublishedTarget[] = rows
    .filter((row) => row.kind === 'target')
    .map((row) => ({ ...passage(row), figures: content(row).figures ?? [] }))
  const results: PublishedResult[] = rows
    .filter((row) => row.kind === 'result')
    .map((row, index) => ({
      ...passage(row),
      ordinal: index + 1,
      theme: content(row).theme ?? null,
      figures: content(row).figures ?? [],
      indicatorIds: [],
    }))
  return { guidance, targets, results }
}

async function gatherAreas(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  reportId: string,
): Promise<{ id: string; area: PublishedArea }[]> {
  const rows = await trx
    .selectFrom('area')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .orderBy('ordinal')
    .execute()
  return rows.map(({ area_id, heading, span_start, span_end, ordinal, focus, purpose, theme, livelihood }) => ({
    id: area_id,
    area: { text: heading, span: [span_start, span_end], ordinal, focus, purpose, theme, livelihood },
  }))
}

async function gatherCommitments(
  trx: Transaction<Tables>,
  scope: YearScope,
  carriedOut: ReadonlyMap<string, CarriedOut>,
  areas: ReadonlyMap<string, number>,
): Promise<PublishedCommitment[]> {
  const { jurisdictionId, year, reportId } = scope
  const rows = await trx
    .selectFrom('commitment')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('report_id', '=', reportId)
    .where('origin', '=', 'report')
    .orderBy('number')
    .execute()
  const history = await gatherHistory(trx, jurisdictionId, reportId)
  const before = await gatherPromisedBefore(trx, jurisdictionId, { year, reportId })
  return rows.map((row) => {
    const { changes = [], ...carried } = carriedOut.get(row.commitment_id) ?? notCarriedOut
    const events = [...changes, ...(history.get(row.commitment_id) ?? [])]
    const promisedBefore = before.get(row.commitment_id)
    return {
      commitmentId: row.commitment_id,
      number: row.number,
      text: row.wording,
      span: [row.span_start, row.span_end],
      area: row.area_id ? (areas.get(row.area_id) ?? null) : null,
      path: row.path,
      kind: row.kind,
      livelihood: row.livelihood,
      strength: row.strength,
      due: row.due_text === null ? null : { text: row.due_text, date: row.due_on },
      figures: row.figures as readonly Figure[],
      places: row.places,
      ...carried,
      ...(promisedBefore ? { promisedBefore } : {}),
      ...(row.withdrawn_at
        ? {
            state: {
              kind: 'withdrawn' as const,
              at: row.withdrawn_at.toISOString(),
              reason: row.withdrawn_reason ?? '',
            },
          }
        : {}),
      history: events.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
    }
  })
}

const notCarriedOut = {
  leadUnit: null,
  partnerUnits: [],
  leader: null,
  state: { kind: 'unreported' },
  progress: [],
  parts: [],
  changes: [],
} as const satisfies CarriedOut

async function gatherHistory(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  reportId: string,
): Promise<Map<string, PublishedEvent[]>> {
  const rows = await trx
    .selectFrom('event')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'event.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'event.subject_id'),
    )
    .select(['event.subject_id', 'event.at', 'event.kind', 'event.summary'])
    .where('event.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.report_id', '=', reportId)
    .where('event.subject', '=', 'commitment')
    .where('event.public', '=', true)
    .orderBy('event.ledger_seq', 'desc')
    .execute()
  const byCommitment = new Map<string, PublishedEvent[]>()
  for (const { subject_id, at, kind, summary } of rows) {
    const events = byCommitment.get(subject_id) ?? []
    events.push({ at: at.toISOString(), kind, summary })
    byCommitment.set(subject_id, events)
  }
  return byCommitment
}

async function gatherChanges(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  year: number,
  at: Date,
  note: string | null,
  commitments: readonly PublishedCommitment[],
): Promise<PublishedChange[]> {
  const before = await trx
    .selectFrom('snapshot')
    .select('published_at')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  const rows = await trx
    .selectFrom('event')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'event.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'event.subject_id'),
    )
    .select(['event.at', 'event.summary', 'commitment.number'])
    .where('event.jurisdiction_id', '=', jurisdictionId)
    .where('event.subject', '=', 'commitment')
    .where('event.public', '=', true)
    .where('event.kind', '!=', 'commitment.adopted')
    .where('commitment.year', '=', year)
    .where('event.at', '>', before?.published_at ?? at)
    .orderBy('event.ledger_seq', 'desc')
    .execute()
  const since = (before?.published_at ?? at).toISOString()
  const ofTasks = commitments.flatMap(({ number, history }) =>
    history
      .filter((event) => event.kind.startsWith('task.') && event.at > since)
      .map((event) => ({ at: event.at, number, summary: event.summary })),
  )
  const ofCommitments = rows.map((row) => ({ at: row.at.toISOString(), number: row.number, summary: row.summary }))
  const changes = [...ofTasks, ...ofCommitments].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return note === null ? changes : [{ at: at.toISOString(), number: null, summary: note }, ...changes]
}
