import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../access/signed-in.ts'
import { addTestRole } from '../../commands/people/add-role.fixture.ts'
import { foundJurisdiction } from '../../commands/places/found-jurisdiction.ts'
import type { TestServer } from '../../store/database.fixture.ts'
import { type TestReporting, testReporting } from './reporting/reporting.fixture.ts'

/** Everybody an act is tried by: `deputy` has the powers of `office`, `standIn` those of `mayor`, and both none of their own. */
export const everybody = [
  ...(['office', 'second', 'deputy', 'mayor', 'standIn', 'vice'] as const),
  ...(['head', 'officer', 'other', 'reader', 'system'] as const),
] as const
/** One of {@link everybody}. */
export type Somebody = (typeof everybody)[number]

/** A desk with everybody at it, and somebody of the office of another place. */
export interface World {
  readonly desk: TestReporting
  readonly who: Readonly<Record<Somebody, SignedIn>>
  readonly units: { readonly water: string; readonly roads: string }
  /** Do it, and expect that it was done. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
  readonly done: (by: SignedIn, method: string, path: string, body?: unknown) => Promise<any>
  /** Statements past every trigger, to put what there is into any state. */
  readonly past: (work: (db: TestReporting['record']['owner']) => Promise<unknown>) => Promise<void>
}

/** Where a thing in one state is read, and where acts on it go to. */
export interface Placed {
  readonly read: string
  readonly acts: string
  /** Its acts in what is read; of the thing itself unless said otherwise. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
  readonly offered?: (body: any) => readonly string[]
}

/** A kind of thing with a table of states and acts. */
export interface EveryAct {
  readonly at: Date
  readonly states: readonly string[]
  readonly acts: readonly string[]
  /** Its table in the database. */
  readonly table: string
  /** Make one and put it into a state, with all that any state has; its revision stays 1. */
  readonly put: (world: World, state: string, index: number) => Promise<Placed>
  /** What the table of acts has for somebody in a state, in the order of the acts. */
  readonly open: (world: World, name: Somebody, state: string) => readonly string[]
  /** All that any act could want, so that nothing but the table and the person stands in its way. */
  readonly whole: (world: World, act: string) => object
  readonly furnish?: (world: World) => Promise<void>
}

/** Test every state × act × role of a kind of thing over the API, of its own place and of another. */
export function testEveryAct(name: string, servers: readonly TestServer[], kind: EveryAct): void {
  describe.each(servers)(`every state × act × role of ${name}, on $name`, (server) => {
    let world: World
    let foreign: string
    const placed = new Map<string, Placed>()
    beforeAll(async () => {
      world = await worldOn(await testReporting(server, kind.at))
      foreign = await elsewhere(world.desk)
      await kind.furnish?.(world)
      for (const [index, state] of kind.states.entries()) placed.set(state, await kind.put(world, state, index))
    }, 180_000)
    afterAll(() => world.desk.drop())

    const stands = async () =>
      (
        await sql<{ one: string }>`select ${sql.ref(kind.table)}::text as one from ${sql.table(kind.table)}
          order by 1`.execute(world.desk.record.owner)
      ).rows

    test.each(everybody)(
      'for %s: what the table has is offered, and all else is refused and changes nothing',
      async (one) => {
        const before = await stands()
        for (const [state, { read, acts, offered = ofItself }] of placed) {
          const open = kind.open(world, one, state)
          const { status, body } = await world.desk.ask(world.who[one], 'GET', read)
          expect([state, status < 300 ? offered(body) : []]).toEqual([state, open])
          const refused = kind.acts.filter((act) => !open.includes(act))
          const answers = await Promise.all(
            refused.map((act) => world.desk.ask(world.who[one], 'POST', acts, kind.whole(world, act))),
          )
          expect([
            state,
            answers.filter((answer) => ![403, 404, 409].includes(answer.status) || answer.body.reason === 'stale'),
          ]).toEqual([state, []])
        }
        expect(await stands()).toEqual(before)
      },
      120_000,
    )

    test('for the office of another place: none is there', async () => {
      const before = await stands()
      for (const code of ['990101', '990198'])
        for (const [state, { acts }] of placed) {
          const answers = await Promise.all(
            kind.acts.map((act) =>
              world.desk.fetch(
                new Request(`http://desk.test/desk/api/${code}${acts}`, {
                  method: 'POST',
                  headers: { 'x-luoshi-desk': '1', 'x-test-account': foreign, 'content-type': 'application/json' },
                  body: JSON.stringify(kind.whole(world, act)),
                }),
              ),
            ),
          )
          expect([state, answers.filter(({ status }) => ![403, 404].includes(status))]).toEqual([state, []])
        }
      expect(await stands()).toEqual(before)
    }, 120_000)
  })
}

const ofItself = ({ acts }: { readonly acts: readonly string[] }) => acts

/** Everybody, at a desk. */
export async function worldOn(desk: TestReporting): Promise<World> {
  const units = { water: await desk.unit('水务局'), roads: await desk.unit('交通局') }
  const who = {
    office: await desk.person('supervisor'),
    second: await desk.person('supervisor'),
    deputy: await desk.person('reader'),
    mayor: await desk.person('leader'),
    standIn: await desk.person('reader'),
    vice: await desk.person('leader'),
    head: await desk.person('unit-head', units.water),
    officer: await desk.person('unit-officer', units.water),
    other: await desk.person('unit-head', units.roads),
    reader: await desk.person('reader'),
    system: await desk.person('system-administrator'),
  }
  const done = async (by: SignedIn, method: string, path: string, body?: unknown) => {
    const answer = await desk.ask(by, method, path, body)
    expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
    return answer.body
  }
  const today = desk.clock.now.toISOString().slice(0, 10)
  for (const [from, to] of [
    [who.office, who.deputy],
    [who.mayor, who.standIn],
  ] as const)
    await done(from, 'POST', '/delegations', {
      ...{ fromPersonId: from.personId, toPersonId: to.personId, reason: '出差' },
      ...{ from: today, to: today },
    })
  const past: World['past'] = (work) =>
    desk.record.owner.connection().execute(async (db) => {
      await sql`set session_replication_role = replica`.execute(db)
      await work(db)
      await sql`reset session_replication_role`.execute(db)
    })
  return { desk, who, units, done, past }
}

/** An account of the office of another place. */
async function elsewhere({ record: { db }, clock }: TestReporting): Promise<string> {
  const place = { code: '990198', name: '远方县', level: 'county', fictitious: true } as const
  const jurisdictionId = await foundJurisdiction(db, { id: 'console:test' }, clock.now, place)
  const [personId, account] = [uuid(), uuid()]
  await db
    .insertInto('person')
    .values({
      ...{ jurisdiction_id: jurisdictionId, person_id: personId, account_id: account, name: '远方人员' },
      ...{ post: null, phone: null, email: null, created_at: clock.now, left_on: null },
    })
    .execute()
  const role = { personId, role: 'supervisor', unitId: null, from: '2031-01-01' } as const
  await addTestRole(db, jurisdictionId, clock.now, role)
  return account
}
