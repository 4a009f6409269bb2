import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { subjectLeads } from '../../domain/assignment/subject-leads.ts'
import { endsAfter, heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { taskTable } from './task-table.ts'

/** Units that may lead a task, the likeliest first. A person decides. */
export interface LeadSuggestions {
  readonly tasks: readonly { readonly taskId: string; readonly suggestions: readonly LeadSuggestion[] }[]
}

export interface LeadSuggestion {
  readonly unitId: string
  /** `原文提到`, `2030年同类任务`, `道路交通` */
  readonly reason: string
}

interface Unit {
  readonly unitId: string
  readonly names: readonly string[]
}

/**
 * Suggestions for the tasks of a year that have no lead unit yet: what the text names, what like tasks of earlier years
 * had, what the subject usually goes to. At most three a task.
 */
export async function leadSuggestions(
  db: Kysely<Tables>,
  actor: SignedIn,
  year: number | null,
): Promise<LeadSuggestions> {
  const { jurisdictionId, today } = actor
  const table = await taskTable(db, actor, year)
  const units: Unit[] = (
    await db
      .selectFrom('unit')
      .select(['unit_id', 'name', 'short_name', 'aliases'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where(heldOn('unit', today))
      .orderBy('code')
      .execute()
  ).map((row) => ({ unitId: row.unit_id, names: [row.name, row.short_name, ...row.aliases] }))
  const earlier = await earlierLeads(db, actor, table.year)
  return {
    tasks: table.rows
      .filter(({ leadIds }) => leadIds.length === 0)
      .map(({ taskId, wording }) => ({ taskId, suggestions: suggest(wording, units, earlier) })),
  }
}

interface Earlier {
  readonly year: number
  readonly pairs: ReadonlySet<string>
  readonly unitId: string
}

function suggest(wording: string, units: readonly Unit[], earlier: readonly Earlier[]): LeadSuggestion[] {
  const found = new Map<string, string>()
  const add = (unitId: string, reason: string) => {
    if (!found.has(unitId)) found.set(unitId, reason)
  }
  for (const { unitId, names } of units)
    if (names.some((name) => name.length >= 3 && wording.includes(name))) add(unitId, '原文提到')
  const like = likest(wording, earlier)
  if (like) add(like.unitId, `${like.year}年同类任务`)
  for (const { subject, name, units: parts } of subjectLeads) {
    if (!subject.test(wording)) continue
    for (const part of parts) {
      const unit = units.find(({ names }) => names.some((one) => one.includes(part)))
      if (unit) {
        add(unit.unitId, name)
        break
      }
    }
  }
  return [...found].slice(0, 3).map(([unitId, reason]) => ({ unitId, reason }))
}

/** Of the tasks of earlier years the one most alike, when half of its pairs of characters are the same. */
function likest(wording: string, earlier: readonly Earlier[]): Earlier | undefined {
  const own = pairsOf(wording)
  let best: { readonly like: number; readonly one: Earlier } | undefined
  for (const one of earlier) {
    let same = 0
    for (const pair of own) if (one.pairs.has(pair)) same++
    const like = (2 * same) / (own.size + one.pairs.size || 1)
    if (like >= 0.5 && like > (best?.like ?? 0)) best = { like, one }
  }
  return best?.one
}

function pairsOf(text: string): Set<string> {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '')
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2)))
}

async function earlierLeads(db: Kysely<Tables>, { jurisdictionId, today }: SignedIn, year: number): Promise<Earlier[]> {
  const rows = await db
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .innerJoin('task_unit', (join) =>
      join
        .onRef('task_unit.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('task_unit.task_id', '=', 'task.task_id'),
    )
    .select(['commitment.year', 'task.wording', 'task_unit.unit_id'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.year', '<', year)
    .where('task_unit.part', '=', 'lead')
    .where('task_unit.place', '=', 1)
    .where(endsAfter('task_unit', today))
    .orderBy('commitment.year', 'desc')
    .limit(3000)
    .execute()
  return rows.map((row) => ({ year: row.year, pairs: pairsOf(row.wording), unitId: row.unit_id }))
}
