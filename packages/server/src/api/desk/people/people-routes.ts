import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { mayDo } from '../../../access/may-do.ts'
import { administrators } from '../../../access/rules.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { addPerson } from '../../../commands/people/add-person.ts'
import { bringBack } from '../../../commands/people/bring-back.ts'
import { delegate } from '../../../commands/people/delegate.ts'
import { editPerson } from '../../../commands/people/edit-person.ts'
import { endDelegation } from '../../../commands/people/end-delegation.ts'
import { endRole } from '../../../commands/people/end-role.ts'
import { type AskGrant, grantRole, type NewRole } from '../../../commands/people/grant-role.ts'
import { handOver, openWorkOf } from '../../../commands/people/hand-over.ts'
import { manageAccount } from '../../../commands/people/manage-account.ts'
import { roles } from '../../../domain/vocabulary.ts'
import {
  type DelegationListed,
  listDelegations,
  listPeople,
  type PersonListed,
} from '../../../queries/people/list-people.ts'
import { dayInput } from '../day-input.ts'
import { defineRoute } from '../define-route.ts'
import { idParam, noId } from '../id-param.ts'

export type { AccountListed, DelegationListed, PersonListed, RoleListed } from '../../../queries/people/list-people.ts'

/** `GET /people` */
export interface PeopleAnswer {
  readonly people: readonly PersonListed[]
  readonly may: {
    /** Accounts: add, edit, reset, leave. */
    readonly manage: boolean
    /** Roles of the work. */
    readonly grant: boolean
    /** The three administrators. */
    readonly appoint: boolean
    /** Confirm or refuse what another administrator asked for. */
    readonly decide: boolean
  }
}

/** `GET /delegations` */
export interface DelegationsAnswer {
  readonly delegations: readonly DelegationListed[]
  /** Whether it lists everybody's, not only one's own. */
  readonly everybody: boolean
}

/** `GET /colleagues`: whom a delegation can name. */
export interface ColleaguesAnswer {
  readonly people: readonly { readonly personId: string; readonly name: string; readonly post: string | null }[]
}

const words = z.string().trim().max(100)
const optional = words.nullable().transform((text) => (text === '' ? null : text))
const email = z
  .union([z.literal(''), z.email().max(200)])
  .nullable()
  .transform((text) => (text === '' ? null : text))
const person = { name: words.min(2), post: optional, phone: optional, email }
const userName = words.min(2)
const day = dayInput
const role = z.enum(roles)

const act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('give'), userName }),
  z.strictObject({ act: z.literal('tie-subject'), subject: words.min(1).nullable() }),
  z.strictObject({ act: z.enum(['reset-password', 'remove-second-factor', 'unlock', 'disable', 'enable']) }),
])

const persons = [
  defineRoute({
    method: 'get',
    path: '/people',
    recorded: true,
    needs: 'person.read',
    run: async ({ deps, actor, jurisdictionId, at }) => {
      const can = async (action: 'account.manage' | 'role.grant' | 'administrator.appoint' | 'power.decide') =>
        (await mayDo(deps.db, actor, action)).kind === 'allowed'
      const may = {
        manage: await can('account.manage'),
        grant: await can('role.grant'),
        appoint: await can('administrator.appoint'),
        decide: await can('power.decide'),
      }
      // how an account stands is the business of those who manage it or watch over it
      const accounts = may.manage || actor.roles.some(({ role }) => administrators.includes(role))
      const people = await listPeople(deps.db, jurisdictionId, at, actor.today, accounts)
      return { people, may } satisfies PeopleAnswer
    },
  }),
  defineRoute({
    method: 'post',
    path: '/people',
    needs: 'account.manage',
    body: z.strictObject({ ...person, userName: userName.nullable() }),
    run: ({ deps, at, body, ask }) => addPerson(deps.db, ask, at, body),
  }),
  defineRoute({
    method: 'put',
    path: '/people/:personId',
    needs: 'account.manage',
    body: z.strictObject({ ...person, revision: z.int32() }),
    run: ({ deps, at, param, body, ask }) => editPerson(deps.db, ask, at, idParam(param, 'personId'), body),
  }),
  defineRoute({
    method: 'post',
    path: '/people/:personId/account',
    needs: 'account.manage',
    body: act,
    run: ({ deps, at, param, body, ask }) => manageAccount(deps.db, ask, at, idParam(param, 'personId'), body),
  }),
] as const

const roleRoutes = [
  defineRoute({
    method: 'post',
    path: '/people/:personId/roles',
    asks: true,
    body: z.strictObject({ role, unitId: z.uuid().nullable(), from: day, to: day.nullable() }),
    run: ({ deps, actor, at, param, body }) =>
      grantRole(deps.db, askGrant(actor, body.role), at, { ...body, personId: idParam(param, 'personId') }),
  }),
  defineRoute({
    method: 'post',
    path: '/people/:personId/roles/:roleGrantId/end',
    asks: true,
    body: z.strictObject({ role }),
    run: ({ deps, actor, at, param, body }) =>
      endRole(deps.db, askGrant(actor, body.role), at, idParam(param, 'roleGrantId')),
  }),
] as const

const askGrant = (actor: SignedIn, role: NewRole['role']): AskGrant =>
  administrators.includes(role) ? ask(actor, 'administrator.appoint') : ask(actor, 'role.grant')

const leaving = [
  defineRoute({
    method: 'get',
    path: '/people/:personId/open-work',
    needs: 'handover.make',
    run: ({ deps, jurisdictionId, param }) => openWorkOf(deps.db, jurisdictionId, idParam(param, 'personId')),
  }),
  defineRoute({
    method: 'post',
    path: '/people/:personId/hand-over',
    needs: 'handover.make',
    body: z.strictObject({ toPersonId: z.uuid().nullable(), leaves: z.boolean() }),
    run: ({ deps, at, param, body, ask }) =>
      handOver(deps.db, ask, at, { fromPersonId: idParam(param, 'personId'), ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/people/:personId/bring-back',
    needs: 'account.manage',
    body: z.strictObject({}),
    run: ({ deps, at, param, ask }) => bringBack(deps.db, ask, at, idParam(param, 'personId')),
  }),
] as const

const delegations = [
  defineRoute({
    method: 'get',
    path: '/delegations',
    run: async ({ deps, actor, jurisdictionId }) => {
      // for oneself anybody may look; everybody's, who may make them for everybody
      const all = await mayDo(deps.db, actor, 'delegation.make', { personId: noId })
      const everybody = all.kind === 'allowed'
      const own = everybody ? null : actor.personId
      const found = await listDelegations(deps.db, jurisdictionId, actor.today, own)
      return { delegations: found, everybody } satisfies DelegationsAnswer
    },
  }),
  defineRoute({
    method: 'get',
    path: '/colleagues',
    run: async ({ deps, actor, jurisdictionId, at }) => {
      const may = await mayDo(deps.db, actor, 'delegation.make', { personId: actor.personId })
      if (may.kind === 'refused') return may
      const people = await listPeople(deps.db, jurisdictionId, at, actor.today, false)
      return {
        people: people
          .filter((one) => one.leftOn === null && !one.roles.some(({ role }) => administrators.includes(role)))
          .map(({ personId, name, post }) => ({ personId, name, post })),
      } satisfies ColleaguesAnswer
    },
  }),
  defineRoute({
    method: 'post',
    path: '/delegations',
    asks: true,
    body: z.strictObject({
      fromPersonId: z.uuid(),
      toPersonId: z.uuid(),
      from: day,
      to: day,
      reason: optional,
    }),
    run: ({ deps, actor, at, body }) =>
      delegate(deps.db, ask(actor, 'delegation.make', { personId: body.fromPersonId }), at, body),
  }),
  defineRoute({
    method: 'post',
    path: '/delegations/:delegationId/end',
    asks: true,
    body: z.strictObject({ fromPersonId: z.uuid() }),
    run: async ({ deps, actor, at, param, body }) => {
      const { fromPersonId } = body
      const delegationId = idParam(param, 'delegationId')
      return endDelegation(deps.db, ask(actor, 'delegation.make', { personId: fromPersonId }), at, {
        delegationId,
        fromPersonId,
      })
    },
  }),
] as const

/** People, their accounts, roles and delegations. */
export const peopleRoutes = [...persons, ...roleRoutes, ...leaving, ...delegations] as const
