import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AnswerCache } from '../web/answers/answer-cache.ts'
import { sendAnswer } from '../web/answers/send-answer.ts'
import type { ApiDependencies } from './api-dependencies.ts'
import { parametersOf } from './parameters.ts'
import { readingAnswer } from './reading-answer.ts'
import { problemSchema } from './schemas.ts'

/** What the routes are made with. */
export interface ApiContext {
  readonly app: OpenAPIHono
  readonly deps: ApiDependencies
  readonly cache: AnswerCache
}

/** One address that is read. */
export interface Reading<Query extends z.ZodObject> {
  /** Template, `/v1/{code}/{year}`. */
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tag: string
  readonly query: Query
  /** What the answer's body is. */
  readonly answer: z.ZodType
  /** An example of the path and query, as one types it behind `/api`. */
  readonly example: string
  /** The body, or the problem that stands in its way. */
  readonly read: (asked: Asked<Query>) => Promise<object | Response>
}

/** A request to read, with its parameters parsed. */
export interface Asked<Query extends z.ZodObject> {
  readonly param: Readonly<Record<string, string>>
  readonly query: z.output<Query>
  /** What the answer is made from, where it may be kept until that changes. */
  readonly keepUnder: (stamp: string) => void
}

/** No query: an unknown parameter is refused, so that a slip is not passed over in silence. */
export const noQuery = z.strictObject({})

const problemContent = { 'application/problem+json': { schema: problemSchema } }

/** An address that is read, with its description in the OpenAPI document. */
export function defineGet<Query extends z.ZodObject>({ app, cache }: ApiContext, reading: Reading<Query>): void {
  const { path, operationId, summary, description, tag, query, answer, example, read } = reading
  const hasQuery = Object.keys(query.shape).length > 0
  const route = createRoute({
    method: 'get',
    path,
    operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [tag],
    'x-example': example,
    request: { params: parametersOf(path), query: query as z.ZodObject },
    responses: {
      200: { description: '回答', content: { 'application/json': { schema: answer } } },
      304: { description: '与 If-None-Match 所说的相同' },
      404: { description: '没有公开这样的内容', content: problemContent },
      406: { description: '只能以 JSON 回答', content: problemContent },
      ...(hasQuery ? { 422: { description: '参数不对', content: problemContent } } : {}),
    },
  })
  app.openapi(route, async (c) => {
    let stamp: string | null = null
    const param = c.req.param() as Readonly<Record<string, string>>
    const asked = {
      param,
      query: c.req.valid('query') as z.output<Query>,
      keepUnder: (given: string) => {
        stamp = given
      },
    }
    const body = await read(asked)
    if (body instanceof Response) return body
    const made = readingAnswer(JSON.stringify(body), { headers: nextLink(c, body) })
    if (stamp !== null && param.code !== undefined)
      cache.set(addressOf(c.req.url), { ...made, stamp, code: param.code })
    return sendAnswer(c, made)
  })
}

/** The path and query of an address as it was written. */
export function addressOf(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('://') + 3))
}

/** Where the next page is, as RFC 8288 says it. */
function nextLink(c: Context, body: object): Record<string, string> {
  const next = 'next' in body ? body.next : null
  if (next === null) return {}
  const query = new URLSearchParams(c.req.query())
  query.set('after', String(next))
  return { Link: `<${c.req.path}?${query}>; rel="next"` }
}
