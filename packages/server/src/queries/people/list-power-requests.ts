import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { latestMade } from '../../domain/clock-leap.ts'
import { confirmersOf, type PowerAct, personOf } from '../../domain/powers/power-act.ts'
import { heldOn, presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** A change of powers that waits, with the names it is about. */
export interface PowerRequestListed {
  readonly powerRequestId: string
  readonly act: PowerAct
  readonly person: string
  readonly toPerson: string | null
  readonly unit: string | null
  readonly successor: string | null
  readonly askedBy: string
  readonly askedAt: string
  readonly expiresAt: string
  /** Whether who looks asked for it. */
  readonly own: boolean
  readonly mayConfirm: boolean
  /** Names of others than who asked that can sign in and confirm it; empty: only the machine's command line is left. */
  readonly confirmers: readonly string[]
  /** Whether the person has an account whose first password nobody has changed: who made it knows it still. */
  readonly firstPassword: boolean
}

/** The changes of powers that wait for another administrator of a place, the oldest first; `viewer` null at the console. */
export async function listPowerRequests(
  db: Kysely<Tables>,
  jurisdictionId: string,
  at: Date,
  today: string,
  viewer: SignedIn | null,
): Promise<readonly PowerRequestListed[]> {
  const rows = await db
    .selectFrom('power_request')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('decision', 'is', null)
    .where('expires_at', '>', at)
    .where('asked_at', '<=', latestMade(at))
    .orderBy('asked_at')
    .orderBy('power_request_id')
    .execute()
  if (rows.length === 0) return []
  const acts = rows.map((row) => ({ row, act: row.content as PowerAct }))
  const people = await peopleOf(db, jurisdictionId, [
    ...acts.flatMap(({ row, act }) => [row.asked_by, personOf(act)]),
    ...acts.flatMap(({ act }) =>
      act.kind === 'hand-over' && act.over.toPersonId !== null ? [act.over.toPersonId] : [],
    ),
  ])
  const units = await unitsOf(
    db,
    jurisdictionId,
    acts.flatMap(({ act }) => (act.kind === 'merge-units' ? [act.unitId, act.successorId] : [])),
  )
  const administrators = await administratorsOf(db, jurisdictionId, today)
  return acts.map(({ row, act }) => {
    const able = administrators.filter(
      ({ personId, role }) => personId !== row.asked_by && confirmersOf(act).includes(role),
    )
    const to = act.kind === 'hand-over' ? act.over.toPersonId : null
    return {
      powerRequestId: row.power_request_id,
      act,
      person: people.get(personOf(act))?.name ?? '',
      toPerson: to === null ? null : (people.get(to)?.name ?? ''),
      unit: act.kind === 'merge-units' ? (units.get(act.unitId) ?? '') : null,
      successor: act.kind === 'merge-units' ? (units.get(act.successorId) ?? '') : null,
      askedBy: people.get(row.asked_by)?.name ?? '',
      askedAt: row.asked_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      own: viewer?.personId === row.asked_by,
      mayConfirm:
        viewer !== null &&
        viewer.personId !== row.asked_by &&
        viewer.roles.some(({ role, onBehalfOf }) => onBehalfOf === null && confirmersOf(act).includes(role)),
      confirmers: able.map(({ name }) => name),
      firstPassword: people.get(personOf(act))?.firstPassword ?? false,
    }
  })
}

async function peopleOf(db: Kysely<Tables>, jurisdictionId: string, ids: readonly string[]) {
  const rows = await db
    .selectFrom('person')
    .leftJoin('auth_user', 'auth_user.id', 'person.account_id')
    .select(['person_id', 'person.name', 'firstPasswordUntil'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.person_id, { name: row.name, firstPassword: row.firstPasswordUntil !== null }]))
}

async function unitsOf(db: Kysely<Tables>, jurisdictionId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await db
    .selectFrom('unit')
    .select(['unit_id', 'name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.unit_id, row.name]))
}

/** The administrators of a place who can sign in today. */
async function administratorsOf(db: Kysely<Tables>, jurisdictionId: string, today: string) {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join
        .onRef('person.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
        .onRef('person.person_id', '=', 'role_grant.person_id'),
    )
    .innerJoin('auth_user', 'auth_user.id', 'person.account_id')
    .select(['person.person_id as personId', 'person.name', 'role'])
    .where('role_grant.jurisdiction_id', '=', jurisdictionId)
    .where('role', 'in', ['system-administrator', 'security-administrator', 'audit-administrator'])
    .where('auth_user.disabledAt', 'is', null)
    .where(heldOn('role_grant', today))
    .where(presentOn('person', today))
    .orderBy('role_grant_id')
    .execute()
  return rows
}
