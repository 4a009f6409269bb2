import { readLimit } from '@luoshi/report/limit'
import type { TaskPatch } from '../../commands/tasks/edit-tasks.ts'
import { commitmentKindWords } from '../../domain/commitment-kind.ts'
import type { TaskRow } from '../../queries/tasks/task-table.ts'
import { markTrouble } from '../list-trouble.ts'
import { cellTrouble } from './cell-error.ts'
import type { ChangeEffect } from './change-effect.ts'
import type { Finders, Named } from './names-in-cell.ts'
import type { BodyRow } from './sheet-body.ts'
import { type SheetField, titleOf } from './sheet-columns.ts'
import { disclosures, eachMember } from './task-sheet.ts'
import { understood } from './understood.ts'

/** A cell that says other than the record. */
export interface RowChange {
  readonly field: SheetField
  readonly title: string
  readonly before: string
  readonly after: string
  /** What the cell was understood as, where it is written in other words: a day, a person, a unit. */
  readonly read?: string
  /** Whether the record has been changed since the file went out, to yet something else. */
  readonly conflict: boolean
  readonly effect: ChangeEffect
}

/** The task a row stands for, as the record has it. */
export interface KnownTask {
  readonly task: TaskRow
  readonly words: Readonly<Record<SheetField, string>>
  readonly adoptedDue: string | null
}

/** What a row of the table says other than the record. */
export interface RowReading {
  readonly changes: readonly RowChange[]
  /** Cells that say other than the record, but cannot be read. */
  readonly troubles: readonly string[]
}

type Effect = ChangeEffect | { readonly kind: 'trouble'; readonly message: string } | { readonly kind: 'same' }
type Reader = (text: string, known: KnownTask | null, context: Context) => Effect

interface Context {
  readonly finders: Finders
  readonly year: number
  /** Of the row as the file has it, where it names any. */
  readonly leadIds: readonly string[]
}

/** What a row changes of its task; of a row that is new (null), all that it says beside the wording. */
export function rowChanges({ cells }: BodyRow, known: KnownTask | null, finders: Finders, year: number): RowReading {
  const out = known ? wentOut(cells.out) : null
  const leads = finders.units(cells.leads ?? '')
  const context: Context = {
    finders,
    year,
    leadIds: leads.kind === 'found' && leads.ids.length > 0 ? leads.ids : (known?.task.leadIds ?? []),
  }
  const changes: RowChange[] = []
  const troubles: string[] = []
  for (const [field, reader] of readers) {
    const text = cells[field]
    if (text === undefined || (field === 'wording' && !known)) continue
    const before = known?.words[field] ?? ''
    // an office's own sheet may say the same with other signs, and leaves empty what it has not filled in
    if (out ? isSame(text, before) : text === '' || isAlike(text, before)) continue
    const formerly = out?.[field]
    if (formerly !== undefined && isSame(text, formerly)) continue
    const unreadable = cellTrouble(text) ?? markTrouble(text)
    const effect = unreadable === null ? reader(text, known, context) : trouble(unreadable)
    if (effect.kind === 'trouble') troubles.push(`${titleOf(field)}：${effect.message}`)
    else if (effect.kind !== 'same') {
      const read = understood(effect, finders)
      changes.push({
        field,
        title: titleOf(field),
        before,
        after: text,
        ...(read === null || isSame(read, text) ? {} : { read }),
        conflict: formerly !== undefined && !isSame(formerly, before),
        effect,
      })
    }
  }
  return { changes, troubles }
}

/** The cells as they went out; null for a file of another making. */
function wentOut(text: string | undefined): Readonly<Partial<Record<string, string>>> | null {
  if (!text) return null
  try {
    const read: unknown = JSON.parse(text)
    if (read === null || typeof read !== 'object') return null
    return Object.fromEntries(Object.entries(read).filter(([, value]) => typeof value === 'string'))
  } catch {
    return null
  }
}

const lines = (text: string): string => text.replace(/\r\n?/g, '\n').trim()
const isSame = (a: string, b: string): boolean => lines(a) === lines(b)
const isAlike = (a: string, b: string): boolean => bare(a) === bare(b)
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}%.<>=+-]/gu, '')

const edit = (patch: TaskPatch): Effect => ({ kind: 'edit', patch })
const trouble = (message: string): Effect => ({ kind: 'trouble', message })

/** One person or unit, or nobody. */
const one = (named: Named | null, patch: (id: string | null) => TaskPatch, now: string | null): Effect => {
  if (named === null) return edit(patch(null))
  if (named.kind === 'trouble') return named
  const [id, ...more] = named.ids
  if (more.length > 0 || id === undefined) return trouble('只能填一个')
  return id === now ? { kind: 'same' } : edit(patch(id))
}

const several = (named: Named, patch: (ids: readonly string[]) => TaskPatch, now: readonly string[]): Effect => {
  if (named.kind === 'trouble') return named
  return named.ids.join() === now.join() ? { kind: 'same' } : edit(patch(named.ids))
}

const free = (text: string, most: number, patch: (text: string | null) => TaskPatch): Effect =>
  text.length > most ? trouble(`最多 ${most} 字`) : edit(patch(text === '' ? null : text))

const readers: readonly (readonly [SheetField, Reader])[] = Object.entries({
  wording: (text) => {
    if (text === '') return trouble('不能为空')
    return text.length > 1000 ? trouble('最多 1000 字') : { kind: 'proposal', field: 'wording', after: text }
  },
  kind: readKind,
  requirement: (text) => free(text, 2000, (requirement) => ({ requirement })),
  leader: (text, known, { finders }) =>
    one(text === '' ? null : finders.leaders(text), (leaderId) => ({ leaderId }), known?.task.leader?.personId ?? null),
  leads: (text, known, { finders }) =>
    several(finders.units(text), (leadIds) => ({ leadIds }), known?.task.leadIds ?? []),
  partners: (text, known, { finders }) =>
    several(finders.units(text), (partnerIds) => ({ partnerIds }), known?.task.partnerIds ?? []),
  members: readMembers,
  speaker: readSpeaker,
  officer: (text, known, { finders, leadIds }) =>
    one(
      text === '' ? null : finders.officers(text, leadIds),
      (officerId) => ({ officerId }),
      known?.task.officer?.personId ?? null,
    ),
  due: readDue,
  source: (text, known, { finders }) =>
    one(
      text === '' ? null : finders.units(text),
      (sourceUnitId) => ({ sourceUnitId }),
      known?.task.sourceUnitId ?? null,
    ),
  disclosure: (text) => {
    const words = text.replace(/\s/g, '')
    const found = Object.entries(disclosures).find(([, name]) => name === words || name.replace('予', '') === words)
    const disclosure = words === '' ? 'undecided' : (found?.[0] as keyof typeof disclosures | undefined)
    return disclosure ? edit({ disclosure }) : trouble(`应为 ${Object.values(disclosures).join('、')} 之一`)
  },
  remark: (text) => free(text, 2000, (remark) => ({ remark })),
} satisfies Partial<Record<SheetField, Reader>>).map(([field, reader]) => [field as SheetField, reader])

function readDue(text: string, known: KnownTask | null, { year }: Context): Effect {
  const adopted = known?.adoptedDue ?? null
  if (text === '') return adopted === null ? edit({ dueOn: null }) : trouble(`报告写明了时限（${adopted}），不能留空`)
  const limit = readLimit(text, year)
  if (limit === null) return trouble(`看不出是哪一天：“${text.slice(0, 40)}”，${dueHint(text, year)}`)
  const { dueOn = null, continuous = false } = known?.task ?? {}
  if (limit.kind === 'continuous') return continuous ? { kind: 'same' } : edit({ continuous: true })
  if (limit.day === dueOn) return continuous ? edit({ continuous: false }) : { kind: 'same' }
  if (adopted !== null && limit.day !== adopted) return { kind: 'proposal', field: 'due', after: limit.day }
  return edit({ dueOn: limit.day, ...(continuous ? { continuous: false } : {}) })
}

/** What to do about a limit that names no day: a whole number may be a day without its format. */
const dueHint = (text: string, year: number): string =>
  /^\d{5}$/.test(text.normalize('NFKC')) && Number(text.normalize('NFKC')) > 36_000
    ? '像是没有设日期格式的日期，请把这一列设为日期格式后再导入'
    : `请写成 6月底、${year}年6月30日 或 持续推进 的样子`

/** `项目`; beside it may stand 民生实事 where the report promises it as one, which no file changes: `项目、民生实事`. */
function readKind(text: string, known: KnownTask | null): Effect {
  const should = `应为 ${Object.values(commitmentKindWords).join('、')} 之一`
  const named = text.split(/[、，,；;\s]+/).filter((name) => name !== '')
  const own =
    known?.task.livelihood && named.length > 1 ? named.filter((name) => name !== commitmentKindWords.livelihood) : named
  const [name, ...more] = own
  if (name === undefined) return trouble(`不能为空，${should}`)
  if (more.length > 0) return trouble(`只能填一种，${should}`)
  const found = Object.entries(commitmentKindWords).find(([, words]) => words === name)?.[0] as
    | keyof typeof commitmentKindWords
    | undefined
  if (!found) return trouble(`没有“${name.slice(0, 40)}”这个类型，${should}`)
  return found === known?.task.kind ? { kind: 'same' } : edit({ kind: found })
}

/** The members of the group that leads: who they are is set with the group and for all its tasks, not in a table. */
function readMembers(text: string, _known: KnownTask | null, { finders, leadIds }: Context): Effect {
  const members = finders.membersOf(leadIds[0] ?? '')
  const named = text === '' ? null : finders.units(text)
  if (named?.kind === 'trouble') return named
  if (members.toSorted().join() === (named?.ids ?? []).toSorted().join()) return { kind: 'same' }
  return trouble('集体单位的成员在“单位”中调整，对它的所有任务生效；任务表中的改动没有采用')
}

/** `各成员分别填报`, `由青禾镇代表填报`, or a member alone. */
function readSpeaker(text: string, known: KnownTask | null, { finders, leadIds }: Context): Effect {
  const members = finders.membersOf(leadIds[0] ?? '')
  const words = text.replace(/\s/g, '')
  const now = known?.task.speakerId ?? null
  if (members.length === 0) return words === '' ? { kind: 'same' } : trouble('牵头单位不是集体单位，没有填报方式')
  const should = `应为“${eachMember}”，或由哪个成员代表填报`
  if (words === '' || words === eachMember) return now === null ? { kind: 'same' } : edit({ speakerId: null })
  const named = finders.units(words.replace(/^由/, '').replace(/(代表)?填报$/, ''))
  if (named.kind === 'trouble') return trouble(should)
  const [id, ...more] = named.ids
  if (id === undefined || more.length > 0 || !members.includes(id)) return trouble(should)
  return id === now ? { kind: 'same' } : edit({ speakerId: id })
}
