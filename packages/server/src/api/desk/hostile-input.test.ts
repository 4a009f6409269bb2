import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { SignedIn } from '../../access/signed-in.ts'
import { addTestRole } from '../../commands/people/add-role.fixture.ts'
import { roles } from '../../domain/vocabulary.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import type { AnyRoute } from './define-route.ts'
import { deskRoutes } from './desk-routes.ts'
import { type TestReporting, testReporting } from './reporting/reporting.fixture.ts'

/** A JSON Schema, as far as the desk's inputs use it. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
}

/** A whole value of a schema, and every value that differs from it in one place by something hostile. */
interface Variants {
  readonly whole: unknown
  readonly hostile: readonly unknown[]
}

const texts = [
  'a\u0000b',
  '\ud800',
  '\u202e\u2066\u0007字',
  '字'.repeat(120_000),
  '%00',
  '00000000-0000-0000-0000-000000000000',
]
const days = ['9999-12-31', '0001-01-01', '10000-01-01', '2031-02-30', '2031-06-01\u0000']
const numbers = [
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  9_007_199_254_740_993n.toString(),
  1e15,
  1e300,
  -1,
  0.123_456_789,
  0,
  32_768,
]

let turn = 0

/** Whether every value is tried in every place, which takes minutes; else some at each route. */
const whole = process.env.LUOSHI_HOSTILE === 'all'

/** At most `most` of a list, evenly. */
const among = <Item>(list: readonly Item[], most: number): readonly Item[] => {
  const step = whole ? 1 : Math.max(1, Math.ceil(list.length / most))
  return list.filter((_, at) => (at + turn) % step === 0)
}

/** Some of a list, others at each call: over all fields every one is tried many times. */
const some = <Item>(list: readonly Item[]): readonly Item[] =>
  Array.from({ length: whole ? 3 : 1 }, () => list[turn++ % list.length] as Item)

/** Variants of a schema; `known` gives what a name stands for in the record. */
function variants(schema: Schema, known: (name: string) => string | undefined, name = ''): Variants {
  if (schema.const !== undefined) return { whole: schema.const, hostile: [] }
  if (schema.enum) return { whole: schema.enum[0], hostile: [null, 1] }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const all = choices.map((each) => variants(each, known, name))
    const first = all.find(({ whole }) => whole !== null)
    return { whole: first?.whole, hostile: all.flatMap(({ whole, hostile }) => [whole, ...hostile]) }
  }
  if (schema.type === 'object') {
    const parts = Object.entries(schema.properties ?? {}).map(
      ([key, part]) => [key, variants(part, known, key)] as const,
    )
    const whole = Object.fromEntries(parts.map(([key, part]) => [key, part.whole]))
    const without = parts.map(([key]) => Object.fromEntries(Object.entries(whole).filter(([other]) => other !== key)))
    const other = parts.flatMap(([key, { hostile }]) => hostile.map((value) => ({ ...whole, [key]: value })))
    return { whole, hostile: [...without, ...other] }
  }
  if (schema.type === 'array') {
    const items = schema.prefixItems ?? [schema.items ?? { type: 'string' }]
    const all = items.map((each) => variants(each, known, name))
    const whole = all.map((each) => each.whole)
    const many = schema.prefixItems ? [] : [[], [whole[0], whole[0]], Array.from({ length: 2001 }, () => whole[0])]
    const other = all.flatMap(({ hostile }, at) =>
      hostile.map((value) => whole.map((one, n) => (n === at ? value : one))),
    )
    return { whole, hostile: [...many, ...other] }
  }
  if (schema.type === 'integer' || schema.type === 'number')
    return { whole: Math.min(Math.max(schema.minimum ?? 1, 1), schema.maximum ?? 100), hostile: some(numbers) }
  if (schema.type === 'boolean') return { whole: true, hostile: [false] }
  if (schema.type === 'null') return { whole: null, hostile: [] }
  if (schema.format === 'uuid') return { whole: known(name) ?? uuid(), hostile: [uuid(), 'x'] }
  if (schema.format === 'date') return { whole: '2031-06-01', hostile: days }
  if (schema.pattern?.includes('{64}')) return { whole: 'ab'.repeat(32), hostile: ['AB'.repeat(32)] }
  return { whole: known(name) ?? '试一试', hostile: some(texts) }
}

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
const table: readonly AnyRoute[] = deskRoutes

describe.each(oneTestServer(import.meta.filename, process.env))('whatever is sent to the desk, on $name', (server) => {
  let desk: TestReporting
  /** Holds every role. */
  let all: SignedIn
  let known: Readonly<Record<string, string>>
  beforeAll(async () => {
    desk = await testReporting(server)
    const unit = await desk.unit('水务局')
    all = await desk.person('supervisor')
    const { db } = desk.record
    for (const role of roles) {
      const unitId = role.startsWith('unit-') ? unit : null
      if (role !== 'supervisor')
        await addTestRole(db, desk.jurisdictionId, desk.clock.now, {
          personId: all.personId,
          role,
          unitId,
          from: '2031-01-01',
        })
    }
    const task = await desk.task({ lead: unit })
    const drafted = await desk.ask(all, 'POST', '/matters', {
      ...{ kind: 'daily', title: '管网', asked: '查清。', importance: 'ordinary', source: 'task' },
      ...{ clock: { preset: '13710' }, leadUnitIds: [unit], taskIds: [task] },
    })
    const planned = await desk.ask(all, 'POST', '/inspections', {
      ...{ kind: 'special', title: '管网督查', content: '进度。', scope: '城区。', basis: '会议' },
      ...{ from: '2031-03-10', to: '2031-03-14', leaderId: all.personId, memberIds: [], recusedIds: [] },
      ...{ invited: [], unitIds: [unit], taskIds: [task] },
    })
    const { matterId } = drafted.body
    const { inspectionId } = planned.body
    known = {
      ...{ taskId: task, taskIds: task, unitId: unit, unitIds: unit, leadUnitIds: unit, leadUnitId: unit },
      ...{ personId: all.personId, leaderId: all.personId, memberIds: all.personId, matterId, inspectionId },
    }
  })
  afterAll(async () => {
    if (known) await desk.drop()
  })

  const failing: string[] = []
  const sent = async (route: AnyRoute, path: string, body?: unknown) => {
    const { status } = await desk.ask(all, route.method.toUpperCase(), path, body)
    if (status < 500 || status === 503) return
    failing.push(`${status} ${route.method} ${route.path} ${JSON.stringify({ path, body }).slice(0, 400)}`)
  }
  const filled = (path: string) => path.replaceAll(/:(\w+)/g, (_, name: string) => known[name] ?? uuid())

  test('in a body, it is taken or refused with words, never a failure', async () => {
    for (const route of table) {
      if (!route.body || route.path.startsWith('/purge')) continue
      const { whole: least, hostile } = variants(schemaOf(route.body), (name) => known[name])
      for (const body of [
        least,
        ...among(hostile, route.path.startsWith('/people') ? 1 : 4),
        ...(whole ? [[], null, { toString: 1 }] : []),
      ])
        await sent(route, filled(route.path), body)
    }
    expect(failing.splice(0)).toEqual([])
  }, 600_000)

  const strange = [...texts.map((text) => text.slice(0, 3000)), ...numbers.map(String), ...days]

  test('a number in an address that is not written as one is refused, not taken for another', async () => {
    for (const route of table) {
      const { properties = {} } = route.query ? schemaOf(route.query) : {}
      const whole = Object.entries(properties).map(([name, part]) => [
        name,
        String(variants(part, (key) => known[key], name).whole),
      ])
      for (const [name, { type, minimum, maximum }] of Object.entries(properties)) {
        if (type !== 'integer' && type !== 'number') continue
        for (const value of ['', ' ', '0x7EA', '2.026e3', '2026.0', '+7', '１'].filter(
          (text) => Number(text) >= (minimum ?? 0) && Number(text) <= (maximum ?? 3000),
        )) {
          const query = new URLSearchParams({ ...Object.fromEntries(whole), [name]: value })
          const answer = await desk.ask(all, route.method.toUpperCase(), `${filled(route.path)}?${query}`)
          expect([route.path, name, value, answer.status]).toEqual([route.path, name, value, 422])
        }
      }
    }
  })

  test('in an address, likewise', async () => {
    for (const route of table) {
      const { properties = {} } = route.query ? schemaOf(route.query) : {}
      const whole = Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [
          name,
          String(variants(part, (key) => known[key], name).whole),
        ]),
      )
      const asked = (query: Record<string, string>) => `${filled(route.path)}?${new URLSearchParams(query)}`
      const body = route.body
        ? variants(schemaOf(route.body), (name) => known[name]).whole
        : route.method === 'get'
          ? undefined
          : {}
      for (const name of Object.keys(properties))
        for (const value of ['a\u0000b', ...(whole || !route.file ? some(strange) : [])])
          await sent(route, asked({ ...whole, [name]: value }), body)
      for (const part of ['%00', ...some(['%ff', '..%2f..', '%F0%9F%98%80', '-1', '99999999999999999999'])])
        if (route.path.includes(':')) await sent(route, route.path.replaceAll(/:\w+/g, part), body)
    }
    expect(failing.splice(0)).toEqual([])
  }, 600_000)
})
