import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { problemKinds } from '../problem.ts'
import { addressNotes, givenFiles, takenFiles } from './address-notes.ts'
import type { AnyRoute } from './define-route.ts'
import { deskRoutes } from './desk-routes.ts'

type Json = Readonly<Record<string, unknown>>

/** Made of the types of the answers by `scripts/answer-schemas.mjs`. */
interface AnswerSchemas {
  /** By `GET /tasks/:taskId`; none for an address that gives a file. */
  readonly answers: Readonly<Record<string, Json>>
  readonly schemas: Readonly<Record<string, Json>>
}

/** The OpenAPI 3.1 document of the addresses of a place's desk, made of the table of routes. */
export function deskDocument(basePath: string) {
  const { answers, schemas } = JSON.parse(
    readFileSync(new URL('./answer-schemas.json', import.meta.url), 'utf8'),
  ) as AnswerSchemas
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of deskRoutes as readonly AnyRoute[]) {
    const path = `/{code}${route.path.replaceAll(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method]: operationOf(route, answers) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '落实 · 工作台接口',
      version: '1',
      description: [
        '工作台自己的页面所用的接口，随版本变化，不作兼容承诺；对外请用公开接口。',
        '以登录的会话（cookie）识别；写入须带 `X-Luoshi-Desk: 1`，且来自本系统的页面。',
        '所需权限见 `x-luoshi-needs`；不能回答的一律是 application/problem+json（RFC 9457）。',
        `problem 的 type：${Object.keys(problemKinds)
          .map((kind) => `urn:luoshi:problem:${kind}`)
          .join('、')}。`,
      ].join('\n\n'),
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: `${basePath}/desk/api` }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'luoshi.session_token' } },
      schemas: { ...schemas, Problem: problemSchema },
      responses: { Problem: { description: '没有办理：错在哪里，怎么办', content: problemContent } },
    },
  }
}

function operationOf(route: AnyRoute, answers: AnswerSchemas['answers']): Json {
  const { method, path, query, body } = route
  const key = `${method.toUpperCase()} ${path}`
  const parts = ['code', ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => String(name))]
  const parameters = [
    ...parts.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(query ? queryParameters(query) : []),
  ]
  const taken = takenFiles.get(key)
  const given = givenFiles.get(key)
  return {
    operationId: `${method}${path.replaceAll(/[/:.-]+(\w)/g, (_, first: string) => first.toUpperCase())}`,
    tags: [path.split('/')[1]?.replace(/\..*/, '') ?? ''],
    description: describedNeeds(route),
    'x-luoshi-needs': needsOf(route),
    parameters,
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } } : {}),
    ...(taken ? { requestBody: { required: true, content: { [taken]: { schema: {} } } } } : {}),
    responses: {
      200: given
        ? { description: '文件', content: { [given]: { schema: {} } } }
        : { description: addressNotes.json, content: { 'application/json': { schema: answers[key] } } },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

/** What a person must be allowed to do: an action of the place, of a task or of a matter; what else the route says. */
function needsOf({ needs, needsOnTask, needsOnMatter, asks, own }: AnyRoute): Json {
  if (needs) return { action: needs, of: 'place' }
  if (needsOnTask) return { action: needsOnTask, of: 'task' }
  if (needsOnMatter) return { action: needsOnMatter, of: 'matter' }
  if (asks) return { by: 'request' }
  return { by: own ? 'own' : 'signed-in' }
}

function describedNeeds(route: AnyRoute): string {
  const { needs, needsOnTask, needsOnMatter, asks, own, reads, method } = route
  const kind = method === 'get' || reads ? addressNotes.reads : addressNotes.writes
  if (needs) return `${kind}须可在本地区办理 \`${needs}\`。`
  if (needsOnTask) return `${kind}须可对该任务办理 \`${needsOnTask}\`。`
  if (needsOnMatter) return `${kind}须可对该督办事项办理 \`${needsOnMatter}\`。`
  if (asks) return `${kind}${addressNotes.asks}`
  return `${kind}${own ? addressNotes.own : addressNotes.signedIn}`
}

function queryParameters(query: z.ZodType): readonly Json[] {
  const { properties, required = [] } = schemaOf(query) as {
    readonly properties?: Readonly<Record<string, Json>>
    readonly required?: readonly string[]
  }
  return Object.entries(properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

/** As a request is written; what has no JSON form is left to its custom check. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', enum: Object.keys(problemKinds).map((kind) => `urn:luoshi:problem:${kind}`) },
    title: { type: 'string' },
    title_en: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: '错在哪里，怎么办' },
    detail_en: { type: 'string' },
    reason: { type: 'string', description: '同一类里的哪一种' },
    current: { description: '被他人抢先时，现在的内容' },
    errors: { type: 'array', items: { type: 'object' }, description: '哪些栏目不对' },
  },
}
const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
