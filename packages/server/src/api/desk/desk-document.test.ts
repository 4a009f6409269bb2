import { Validator } from '@seriousme/openapi-schema-validator'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AnyRoute } from './define-route.ts'
import { deskDocument } from './desk-document.ts'
import { deskRoutes } from './desk-routes.ts'
import { documentRoute } from './document-route.ts'

interface Operation {
  readonly operationId: string
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly schema: object }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
  readonly 'x-luoshi-needs': object
  readonly responses: { readonly 200: { readonly content: Readonly<Record<string, { readonly schema: object }>> } }
}
const document = deskDocument('/luoshi')
const paths = document.paths as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>
const table: readonly AnyRoute[] = deskRoutes
const operation = ({ method, path }: Pick<AnyRoute, 'method' | 'path'>) =>
  paths[`/{code}${path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[method]

test('is valid OpenAPI 3.1', async () => {
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/luoshi/desk/api' }] })
  const { valid, errors } = await new Validator().validate(structuredClone<Readonly<Record<string, unknown>>>(document))
  expect({ valid, errors }).toMatchObject({ valid: true })
})

test('holds every route of the table once, with each part of its path, and nothing else', () => {
  const held = Object.values(paths).flatMap((item) => Object.values(item))
  expect(held.length).toBe(table.length)
  expect(new Set(held.map(({ operationId }) => operationId)).size).toBe(table.length)
  for (const route of table) {
    const parts = operation(route)
      ?.parameters.filter((one) => one.in === 'path')
      .map(({ name }) => name)
    const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    expect([route.path, parts]).toEqual([route.path, ['code', ...named]])
  }
})

test('says parameters, bodies, and what is needed, as the table does', () => {
  expect(operation({ method: 'get', path: '/progress/waiting' })?.parameters).toContainEqual({
    name: 'for',
    in: 'query',
    required: true,
    schema: { type: 'string', enum: ['head', 'supervisor'] },
  })
  const curve = operation({ method: 'put', path: '/tasks/:taskId/curve' })
  expect(curve?.requestBody?.content['application/json']?.schema).toMatchObject({
    type: 'object',
    required: ['revision', 'nodes'],
    properties: { nodes: { type: 'array', maxItems: 12 } },
  })
  expect(curve?.['x-luoshi-needs']).toEqual({ action: 'task.edit', of: 'task' })
  expect(operation({ method: 'post', path: '/signings' })?.['x-luoshi-needs']).toEqual({ by: 'request' })
  expect(operation({ method: 'post', path: '/views' })?.['x-luoshi-needs']).toEqual({ by: 'own' })
  expect(operation({ method: 'get', path: '/matters' })?.['x-luoshi-needs']).toEqual({ by: 'signed-in' })
  for (const route of table) {
    const { needs, needsOnTask, needsOnMatter } = route
    const action = needs ?? needsOnTask ?? needsOnMatter
    if (action) expect(operation(route)?.['x-luoshi-needs']).toMatchObject({ action })
    expect(Boolean(operation(route)?.requestBody?.content['application/json'])).toBe(route.body !== undefined)
  }
})

test('says what comes back by the type of each answer; nothing refers to what is not there', () => {
  for (const route of table)
    for (const [kind, { schema }] of Object.entries(operation(route)?.responses[200].content ?? {}))
      expect([route.path, kind, Object.keys(schema).length > 0]).toEqual([
        route.path,
        kind,
        kind === 'application/json',
      ])
  const schemas: Readonly<Record<string, object>> = document.components.schemas
  const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '')
  expect(named.filter((name) => !schemas[name])).toEqual([])
  expect(operation({ method: 'get', path: '/tasks' })?.responses[200].content['application/json']?.schema).toEqual({
    $ref: '#/components/schemas/TaskTable',
  })
  expect(schemas.TaskRow).toMatchObject({
    properties: { number: { description: '序号', type: 'number' }, requirement: { type: ['null', 'string'] } },
  })
})

test('is given to everybody who is signed in and has set up the account', async () => {
  const served = async (session: { accountId: string; needs: 'password' | null } | null) => {
    const app = new Hono()
    documentRoute(app, { basePath: '/luoshi', session: async () => session })
    return app.request('/openapi.json')
  }
  expect((await served(null)).status).toBe(401)
  expect((await served({ accountId: 'a', needs: 'password' })).status).toBe(401)
  const answer = await served({ accountId: 'a', needs: null })
  expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(document)))
})
