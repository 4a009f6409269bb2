import { OpenAPIHono } from '@hono/zod-openapi'
import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { PublishedPlaceYears, PublishedYears } from '../record/published-year/published-years.ts'
import { type AnswerCache, answerCache, type CachedAnswer } from '../web/answers/answer-cache.ts'
import { requestHeader, sendAnswer } from '../web/answers/send-answer.ts'
import { allowedMethods } from './allowed-methods.ts'
import type { ApiDependencies } from './api-dependencies.ts'
import { type ApiContext, addressOf } from './define-get.ts'
import { describingPage } from './describing-page.ts'
import { apiDocument } from './document.ts'
import { failedAnswer } from './failed-answer.ts'
import { placeRoutes } from './place-routes.ts'
import { notFound, problem } from './problem.ts'
import { reportRoutes } from './report-routes.ts'
import { takes } from './takes.ts'
import { storableAddress } from './unstorable.ts'
import { wrongOf, wrongParameters } from './wrong-parameters.ts'
import { yearRoutes } from './year-routes.ts'

/**
 * The API, at `{basePath}/api`: what is published, as JSON; handing reports in, with a token; the OpenAPI document and a
 * page to read it. Whatever cannot be answered is `application/problem+json`.
 */
export function api(deps: ApiDependencies): Hono {
  const root = `${deps.basePath}/api`
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      // a path whose parts have not the form of any is no address
      if (result.target === 'param') return c.notFound()
      return wrongParameters(result.error.issues.flatMap((issue) => wrongOf(issue, 'query')))
    },
  })
  const cache = answerCache(deps.keepBytes)
  const making: ApiContext = { app, deps, cache }
  app.use('/v1/*', async (c, next) => (takes(c.req.header('accept'), 'application/json') ? next() : notAcceptable()))
  placeRoutes(making)
  // before the years: `reports` is no year
  reportRoutes(making)
  yearRoutes(making)
  const methods = allowedMethods(app)
  const { document, text } = apiDocument(app, root, deps.origin)

  const inner = new Hono()
  inner.use(storableAddress)
  inner.route(root, app)
  describingPage(inner, document, text, root, deps.origin)
  inner.notFound((c) => {
    const allowed = methods(c.req.path.slice(root.length))
    if (allowed.length === 0) return notFound()
    if (c.req.method === 'OPTIONS') return preflight(allowed)
    if (allowed.includes(c.req.method)) return notFound()
    return problem('method-not-allowed', {
      detail: `这个地址不支持 ${c.req.method}，可用 ${allowed.join('、')}。`,
      detailEn: `This address does not take ${c.req.method}; it takes ${allowed.join(', ')}.`,
      headers: { Allow: allowed.join(', ') },
    })
  })
  inner.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 400) return malformed()
    return failedAnswer(error, c.req.path, deps.onError, {
      detail: '服务器没能完成这个请求，内容没有改变。请稍后再试；如一直如此，请把时间和地址告诉管理服务器的人。',
      detailEn: 'The server could not answer this request; nothing was changed. Try again later.',
    })
  })
  return front(inner, cache, deps.published)
}

/** An answer kept and still true is sent at once, before any route is looked for: `inner` gives the rest. */
function front(inner: Hono, cache: AnswerCache, published: PublishedYears): Hono {
  const app = new Hono()
  const holds = (answer: CachedAnswer, place: PublishedPlaceYears | undefined) => place?.version === answer.stamp
  const lookedUp = async (c: Context, answer: CachedAnswer) =>
    holds(answer, await published.place(answer.code ?? '')) ? sendAnswer(c, answer) : inner.fetch(c.req.raw, c.env)
  // not async: what can be sent at once is sent within the same turn
  app.all('*', (c) => {
    const answer = c.req.method === 'GET' ? cache.get(addressOf(c.req.url)) : undefined
    if (!answer || !takes(requestHeader(c, 'accept'), 'application/json')) return inner.fetch(c.req.raw, c.env)
    if (holds(answer, published.known(answer.code ?? ''))) return sendAnswer(c, answer)
    return lookedUp(c, answer)
  })
  return app
}

/** Any page may read; only a program with a token writes, so writing is not offered to other sites' pages. */
function preflight(allowed: readonly string[]): Response {
  const reading = allowed.filter((method) => method !== 'POST')
  return new Response(null, {
    status: 204,
    headers: {
      Allow: [...allowed, 'OPTIONS'].join(', '),
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': reading.join(', '),
      'Access-Control-Allow-Headers': 'Accept, If-None-Match',
      'Access-Control-Max-Age': '86400',
    },
  })
}

const notAcceptable = () =>
  problem('not-acceptable', {
    detail:
      '这里只能以 JSON 回答。请在 Accept 中包含 application/json，或不写 Accept。表格下载见 /{code}/{year}/table.csv 与 table.xlsx。',
    detailEn: 'Only JSON can be given here. Include application/json in Accept, or leave it out.',
  })

const malformed = () =>
  problem('malformed-body', {
    detail: '请求的内容不完整或格式不对。',
    detailEn: 'The content of the request is incomplete or malformed.',
  })
