import type { ChainedEntry } from '../../../ledger/entry.ts'

/** A role as an entry granted it, and the day it ended where one says so. */
export interface RecordedRole {
  readonly seq: number
  readonly personId: string
  readonly role: string
  readonly unitId: string | null
  readonly from: string
  readonly to: string | null
  readonly endedAt?: string
}

/** A passing of roles whose entry did not name them yet: rows of that moment stand on it. */
export interface UnnamedRoles {
  readonly seq: number
  readonly at: string
  readonly actor: string
  /** Who gains; null when it may be several. */
  readonly personId: string | null
  readonly ended: readonly string[]
  readonly unitId: string | null
}

/** What an entry says last of a thing. */
export interface Noted<T> {
  readonly seq: number
  readonly value: T
}

/** What the entries of a ledger say of the things the desk and the pages show: of each the last word. */
export interface Recorded {
  readonly reports: Map<string, Noted<{ readonly state: string; readonly content: string | null }>>
  readonly tasks: Map<string, Noted<string>>
  readonly adoptions: Noted<string>[]
  readonly lights: (Noted<string> & { readonly periodId: string })[]
  readonly roles: Map<string, RecordedRole>
  readonly unnamed: UnnamedRoles[]
  readonly evidence: Map<string, Noted<{ readonly file: string; readonly removed: boolean }>>
  readonly snapshots: Map<string, Noted<{ readonly content: string; readonly hash: string }>>
  readonly purges: Set<string>
  entries: number
}

/** What is recorded before the first entry. */
export const nothingRecorded = (): Recorded => ({
  reports: new Map(),
  tasks: new Map(),
  adoptions: [],
  lights: [],
  roles: new Map(),
  unnamed: [],
  evidence: new Map(),
  snapshots: new Map(),
  purges: new Set(),
  entries: 0,
})

type Body = Readonly<Record<string, unknown>>

/** Take an entry into what is recorded. Entries come in their order. */
export function record(recorded: Recorded, entry: ChainedEntry): void {
  const { seq, kind } = entry
  recorded.entries = seq
  const body = JSON.parse(entry.body) as Body
  const [content, second] = list(body.vault)
  const taskId = text(body.taskId)
  const stands = text(body.stands)
  if (taskId !== null && stands !== null) recorded.tasks.set(taskId, { seq, value: stands })
  if (kind.startsWith('progress.')) {
    const [id, state] = [text(body.progressId), text(body.state)]
    if (id !== null && state !== null) recorded.reports.set(id, { seq, value: { state, content: content ?? null } })
  }
  if ((kind === 'report.adopted' || kind === 'targets.listed') && second !== undefined)
    recorded.adoptions.push({ seq, value: second })
  if (kind === 'lights.given' && content !== undefined)
    recorded.lights.push({ seq, value: content, periodId: text(body.periodId) ?? '' })
  if (kind === 'snapshot.published' && content !== undefined)
    recorded.snapshots.set(`${body.year} ${body.number}`, { seq, value: { content, hash: entry.hash } })
  if (kind === 'evidence.added' || kind === 'evidence.removed') {
    const value = { file: text(body.file) ?? '', removed: kind === 'evidence.removed' }
    recorded.evidence.set(text(body.evidenceId) ?? '', { seq, value })
  }
  if (kind === 'content.purged')
    for (const hash of [...list(body.purged), ...list(body.files)]) recorded.purges.add(hash)
  roles(recorded, entry, body)
}

const kindsOfRoles = ['role.granted', 'role.ended', 'person.handed-over', 'unit.merged', 'administrator.founded']

function roles(recorded: Recorded, { seq, at, kind, actor }: ChainedEntry, body: Body): void {
  if (!kindsOfRoles.includes(kind)) return
  const granted = kind === 'role.granted' ? [body] : ((body.granted as readonly Body[] | undefined) ?? null)
  for (const grant of granted ?? []) {
    const [roleGrantId, personId, role] = [text(grant.roleGrantId), text(grant.personId), text(grant.role)]
    if (roleGrantId === null || personId === null || role === null) continue
    const days = { from: text(grant.from) ?? '', to: text(grant.to) }
    recorded.roles.set(roleGrantId, { seq, personId, role, unitId: text(grant.unitId), ...days })
  }
  const ended = kind === 'role.ended' ? [text(body.roleGrantId) ?? ''] : list(body.ended)
  for (const id of ended) {
    const known = recorded.roles.get(id)
    recorded.roles.set(id, { ...(known ?? unknownGrant(seq)), seq, endedAt: at })
  }
  // before the roles were named in it
  if (granted === null && kind !== 'role.ended') {
    const gains = kind === 'administrator.founded' ? text(body.personId) : text(body.toPersonId)
    const unitId = kind === 'unit.merged' ? text(body.unitId) : null
    recorded.unnamed.push({ seq, at, actor, personId: gains, ended: list(body.roles), unitId })
  }
}

/** A grant older than the ledger's word of it: only its end is recorded. */
const unknownGrant = (seq: number): RecordedRole => ({ seq, personId: '', role: '', unitId: null, from: '', to: null })

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
