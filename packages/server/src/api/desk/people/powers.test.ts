import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteFromConsole } from '../../../access/actor.ts'
import { decidePowerFromConsole } from '../../../commands/people/powers/decide-power.ts'
import { foundJurisdiction } from '../../../commands/places/found-jurisdiction.ts'
import { dayOf } from '../../../domain/day.ts'
import type { Role } from '../../../domain/vocabulary.ts'
import { securityBreak } from '../../../ledger/security-chain.ts'
import { testServers } from '../../../store/database.fixture.ts'
import {
  setUpFactor,
  type TestBrowser,
  type TestDesk,
  type TestPerson,
  testDesk,
  testPassword,
} from '../desk.fixture.ts'

type Opened = TestPerson & { readonly browser: TestBrowser }
const at = '/990101'

describe.each(testServers(process.env).slice(0, 1))('powers are kept apart, on $name', (server) => {
  let desk: TestDesk
  let today: string
  const who = {} as Record<Role | 'deputy', Opened>
  let unitId: string
  beforeAll(async () => {
    desk = await testDesk(server)
    today = dayOf(desk.now())
    unitId = await addUnit('水务局')
    const people: readonly (readonly [Role, string | undefined])[] = [
      ['system-administrator', undefined],
      ['security-administrator', undefined],
      ['audit-administrator', undefined],
      ['supervisor', undefined],
      ['leader', undefined],
      ['unit-head', unitId],
      ['unit-officer', unitId],
      ['reader', undefined],
    ]
    for (const [role, unit] of people)
      who[role] = await desk.signedIn({ role, ...(unit === undefined ? {} : { unitId: unit }) })
    who.deputy = await desk.signedIn({})
    await desk.record.db
      .insertInto('delegation')
      .values({
        ...{ jurisdiction_id: desk.record.may.jurisdictionId, delegation_id: uuid(), reason: null, ended_at: null },
        ...{ from_person_id: who.supervisor.personId, to_person_id: who.deputy.personId },
        ...{ valid_from: today, valid_to: '2999-01-01', made_by: 'console:test', made_at: new Date() },
      })
      .execute()
  }, 120_000)
  afterAll(() => desk.record.drop())

  const addUnit = async (name: string) => {
    const id = uuid()
    await desk.record.db
      .insertInto('unit')
      .values({
        ...{ jurisdiction_id: desk.record.may.jurisdictionId, unit_id: id, code: id, name, short_name: name },
        ...{ aliases: [], kind: 'department', parent_id: null, valid_from: null, valid_to: null, successor_id: null },
        ...{ suggested: false },
      })
      .execute()
    return id
  }
  /** Somebody with an account nobody has a password of, past every command. */
  const subject = async (options: {
    readonly role?: Role
    readonly unit?: string
    readonly account?: boolean
    readonly factor?: boolean
  }) => {
    const { db, may } = desk.record
    const [personId, accountId] = [uuid(), uuid()]
    const now = new Date()
    if (options.account !== false) {
      const email = `${accountId}@account.invalid`
      const made = { id: accountId, name: '某人', email, createdAt: now, updatedAt: now, username: accountId }
      await db
        .insertInto('auth_user')
        .values({ ...made, twoFactorEnabled: options.factor ?? false })
        .execute()
      const credential = { accountId, providerId: 'credential', userId: accountId, password: 'x' }
      await db
        .insertInto('auth_account')
        .values({ id: uuid(), ...credential, createdAt: now, updatedAt: now })
        .execute()
    }
    const account_id = options.account === false ? null : accountId
    const place = { jurisdiction_id: may.jurisdictionId, person_id: personId }
    const rest = { name: '某人', post: null, phone: null, email: null, created_at: now, left_on: null }
    await db
      .insertInto('person')
      .values({ ...place, account_id, ...rest })
      .execute()
    const roleGrantId = uuid()
    if (options.role) {
      const days = { valid_from: '2020-01-01', valid_to: null, granted_by: 'console:test', granted_at: now }
      const grant = { role_grant_id: roleGrantId, role: options.role, unit_id: options.unit ?? null, ended_by: null }
      await db
        .insertInto('role_grant')
        .values({ ...place, ...grant, ...days })
        .execute()
    }
    return { personId, roleGrantId, accountId }
  }
  type Answered = Record<string, unknown> & { readonly status: number }
  const json = async (answer: Promise<Response>): Promise<Answered> => {
    const got = await answer
    return { ...((await got.json()) as object), status: got.status }
  }
  const post = (one: Opened, path: string, body: object = {}) => json(one.browser.post(`${at}${path}`, body))
  const account = (one: Opened, personId: string, act: string, more: object = {}) =>
    post(one, `/people/${personId}/account`, { act, ...more })
  const grant = (one: Opened, personId: string, role: Role, unit: string | null = null) =>
    post(one, `/people/${personId}/roles`, { role, unitId: unit, from: today, to: null })
  const decide = (one: Opened, { powerRequestId }: Answered, decision = 'confirm') =>
    post(one, `/power-requests/${powerRequestId}`, { decision })
  const rolesOf = async (personId: string) =>
    (
      await desk.record.db
        .selectFrom('role_grant')
        .select('role')
        .where('person_id', '=', personId)
        .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
        .execute()
    ).map(({ role }) => role)
  const delegation = (from: string, to: string) => ({
    ...{ fromPersonId: from, toPersonId: to, from: today, to: '2027-11-01', reason: null },
  })

  // who may do what alone: d done at once, w waits for another administrator, . refused
  const columns = [
    'system-administrator',
    'security-administrator',
    'audit-administrator',
    'supervisor',
    'leader',
    'unit-head',
    'unit-officer',
    'reader',
    'deputy',
  ] as const
  const acts: Readonly<Record<string, readonly [string, (one: Opened) => Promise<Answered>]>> = {
    'appoint an administrator': [
      'w........',
      async (one) => grant(one, (await subject({})).personId, 'audit-administrator'),
    ],
    'grant a role of the work': ['.d.......', async (one) => grant(one, (await subject({})).personId, 'supervisor')],
    'end an administrator': [
      'w........',
      async (one) => {
        const { personId, roleGrantId } = await subject({ role: 'audit-administrator' })
        return post(one, `/people/${personId}/roles/${roleGrantId}/end`, { role: 'audit-administrator' })
      },
    ],
    'end a role of the work': [
      '.d.......',
      async (one) => {
        const { personId, roleGrantId } = await subject({ role: 'leader' })
        return post(one, `/people/${personId}/roles/${roleGrantId}/end`, { role: 'leader' })
      },
    ],
    'reset who holds nothing': [
      'd........',
      async (one) => account(one, (await subject({})).personId, 'reset-password'),
    ],
    'reset who holds a role': [
      'w........',
      async (one) => account(one, (await subject({ role: 'reader' })).personId, 'reset-password'),
    ],
    'reset a deputy': ['w........', async (one) => account(one, who.deputy.personId, 'reset-password')],
    'reset who has a second factor': [
      'd........',
      async (one) => account(one, (await subject({ role: 'leader', factor: true })).personId, 'reset-password'),
    ],
    'take the factor of who holds a role': [
      'w........',
      async (one) => account(one, (await subject({ role: 'leader', factor: true })).personId, 'remove-second-factor'),
    ],
    'tie who holds a role to another sign-in': [
      'w........',
      async (one) => account(one, (await subject({ role: 'leader' })).personId, 'tie-subject', { subject: uuid() }),
    ],
    'give an account to who holds a role': [
      'w........',
      async (one) => {
        const { personId } = await subject({ role: 'leader', account: false })
        return account(one, personId, 'give', { userName: `u${personId.slice(-12)}` })
      },
    ],
    'disable an administrator': [
      'w........',
      async (one) => account(one, (await subject({ role: 'security-administrator' })).personId, 'disable'),
    ],
    'disable somebody else': [
      'd........',
      async (one) => account(one, (await subject({ role: 'leader' })).personId, 'disable'),
    ],
    'hand a role over': [
      'w........',
      async (one) => {
        const [{ personId }, heir] = [await subject({ role: 'leader' }), await subject({})]
        return post(one, `/people/${personId}/hand-over`, { toPersonId: heir.personId, leaves: true })
      },
    ],
    'let an administrator leave': [
      'w........',
      async (one) => {
        const { personId } = await subject({ role: 'audit-administrator' })
        return post(one, `/people/${personId}/hand-over`, { toPersonId: null, leaves: true })
      },
    ],
    'merge a unit with its people': [
      'w..w....w',
      async (one) => {
        const unit = await addUnit('一并局')
        await subject({ role: 'unit-officer', unit })
        return post(one, `/units/${unit}/merge`, { successorId: unitId, from: today })
      },
    ],
    'delegate somebody else’s powers': [
      '.d.......',
      async (one) =>
        post(
          one,
          '/delegations',
          delegation((await subject({ role: 'supervisor' })).personId, (await subject({})).personId),
        ),
    ],
    'delegate one’s own powers': [
      '...dddd..',
      async (one) => post(one, '/delegations', delegation(one.personId, (await subject({})).personId)),
    ],
    'prolong the delegation one has': [
      '.d.d.....',
      async (one) => post(one, '/delegations', delegation(who.supervisor.personId, who.deputy.personId)),
    ],
  }
  test.each(Object.entries(acts))('%s', async (_, [expected, act]) => {
    const said: string[] = []
    for (const column of columns) {
      const answer = await act(who[column])
      // what waits waits once
      const waits = answer.kind === 'waiting' || answer.reason === 'waits-already'
      if (waits) expect(answer.firstPassword).toBeUndefined()
      else expect([200, 403, 422]).toContain(answer.status)
      said.push(waits ? 'w' : answer.status === 200 ? 'd' : '.')
    }
    expect(said.join('')).toBe(expected)
  })

  describe('by no chain of acts', () => {
    const system = () => who['system-administrator']
    const security = () => who['security-administrator']
    const audit = () => who['audit-administrator']

    test('an account, a delegation', async () => {
      const made = await post(system(), '/people', {
        ...{ name: '新人', post: null, phone: null, email: null, userName: 'puppet1' },
      })
      const asked = delegation(who.supervisor.personId, String(made.personId))
      expect(await post(system(), '/delegations', asked)).toMatchObject({ status: 403 })
    })

    test('a hand-over, confirmed by oneself or by who grants no roles', async () => {
      const [leaver, puppet] = [await subject({ role: 'supervisor' }), await subject({})]
      const over = { toPersonId: puppet.personId, leaves: false }
      const waiting = await post(system(), `/people/${leaver.personId}/hand-over`, over)
      expect(await decide(system(), waiting)).toMatchObject({ status: 403, reason: 'not-oneself' })
      expect(await decide(audit(), waiting)).toMatchObject({ status: 403, reason: 'of-security' })
      expect(await decide(who.supervisor, waiting)).toMatchObject({ status: 403 })
      expect(await rolesOf(puppet.personId)).toEqual([])
      expect(await decide(security(), waiting)).toMatchObject({ status: 200 })
      expect(await rolesOf(puppet.personId)).toEqual(['supervisor'])
      expect(await decide(security(), waiting)).toMatchObject({ status: 409, reason: 'already-decided' })
    })

    test('puppets as administrators, the real one ended', async () => {
      const puppet = await subject({})
      const appointed = await grant(system(), puppet.personId, 'audit-administrator')
      const roleGrant = await desk.record.db
        .selectFrom('role_grant')
        .select('role_grant_id')
        .where('person_id', '=', audit().personId)
        .executeTakeFirstOrThrow()
      const ended = await post(system(), `/people/${audit().personId}/roles/${roleGrant.role_grant_id}/end`, {
        role: 'audit-administrator',
      })
      expect([appointed.kind, ended.kind]).toEqual(['waiting', 'waiting'])
      expect((await audit().browser.get(`${at}/security-log`)).status).toBe(200)
      expect(await rolesOf(puppet.personId)).toEqual([])
      expect(await decide(security(), ended, 'refuse')).toMatchObject({ status: 200 })
      expect(await decide(security(), ended)).toMatchObject({ status: 409 })
      expect(await decide(security(), appointed)).toMatchObject({ status: 200 })
      expect(await rolesOf(puppet.personId)).toEqual(['audit-administrator'])
    })

    test('a reset: who asked does not see the first password, who confirmed does', async () => {
      const reader = await desk.signedIn({ role: 'reader' })
      const waiting = await account(system(), reader.personId, 'reset-password')
      expect(waiting).toMatchObject({ kind: 'waiting' })
      expect((await reader.browser.get('/session')).status).toBe(200)
      const confirmed = await decide(security(), waiting)
      expect(confirmed.firstPassword).toMatch(/^\w{4}-\w{4}-\w{4}$/)
      expect((await reader.browser.get('/session')).status).toBe(401)
    })

    test('a reset that the second factor holds back, and then the factor', async () => {
      const head = await desk.signedIn({ role: 'leader' })
      await setUpFactor(head.browser, testPassword)
      const reset = await account(system(), head.personId, 'reset-password')
      const open = (password: unknown) =>
        json(desk.browser().post('/auth/sign-in', { userName: head.userName, password }))
      expect(await open(reset.firstPassword)).toMatchObject({ next: 'second-factor' })
      const waiting = await account(system(), head.personId, 'remove-second-factor')
      const confirmed = await decide(audit(), waiting)
      expect(await open(reset.firstPassword)).toMatchObject({ status: 401 })
      expect(await open(confirmed.firstPassword)).toMatchObject({ next: 'signed-in' })
    })

    test('a role that was granted while the reset waited, then confirmed after the asker lost the power', async () => {
      const second = await desk.signedIn({ role: 'system-administrator' })
      const waiting = await grant(second, (await subject({})).personId, 'security-administrator')
      const own = await desk.record.db
        .selectFrom('role_grant')
        .select('role_grant_id')
        .where('person_id', '=', second.personId)
        .executeTakeFirstOrThrow()
      const ending = await post(system(), `/people/${second.personId}/roles/${own.role_grant_id}/end`, {
        role: 'system-administrator',
      })
      expect(await decide(security(), ending)).toMatchObject({ status: 200 })
      expect(await decide(audit(), waiting)).toMatchObject({ status: 422, reason: 'asker-may-not' })
    })

    test('a deputy: they prolong nothing, pass nothing on and end nothing', async () => {
      const third = await subject({})
      const { deputy, supervisor } = who
      expect(await post(deputy, '/delegations', delegation(supervisor.personId, deputy.personId))).toMatchObject({
        status: 403,
      })
      expect(await post(deputy, '/delegations', delegation(supervisor.personId, third.personId))).toMatchObject({
        status: 403,
      })
      expect(await post(deputy, '/delegations', delegation(deputy.personId, third.personId))).toMatchObject({
        status: 403,
      })
    })

    test('a prolonged delegation that is ended: it ends with the one before it, and no other', async () => {
      const [principal, deputy] = [await subject({ role: 'supervisor' }), await subject({})]
      const asked = (from: string, to: string) =>
        post(security(), '/delegations', { ...delegation(principal.personId, deputy.personId), from, to })
      const made = await Promise.all([
        asked('2027-10-01', '2027-10-10'),
        asked('2027-10-01', '2027-10-20'),
        asked('2027-10-10', '2027-10-12'),
        asked('2027-11-01', '2027-11-02'),
      ])
      const delegationId = String(made[0]?.delegationId)
      const ending = { fromPersonId: principal.personId }
      expect(await post(security(), `/delegations/${delegationId}/end`, ending)).toMatchObject({ status: 200 })
      const open = await desk.record.db
        .selectFrom('delegation')
        .select(['valid_from', 'ended_at'])
        .where('from_person_id', '=', principal.personId)
        .where('ended_at', 'is', null)
        .execute()
      expect(open).toMatchObject([{ valid_from: '2027-11-01' }])
    })

    test('a request that is a week old', async () => {
      const waiting = await account(system(), (await subject({ role: 'reader' })).personId, 'reset-password')
      const { db } = desk.record
      await db
        .updateTable('power_request')
        .set({ expires_at: new Date(Date.now() - 1) })
        .where('power_request_id', '=', String(waiting.powerRequestId))
        .execute()
      expect(await decide(security(), waiting)).toMatchObject({ status: 422, reason: 'request-expired' })
    })
  })

  test('a first set-up begins alone: the second administrator at once, the third confirmed by the second', async () => {
    const other = { code: '990197', name: '新立县', level: 'county', fictitious: true } as const
    const jurisdictionId = await foundJurisdiction(desk.record.db, { id: 'console:test' }, new Date(), other)
    const first = await desk.signedIn({ role: 'system-administrator', jurisdictionId })
    const [second, third, fourth] = [
      await desk.person({ jurisdictionId }),
      await desk.person({ jurisdictionId }),
      await desk.person({ jurisdictionId }),
    ]
    const appoint = (personId: string, role: Role) =>
      json(first.browser.post(`/990197/people/${personId}/roles`, { role, unitId: null, from: today, to: null }))
    // two at once are not both the first
    const both = await Promise.all([
      appoint(second.personId, 'security-administrator'),
      appoint(third.personId, 'security-administrator'),
    ])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['granted', 'waiting'])
    const waiting = await appoint(fourth.personId, 'audit-administrator')
    expect(waiting).toMatchObject({ kind: 'waiting' })
    // nobody can confirm: the person who runs the machine does, and the ledger says so
    const may = mayWriteFromConsole(jurisdictionId, 'root')
    const decided = await decidePowerFromConsole(
      desk.record.db,
      may,
      desk.now(),
      String(waiting.powerRequestId),
      'confirm',
    )
    expect(decided).toMatchObject({ kind: 'decided' })
    const entries = await desk.record.db
      .selectFrom('ledger')
      .select(['kind', 'actor'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('kind', 'in', ['power.confirmed', 'role.granted'])
      .execute()
    expect(entries).toContainEqual({ kind: 'power.confirmed', actor: 'console:root' })
  })

  test('each is told to the person, once, and stands in the security log', async () => {
    const reader = await desk.signedIn({ role: 'reader' })
    await grant(who['security-administrator'], reader.personId, 'leader')
    const read = async () =>
      ((await (await reader.browser.get(`${at}/notices`)).json()) as { notices: { noticeId: string; kind: string }[] })
        .notices
    const [notice] = await read()
    expect(notice).toMatchObject({ kind: 'role.granted', content: { role: 'leader' }, by: '某人' })
    // only the person's own
    await post(who.leader, '/notices/seen', { noticeIds: [notice?.noticeId] })
    expect(await read()).toHaveLength(1)
    await post(reader, '/notices/seen', { noticeIds: [notice?.noticeId] })
    expect(await read()).toEqual([])
    const log = await who['audit-administrator'].browser.get(`${at}/security-log?kind=role.granted&limit=50`)
    const { rows } = (await log.json()) as { rows: { detail: string; success: boolean }[] }
    expect(rows.some(({ detail, success }) => success && detail.includes(reader.personId))).toBe(true)
    const requests = await who['audit-administrator'].browser.get(`${at}/power-requests`)
    expect(((await requests.json()) as { requests: object[] }).requests[0]).toMatchObject({ own: false })
    expect((await who.supervisor.browser.get(`${at}/power-requests`)).status).toBe(403)
  })

  test('who has read the lists of people and logs, and every file, stands in the security log', async () => {
    const system = who['system-administrator']
    for (const path of ['/people', '/people-sheet/template', '/people-sheet/template'])
      await system.browser.get(`${at}${path}`)
    await who['audit-administrator'].browser.get(`${at}/ledger?limit=10`)
    const log = await who['audit-administrator'].browser.get(`${at}/security-log?kind=read.&limit=200`)
    const { rows } = (await log.json()) as { rows: { kind: string; detail: string; actor: string }[] }
    const said = rows.map(({ kind, actor, detail }) => `${kind} ${actor} ${detail}`)
    const by = `person:${system.personId} GET /desk/api${at}`
    expect(said).toContain(`read.list ${by}/people`)
    // one reading stands once a minute
    expect(said.filter((line) => line === `read.file ${by}/people-sheet/template`)).toHaveLength(1)
    expect(said.some((line) => line.includes('/ledger?limit=10'))).toBe(true)
  })

  test.each([
    `update security_log set success = not success where seq = 2`,
    `update security_log set actor = null where seq = 2`,
    `update security_log set at = at + interval '1 microsecond' where seq = 2`,
    `delete from security_log where seq = 3`,
    `update security_log set seq = null where seq = 2`,
    `update security_head set unchained = unchained + 1 where seq > 0`,
    `delete from security_log where seq is not null`,
    `delete from security_log where seq = (select h.seq from security_head h where h.jurisdiction_id = security_log.jurisdiction_id)`,
  ])('a security log is a chain: %s is found', async (statement) => {
    const { owner, may } = desk.record
    expect(await securityBreak(owner, may.jurisdictionId)).toBeUndefined()
    const rolledBack = new Error('rolled back')
    const outcome: { found?: unknown } = {}
    await owner
      .transaction()
      .execute(async (trx) => {
        await sql`${sql.raw(statement)} and jurisdiction_id = ${may.jurisdictionId}`.execute(trx)
        outcome.found = await securityBreak(trx, may.jurisdictionId)
        throw rolledBack
      })
      .catch((error) => {
        if (error !== rolledBack) throw error
      })
    expect(outcome.found).toMatchObject({ reason: 'security-log-differs' })
  })
})
