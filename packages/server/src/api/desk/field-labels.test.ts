import { expect, test } from 'vitest'
import { z } from 'zod'
import type { AnyRoute } from './define-route.ts'
import { deskRoutes } from './desk-routes.ts'
import { fieldLabels, sentByPages } from './field-labels.ts'
import { identityInput } from './identity/identity-input.ts'
import { labelOf, roomOf } from './input-words.ts'
import { wrongInput } from './wrong-input.ts'

/** The names of all fields of a JSON Schema, however deep. */
function fieldsOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' ? [...Object.keys(value), ...Object.values(value).flatMap(fieldsOf)] : fieldsOf(value),
  )
}

const inputs: readonly (readonly [room: string, schema: z.ZodType])[] = [
  ...(deskRoutes as readonly AnyRoute[]).flatMap(({ path, query, body }) =>
    [query, body].flatMap((schema) => (schema ? [[roomOf(path), schema] as const] : [])),
  ),
  ...Object.values(identityInput).map((schema) => ['auth', schema] as const),
]
const fields = [
  ...new Set(
    inputs.flatMap(([room, schema]) =>
      fieldsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).map((field) => `${room}.${field}`),
    ),
  ),
].map((each) => each.split('.') as [room: string, field: string])

test('every field of every request has its name on the screens, or is filled in by a page', () => {
  expect(fields.length).toBeGreaterThan(300)
  const nameless = fields.filter(([room, field]) => labelOf(field, room) === undefined && !sentByPages.includes(field))
  expect(nameless).toEqual([])
})

test('no name is kept for a field that no request has, and none has two', () => {
  const asked = new Set(fields.flatMap(([room, field]) => [field, `${room}.${field}`]))
  expect([...Object.keys(fieldLabels), ...sentByPages].filter((name) => !asked.has(name))).toEqual([])
  expect(sentByPages.filter((name) => name in fieldLabels)).toEqual([])
})

test('a name is of Chinese words', () => {
  expect(Object.values(fieldLabels).filter((label) => !/^[\p{Script=Han}★，、]+$/u.test(label))).toEqual([])
})

test('a field is called as its own room calls it', async () => {
  const { issues } = z.object({ leaderId: z.uuid() }).safeParse({}).error ?? { issues: [] }
  const said = async (room: string) => (await wrongInput(issues, room).json()).detail
  expect(await said('inspections')).toBe('提交的内容有误：“组长”没有填写。')
  expect(await said('matters')).toBe('提交的内容有误：“牵头领导”没有填写。')
  expect(await said('tasks')).toBe('提交的内容有误：“牵头领导”没有填写。')
})
