import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../access/ask.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { dayOf } from '../../domain/day.ts'
import { roles } from '../../domain/vocabulary.ts'
import { publishedYears } from '../../record/published-year/published-years.ts'
import { testServers } from '../../store/database.fixture.ts'
import { sampleOf } from './body.fixture.ts'
import type { AnyRoute } from './define-route.ts'
import { type TestDesk, testDesk } from './desk.fixture.ts'
import { deskRoutes } from './desk-routes.ts'

/** Of these the least that the schema takes is refused by a rule, before anybody is asked for a proof. */
const sampleRefused = {
  'post /tasks/imports': 'not-a-sheet',
  'post /bulletins': 'nothing-in-scope',
  'post /settlements': 'no-plan',
  'post /rules': 'wrong-rules',
  'put /units/:unitId': 'wrong-days',
  'post /units/:unitId/close': 'wrong-days',
}

const table: readonly AnyRoute[] = deskRoutes
const writing = table.filter(({ method, reads }) => method !== 'get' && !reads)
const named = ({ method, path }: AnyRoute) => `${method} ${path}`

describe('the table of routes', () => {
  test('says of every route that writes, in one way, whose it is', () => {
    const ways = ({ needs, needsOnTask, needsOnMatter, asks, own }: AnyRoute) =>
      [needs, needsOnTask, needsOnMatter, asks, own].filter(Boolean).length
    expect(writing.filter((route) => ways(route) !== 1).map(named)).toEqual([])
  })

  test('names the task or matter in the path where something is needed on it', () => {
    const astray = table.filter(
      ({ path, needsOnTask, needsOnMatter }) =>
        (needsOnTask && !path.includes(':taskId')) || (needsOnMatter && !path.includes(':matterId')),
    )
    expect(astray.map(named)).toEqual([])
  })

  test('makes no proof outside a command', () => {
    expect(writing.filter(({ run }) => /\b(mayDo|provenWithin)\(/.test(run.toString())).map(named)).toEqual([])
  })

  test('hands what is asked to a command', () => {
    const held = writing.filter(({ needs, needsOnTask, needsOnMatter }) => needs ?? needsOnTask ?? needsOnMatter)
    expect(held.filter(({ run }) => !/\b(ask|asked)\b/.test(run.toString())).map(named)).toEqual([])
  })
})

describe.each(testServers(process.env).slice(0, 1))('a command of every route, on $name', (server) => {
  let desk: TestDesk
  /** Had every role when the request came; has none when the command begins. */
  let late: SignedIn
  beforeAll(async () => {
    desk = await testDesk(server)
    const personId = randomUUID()
    await desk.record.db
      .insertInto('person')
      .values({
        jurisdiction_id: desk.record.may.jurisdictionId,
        person_id: personId,
        name: '去职者',
        account_id: null,
        created_at: desk.now(),
      })
      .execute()
    late = {
      id: `person:${personId}`,
      jurisdictionId: desk.record.may.jurisdictionId,
      personId,
      name: '去职者',
      today: dayOf(desk.now()),
      roles: roles.map((role) => ({ role, unitId: null, onBehalfOf: null })),
    }
  })
  afterAll(() => desk.record.drop())

  const state = async () => {
    const { db } = desk.record
    const heads = await db.selectFrom('ledger_head').selectAll().execute()
    const rows = await db
      .selectFrom('event')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .execute()
    return { heads, rows }
  }

  /** What comes of a route run for somebody whose roles ended after it was called. */
  const outcomeOf = async (route: AnyRoute): Promise<string> => {
    const { db } = desk.record
    const { promise, resolve } = Promise.withResolvers<object>()
    const action = route.needs ?? route.needsOnTask ?? route.needsOnMatter
    const subject = route.needsOnTask ? { taskId: randomUUID() } : route.needsOnMatter ? { matterId: randomUUID() } : {}
    const app = new Hono().all('*', async (context) => {
      const asked = {
        deps: { db, published: publishedYears(db), basePath: '', now: desk.now, session: async () => null },
        actor: late,
        jurisdictionId: desk.record.may.jurisdictionId,
        code: '990101',
        at: desk.now(),
        param: () => randomUUID(),
        query: route.query ? route.query.parse(sampleOf(route.query)) : undefined,
        body: route.body ? route.body.parse(sampleOf(route.body)) : undefined,
        context,
        ...(action ? { ask: ask(late, action, subject) } : {}),
      }
      resolve(await route.run(asked as never))
      return context.body(null)
    })
    const answer = await app.request('http://localhost/', { method: 'POST', body: 'x' })
    if (answer.status >= 500) throw new Error(`${named(route)} failed`)
    const outcome = await promise
    if (outcome instanceof Response) return `problem ${outcome.status}`
    return 'reason' in outcome ? String(outcome.reason) : `done: ${JSON.stringify(outcome)}`
  }

  test('finds out in its own transaction that a role has ended, and writes nothing', async () => {
    const before = await state()
    const said: [string, string][] = []
    for (const route of writing) if (!route.own) said.push([named(route), await outcomeOf(route)])
    expect(await state()).toEqual(before)
    expect(said.length).toBeGreaterThan(40)
    // an id of nothing, or a file that is no file, is refused before anybody is asked for a proof
    const early = /^(unknown-|no-evidence-folder|problem 4)/
    const others = said.filter(([, outcome]) => outcome !== 'forbidden' && !early.test(outcome))
    expect(Object.fromEntries(others)).toEqual({
      ...sampleRefused,
      // each row is proven by itself, and none was granted
      'post /people-sheet/roles': expect.stringMatching(/^done: \{"granted":0,"refused":\[\{"row":1,.*权限/),
    })
  })
})
