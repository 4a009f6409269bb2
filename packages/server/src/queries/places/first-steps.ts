import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Role } from '../../domain/vocabulary.ts'
import { endsAfter, heldOn, presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** What an office does once before its work begins, in the order in which one leads to the next, and whose it is. */
const steps = {
  units: ['system-administrator', 'supervisor'],
  people: ['system-administrator'],
  administrators: ['system-administrator'],
  network: ['system-administrator'],
  roles: ['security-administrator'],
  report: ['supervisor'],
  adoption: ['supervisor'],
  'handing-out': ['supervisor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

/** One of the first steps. */
export type FirstStepName = keyof typeof steps

/** A first step, with whether it was done. */
export interface FirstStep {
  readonly step: FirstStepName
  readonly done: boolean
  /** Whether the person does it. */
  readonly own: boolean
}

/** The way from an empty place to its tasks handed out. */
export interface FirstSteps {
  /** In order; none for who has no step of their own left. */
  readonly steps: readonly FirstStep[]
}

/**
 * How far a place is with its first steps, for anyone who still has one to do. `networkDecided`: somebody has said whether
 * others on the network open the server; null where that is not asked.
 */
export async function firstSteps(
  db: Kysely<Tables>,
  { jurisdictionId, roles, today }: SignedIn,
  networkDecided: boolean | null,
): Promise<FirstSteps> {
  const held = roles.map(({ role }) => role)
  const own = (step: FirstStepName) => (steps[step] as readonly Role[]).some((role) => held.includes(role))
  const names = (Object.keys(steps) as FirstStepName[]).filter((step) => step !== 'network' || networkDecided !== null)
  if (!names.some(own)) return { steps: [] }
  const holder = (role: Role) => sql`exists (select from role_grant join person
    on person.jurisdiction_id = role_grant.jurisdiction_id and person.person_id = role_grant.person_id
    where role_grant.jurisdiction_id = ${jurisdictionId} and role_grant.role = ${role}
      and ${heldOn('role_grant', today)} and ${presentOn('person', today)})`
  const { rows } = await sql<Readonly<Record<Exclude<FirstStepName, 'network'>, boolean>>>`select
    exists (select from unit where jurisdiction_id = ${jurisdictionId} and ${endsAfter('unit', today)}) as units,
    (select count(*) > 1 from person where jurisdiction_id = ${jurisdictionId} and ${presentOn('person', today)}) as people,
    (${holder('security-administrator')} and ${holder('audit-administrator')}) as administrators,
    (${holder('supervisor')} and (${holder('unit-officer')} or ${holder('unit-head')})) as roles,
    exists (select from report where jurisdiction_id = ${jurisdictionId}) as report,
    exists (select from report where jurisdiction_id = ${jurisdictionId} and state = 'adopted') as adoption,
    exists (select from task where jurisdiction_id = ${jurisdictionId} and assigned_at is not null) as "handing-out"`.execute(
    db,
  )
  const [done] = rows
  if (!done) throw new Error('a select of expressions gives one row')
  const isDone = (step: FirstStepName) => (step === 'network' ? networkDecided === true : done[step])
  const all = names.map((step) => ({ step, done: isDone(step), own: own(step) }))
  return { steps: all.some((one) => one.own && !one.done) ? all : [] }
}
