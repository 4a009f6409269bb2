import type { Meta } from '@luoshi/report'
import type { Kysely, Selectable, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MayWrite } from '../../access/actor.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { ProposalContent, ProposalTable } from '../../store/tables/reports.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { publishWithin } from '../publication/publish-snapshot.ts'
import { layOutTasks } from '../tasks/lay-out-tasks.ts'
import type { Adoption } from './adoption.ts'
import { insertAreas, insertCommitments } from './insert-commitments.ts'
import { insertReadings } from './insert-readings.ts'
import { insertTargets } from './insert-targets.ts'
import { insertTargetCommitments, measureTargets, targetsAreListed } from './list-targets.ts'
import { supersede } from './supersede.ts'

/** The year's plan, with its number of commitments; `snapshot` is null where nothing was published. */
export type Adopted =
  | {
      readonly kind: 'adopted'
      readonly reportId: string
      readonly year: number
      readonly commitments: number
      /** How many figures of targets stand in the task table. */
      readonly targets: number
      /** Number of the public snapshot; null where it was adopted only. */
      readonly snapshot: number | null
    }
  | Refusal<'unknown-report' | 'already-adopted' | 'nothing-to-adopt' | 'still-open' | 'secrecy-mark'>

type Proposal = Selectable<ProposalTable>

/** What an adoption asks for and does beside adopting. */
export interface HowToAdopt {
  /** Refuse while anything is open. */
  readonly reviewed?: boolean
  readonly publish?: boolean
  /** Put the targets into the task table as well; they stay there where the version before had them. */
  readonly targets?: boolean
}

/**
 * Make a report's proposals the commitments of its year, in one transaction with the ledger entry. Publishing is another
 * act: with `publish` it is done in the same transaction. A report that has a mark of secrecy nobody has settled is not
 * adopted. Proposals still open are accepted as they stand, for adopting is a person's act; `reviewed` refuses while
 * one is open or a warning unsettled. What a reviewer changed is adopted as changed, with the words as read beside it. A
 * report adopted earlier for the year is superseded; commitments whose words are the same keep their 序号, and so their
 * permanent address.
 */
export async function adoptReport(
  db: Kysely<Tables>,
  may: MayWrite,
  at: Date,
  reportId: string,
  how: HowToAdopt = {},
): Promise<Adopted> {
  return db.transaction().execute((trx) => adoptReportWithin(trx, may, at, reportId, how))
}

/** {@link adoptReport} inside the caller's transaction. */
export async function adoptReportWithin(
  trx: Transaction<Tables>,
  may: MayWrite,
  at: Date,
  reportId: string,
  { reviewed = false, publish = false, targets = false }: HowToAdopt = {},
): Promise<Adopted> {
  const { jurisdictionId, actor } = may
  await lockPlace(trx, jurisdictionId)
  const report = await trx
    .selectFrom('report')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .executeTakeFirst()
  if (!report) return refusals['unknown-report']
  if (report.state === 'adopted') return refusals['already-adopted']
  const proposals = await trx
    .selectFrom('proposal')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('state', '!=', 'rejected')
    .orderBy('span_start')
    .orderBy('span_end', 'desc')
    .orderBy('ordinal')
    .execute()
  if (reviewed) {
    const open = proposals.filter((proposal) => proposal.state === 'open').length
    const unsettled = await unsettledFindings(trx, jurisdictionId, reportId)
    if (open + unsettled > 0) return stillOpen(open, unsettled)
  }
  const marks = await openMarks(trx, jurisdictionId, reportId)
  if (marks > 0) return marked(marks)
  if (!proposals.some((proposal) => proposal.kind === 'measure' || proposal.kind === 'livelihood'))
    return refusals['nothing-to-adopt']

  const adoption: Adoption = { trx, jurisdictionId, reportId, year: report.year }
  const superseded = await supersede(adoption)
  await trx
    .updateTable('proposal')
    .set({ state: 'accepted', decided_by: actor.id, decided_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('state', '=', 'open')
    .execute()
  await trx
    .updateTable('report')
    .set({ state: 'adopted', adopted_at: at, adopted_by: actor.id })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .execute()

  const areas = await insertAreas(adoption, proposals)
  const commitments = await insertCommitments(adoption, proposals, areas, superseded)
  await insertTargets(adoption, proposals)
  const listing = targets || (await targetsAreListed(adoption, superseded.reportId))
  const listed = listing ? await insertTargetCommitments(adoption, proposals, superseded.reportId) : []
  const tasks = await layOutTasks(trx, { jurisdictionId, at, year: report.year, before: superseded.reportId }, [
    ...commitments.map(({ id, number, wording, proposal }) => {
      const { due } = proposal.content as ProposalContent
      return { id, number, wording, dueOn: due?.clauses ? null : (due?.date ?? null), nodes: due?.clauses ?? [] }
    }),
    ...listed,
  ])
  await measureTargets(adoption, listed)
  await insertReadings(adoption, proposals, (report.meta as Meta).reviewYear ?? report.year - 1, at)
  // the words themselves lie in the vault, so that a purge can remove them and leave the chain whole
  const adopted = JSON.stringify([
    ...commitments.map((each) => asAdopted(each)),
    ...listed.map(({ id, number, wording }) => ({ id, number, wording })),
  ])
  const list = await putContent(trx, jurisdictionId, adopted, 'application/json', at)
  const promises = await putContent(trx, jurisdictionId, JSON.stringify(tasks), 'application/json', at)
  const entry = await appendEntry(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: 'report.adopted',
    body: {
      reportId,
      year: report.year,
      version: report.version,
      superseded: superseded.reportId,
      commitments: commitments.length,
      ...(listed.length > 0 ? { targets: listed.length } : {}),
      ...(reviewed ? { changedInReview: commitments.filter(({ proposal }) => isChanged(proposal)).length } : {}),
      vault: [list, promises],
    },
  })
  const summary = superseded.reportId
    ? `第${report.version}版报告通过，替代前一版，共${commitments.length}项承诺事项。`
    : `报告通过，共${commitments.length}项承诺事项。`
  const event = {
    jurisdiction_id: jurisdictionId,
    kind: 'report.adopted',
    at,
    actor: actor.id,
    public: true,
    content: '{}',
    ledger_seq: entry.seq,
  }
  await trx
    .insertInto('event')
    .values({ ...event, event_id: uuid(), subject: 'report', subject_id: reportId, summary })
    .execute()
  for (let i = 0; i < commitments.length; i += 500) {
    const rows = commitments.slice(i, i + 500).map(({ id, proposal }) => ({
      ...event,
      event_id: uuid(),
      subject: 'commitment' as const,
      subject_id: id,
      kind: 'commitment.adopted',
      summary: adoptedHow(proposal),
    }))
    await trx.insertInto('event').values(rows).execute()
  }
  const snapshot = publish ? (await publishWithin(trx, may, at, report.year, summary)).number : null
  return {
    ...{ kind: 'adopted', reportId, year: report.year },
    ...{ commitments: commitments.length, targets: listed.length, snapshot },
  }
}

/** How many marks of secrecy nobody has looked at and settled. */
async function openMarks(trx: Transaction<Tables>, jurisdictionId: string, reportId: string): Promise<number> {
  const rows = await trx
    .selectFrom('finding')
    .select('finding_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('rule', '=', 'secrecy-mark')
    .where('settled_at', 'is', null)
    .execute()
  return rows.length
}

function marked(count: number): Adopted {
  return refusal(
    422,
    'secrecy-mark',
    `文件中有 ${count} 处像密级或内部标志的字样，没有通过，也没有公开。涉密的，请由两人用 luoshi purge 清除；确认不涉密的，请在工作台“报告审阅”中逐处处理后再通过。`,
    `The file bears ${count} marks that may mean it is secret; it was neither adopted nor published. If it is, two persons purge it with luoshi purge; if not, settle each mark in the desk's review and adopt it there.`,
  )
}

/** How many warnings nobody has settled. */
async function unsettledFindings(trx: Transaction<Tables>, jurisdictionId: string, reportId: string): Promise<number> {
  const rows = await trx
    .selectFrom('finding')
    .select('finding_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('severity', '!=', 'info')
    .where('settled_at', 'is', null)
    .execute()
  return rows.length
}

function stillOpen(open: number, unsettled: number): Adopted {
  return refusal(
    422,
    'still-open',
    `还有${open}个条目待定、${unsettled}个存疑项待处理，全部处理完才能通过。`,
    `${open} proposals are open and ${unsettled} findings unsettled; settle all of them first.`,
  )
}

const wordingAsRead = ({ original }: Proposal) => (original as { wording?: string } | null)?.wording

const isChanged = (proposal: Proposal) =>
  proposal.origin !== 'read' || (wordingAsRead(proposal) ?? proposal.wording) !== proposal.wording

/** A commitment as the vault keeps it: its words, and those that were read where a reviewer changed them. */
function asAdopted({
  id,
  number,
  wording,
  proposal,
}: {
  id: string
  number: number
  wording: string
  proposal: Proposal
}) {
  const asRead = wordingAsRead(proposal)
  return { id, number, wording, ...(asRead !== undefined && asRead !== wording ? { asRead } : {}) }
}

function adoptedHow(proposal: Proposal): string {
  if (proposal.origin === 'added') return '随报告通过，列为承诺事项（审核时自正文选入）。'
  if (proposal.origin === 'split') return '随报告通过，列为承诺事项（审核时由一句拆分而成）。'
  if (proposal.origin === 'merged') return '随报告通过，列为承诺事项（审核时由几句合并而成）。'
  return isChanged(proposal) ? '随报告通过，列为承诺事项（审核时文字有更正）。' : '随报告通过，列为承诺事项。'
}

const refusals = {
  'unknown-report': refusal(404, 'unknown-report', '没有这份报告。', 'There is no such report.'),
  'already-adopted': refusal(409, 'already-adopted', '这份报告已经通过。', 'This report has been adopted already.'),
  'nothing-to-adopt': refusal(
    422,
    'nothing-to-adopt',
    '这份报告里没有可以列为承诺事项的举措，未通过。请检查读入结果。',
    'The report holds no measure to adopt as a commitment. Check what was read.',
  ),
} as const
