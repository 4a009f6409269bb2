import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundJurisdiction } from '../commands/places/found-jurisdiction.ts'
import { type TestRecord, testRecord } from '../commands/record.fixture.ts'
import { madeUpReport } from '../commands/reports/report.fixture.ts'
import type { Role } from '../domain/vocabulary.ts'
import { oneTestServer } from '../store/database.fixture.ts'
import { mayDo, readableTasks } from './may-do.ts'
import { type Action, actions } from './rules.ts'
import { type SignedIn, signedIn } from './signed-in.ts'

const roles = [
  'supervisor',
  'leader',
  'reader',
  'unit-head',
  'unit-officer',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly Role[]

// a column a role in the order above: p the place, l the accountable lead's tasks, y any party's, f a leader's field, o own, . no
const expected: Record<Action, string> = {
  'report.read': 'ppp.....',
  'report.import': 'p.......',
  'report.review': 'p.......',
  'report.adopt': 'p.......',
  'settlement.read': 'ppp.....',
  'settlement.write': 'p.......',
  'settlement.reply': '...ll...',
  'task.read': 'pppyy...',
  'task.edit': 'p.......',
  'task.exchange': 'p.......',
  'task.propose-change': 'p..ll...',
  'task.decide-change': 'pf......',
  'task.comment': 'p..yy...',
  'task.sign': '...yy...',
  'indicator.keep': 'p.......',
  'reading.enter': 'ppppp...',
  'progress.read': 'pp.yy...',
  'progress.write': '...ll...',
  'progress.send': '...l....',
  'progress.judge': 'p.......',
  'progress.confirm': '...yy...',
  'evidence.add': 'p..yy...',
  'evidence.release': 'p.......',
  'evidence.remove': 'p..ll...',
  'period.manage': 'p.......',
  'urge.list': 'pp......',
  'urge.send': 'p.......',
  'matter.read': 'pp.yy...',
  'matter.write': 'p.......',
  'matter.approve': 'pp......',
  'matter.undertake': '...ll...',
  'matter.answer': '...l....',
  'closing.ask': '...l....',
  'closing.decide': 'p.......',
  'bulletin.read': 'pp.pp...',
  'bulletin.write': 'p.......',
  'bulletin.approve': 'pp......',
  'bulletin.answer': '...pp...',
  'score.read': 'pp.pp...',
  'score.write': 'p.......',
  'score.approve': 'pp......',
  'score.object': '...p....',
  'burden.read': 'pp.pp...',
  'clue.read': 'p.......',
  'clue.write': 'p.......',
  'instruction.read': 'pp......',
  'instruction.write': '.p......',
  'instruction.settle': 'p.......',
  'inspection.read': 'pp.pp...',
  'inspection.write': 'p.......',
  'inspection.approve': 'pp......',
  'inspection.record': 'pp.pp...',
  'inspection.answer': '...pp...',
  'inspection.review': 'pp......',
  'overview.read': 'ppp.....',
  'light.give': 'p.......',
  'snapshot.publish': 'p.......',
  'rule.read': 'pp....p.',
  'rule.edit': 'p.....p.',
  'sign-in-rules.read': '.....ppp',
  'sign-in-rules.edit': '......p.',
  'calendar.edit': 'p.....p.',
  'network.open': '.....p..',
  'unit.read': 'ppppppp.',
  'unit.edit': 'p....p..',
  'person.read': 'pp.p.ppp',
  'account.manage': '.....p..',
  'role.grant': '......p.',
  'administrator.appoint': '.....p..',
  'power.decide': '.....ppp',
  'handover.make': '.....p..',
  'delegation.make': 'oo.oo.p.',
  'content.purge': 'p......p',
  'ledger.read': 'p......p',
  'security-log.read': '.......p',
}

const today = '2031-03-10'

describe.each(oneTestServer(import.meta.filename, process.env))('what a person may do, on $name', (server) => {
  let record: TestRecord
  let here: Furnished
  let elsewhere: Furnished
  beforeAll(async () => {
    record = await testRecord(server)
    await record.adoptText(madeUpReport())
    here = await furnish(record, record.may.jurisdictionId)
    const other = { code: '990198', name: '云溪县', level: 'county', fictitious: true } as const
    elsewhere = await furnish(record, await foundJurisdiction(record.db, { id: 'console:test' }, new Date(), other))
  })
  afterAll(() => record.drop())

  const allowed = async (who: SignedIn, action: Action, subject = {}) =>
    (await mayDo(record.db, who, action, subject)).kind === 'allowed'

  test('the table names every action once', () => {
    expect(Object.keys(expected).sort()).toEqual([...actions].sort())
  })

  describe.each(roles)('%s', (role) => {
    let who: SignedIn
    let stranger: SignedIn
    let field: string
    beforeAll(async () => {
      who = await here.person(role, here.units.lead)
      stranger = await elsewhere.person(role, elsewhere.units.lead)
      field = await here.leadBy(who)
    })
    test.each(Object.keys(expected) as Action[])('%s', async (action) => {
      const reach = expected[action].charAt(roles.indexOf(role))
      const [lead, partner, foreign] = await Promise.all([
        allowed(who, action, { taskId: here.tasks.lead }),
        allowed(who, action, { taskId: here.tasks.partner }),
        allowed(who, action, { taskId: here.tasks.other }),
      ])
      expect({ lead, partner, foreign }).toEqual({
        lead: 'ply'.includes(reach),
        partner: 'py'.includes(reach),
        foreign: reach === 'p',
      })
      expect(await allowed(who, action, { personId: who.personId })).toBe('po'.includes(reach))
      expect(await allowed(who, action, { personId: uuid() })).toBe(reach === 'p')
      expect(await allowed(who, action, { taskId: field })).toBe('pf'.includes(reach))
      // a task of another place is as one that is not there, whatever the role
      const theirs = elsewhere.tasks.lead
      expect(await allowed(who, action, { taskId: theirs })).toBe(false)
      expect(await allowed(stranger, action, { taskId: here.tasks.lead })).toBe(false)
    })
  })

  test('an account of one place is nobody in another', async () => {
    const who = await here.person('supervisor', here.units.lead)
    const account = await here.accountOf(who)
    expect(await signedIn(record.db, elsewhere.jurisdictionId, account, today)).toBeUndefined()
  })

  test('a role holds from its first day through its last', async () => {
    const dated = { from: '2031-03-01', to: '2031-03-11' }
    const who = await here.person('supervisor', here.units.lead, dated)
    const account = await here.accountOf(who)
    const roleOn = async (day: string) =>
      (await signedIn(record.db, here.jurisdictionId, account, day))?.roles.map((held) => held.role)
    expect(await roleOn('2031-02-28')).toEqual([])
    expect(await roleOn('2031-03-01')).toEqual(['supervisor'])
    expect(await roleOn('2031-03-10')).toEqual(['supervisor'])
    expect(await roleOn('2031-03-11')).toEqual([])
  })

  test('a delegation lends the roles of the work and never an administrator’s', async () => {
    const [head, administrator] = [
      await here.person('unit-head', here.units.lead),
      await here.person('system-administrator', here.units.lead),
    ]
    const deputy = await here.person('reader', here.units.lead)
    for (const from of [head, administrator]) await here.delegate(from, deputy)
    const acting = await signedIn(record.db, here.jurisdictionId, await here.accountOf(deputy), today)
    expect(acting?.roles.map((held) => [held.role, held.onBehalfOf])).toEqual([
      ['unit-head', head.personId],
      ['reader', null],
    ])
    const may = acting && (await mayDo(record.db, acting, 'progress.send', { taskId: here.tasks.lead }))
    expect(may).toMatchObject({ kind: 'allowed', by: { onBehalfOf: head.personId } })
    // a deputy neither prolongs nor passes on nor makes a delegation
    for (const personId of [head.personId, deputy.personId])
      expect(acting && (await mayDo(record.db, acting, 'delegation.make', { personId }))).toMatchObject({
        kind: 'refused',
      })
    const later = await signedIn(record.db, here.jurisdictionId, await here.accountOf(deputy), '2031-04-01')
    expect(later?.roles.map((held) => held.role)).toEqual(['reader'])
  })

  test('somebody who has left is nobody', async () => {
    const who = await here.person('supervisor', here.units.lead)
    const account = await here.accountOf(who)
    await record.db.updateTable('person').set({ left_on: today }).where('person_id', '=', who.personId).execute()
    expect(await signedIn(record.db, here.jurisdictionId, account, today)).toBeUndefined()
    expect(await signedIn(record.db, here.jurisdictionId, account, '2031-03-09')).toMatchObject({
      personId: who.personId,
    })
  })

  test('a unit’s people read the tasks of their units only; a supervisor all', async () => {
    const officer = await here.person('unit-officer', here.units.lead)
    expect(readableTasks(officer)).toEqual({ kind: 'of-units', unitIds: [here.units.lead] })
    expect(readableTasks(await here.person('supervisor', here.units.lead))).toEqual({ kind: 'all' })
    expect(readableTasks(await here.person('audit-administrator', here.units.lead))).toEqual({
      kind: 'of-units',
      unitIds: [],
    })
  })

  test('a unit that was replaced as lead may no longer report', async () => {
    const officer = await here.person('unit-officer', here.units.former)
    expect(await allowed(officer, 'progress.write', { taskId: here.tasks.lead })).toBe(false)
  })
})

type Furnished = Awaited<ReturnType<typeof furnish>>

/** Units, tasks and people of a place. */
async function furnish({ db, owner }: TestRecord, jurisdictionId: string) {
  const units = { lead: uuid(), partner: uuid(), former: uuid() }
  const blank = {
    kind: 'department',
    parent_id: null,
    valid_from: null,
    valid_to: null,
    note: null,
  } as const
  await db
    .insertInto('unit')
    .values(
      Object.entries(units).map(([name, unit_id]) => ({
        ...blank,
        jurisdiction_id: jurisdictionId,
        unit_id,
        code: name,
        name,
        short_name: name,
      })),
    )
    .execute()
  // only access is looked at here: the tasks stand without the commitments they would come from
  await sql`alter table task drop constraint if exists task_jurisdiction_id_commitment_id_fkey`.execute(owner)
  const addTask = async (leaderId: string | null, lead: string, partner: string | null) => {
    const task_id = uuid()
    const now = new Date()
    await db
      .insertInto('task')
      .values({
        jurisdiction_id: jurisdictionId,
        task_id,
        commitment_id: uuid(),
        part: 1,
        wording: '修路。',
        requirement: null,
        leader: null,
        officer: null,
        due_on: null,
        weight: null,
        disclosure_reason: null,
        status: 'active',
        created_at: now,
        leader_id: leaderId,
      })
      .execute()
    const part = (unit_id: string, kind: 'lead' | 'partner', from: string, to: string | null) => ({
      jurisdiction_id: jurisdictionId,
      task_id,
      unit_id,
      part: kind,
      place: 1,
      valid_from: from,
      valid_to: to,
    })
    await db
      .insertInto('task_unit')
      .values([
        part(units.former, 'lead', '2031-01-01', '2031-02-01'),
        part(lead, 'lead', '2031-02-01', null),
        ...(partner === null ? [] : [part(partner, 'partner', '2031-02-01', null)]),
      ])
      .execute()
    return task_id
  }
  const tasks = {
    lead: await addTask(null, units.lead, units.partner),
    partner: await addTask(null, units.partner, units.lead),
    other: await addTask(null, units.partner, null),
  }
  const person = async (role: Role, unit: string, { from = '2031-01-01', to = null as string | null } = {}) => {
    const person_id = uuid()
    const account_id = uuid()
    await db
      .insertInto('person')
      .values({
        jurisdiction_id: jurisdictionId,
        person_id,
        account_id,
        name: '某人',
        post: null,
        phone: null,
        email: null,
        created_at: new Date(),
        left_on: null,
      })
      .execute()
    await db
      .insertInto('role_grant')
      .values({
        jurisdiction_id: jurisdictionId,
        role_grant_id: uuid(),
        person_id,
        role,
        unit_id: role === 'unit-head' || role === 'unit-officer' ? unit : null,
        valid_from: from,
        valid_to: to,
        granted_by: 'console:test',
        granted_at: new Date(),
        ended_by: null,
      })
      .execute()
    const who = await signedIn(db, jurisdictionId, account_id, today)
    if (!who) throw new Error('nobody')
    return who
  }
  return {
    jurisdictionId,
    units,
    tasks,
    person,
    leadBy: (who: SignedIn) => addTask(who.personId, units.partner, null),
    accountOf: async (who: SignedIn) =>
      (
        await db
          .selectFrom('person')
          .select('account_id')
          .where('person_id', '=', who.personId)
          .executeTakeFirstOrThrow()
      ).account_id ?? '',
    delegate: (from: SignedIn, to: SignedIn) =>
      db
        .insertInto('delegation')
        .values({
          jurisdiction_id: jurisdictionId,
          delegation_id: uuid(),
          from_person_id: from.personId,
          to_person_id: to.personId,
          valid_from: '2031-03-01',
          valid_to: '2031-04-01',
          reason: null,
          made_by: 'console:test',
          made_at: new Date(),
          ended_at: null,
        })
        .execute(),
  }
}
