import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { ask } from '../../access/ask.ts'
import { forbidden, mayDo } from '../../access/may-do.ts'
import { inPlace } from '../../access/place-wall.ts'
import { reachOf } from '../../access/rules.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { signedIn } from '../../access/signed-in.ts'
import { dayOf } from '../../domain/day.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { stateOfRecord } from '../../queries/state-of-record.ts'
import { jurisdictionByCode } from '../../record/places/find-jurisdiction.ts'
import { limitedText } from '../../web/limits/limited-bytes.ts'
import { whileAsked } from '../../workers/in-worker.ts'
import { notFound, problem } from '../problem.ts'
import { type RateLimit, rateLimit } from '../rate-limit.ts'
import { tooLarge } from '../too-large.ts'
import { saysUnstorable, unstorableBody, withoutUnseen } from '../unstorable.ts'
import { type DeskAnswerCache, deskAnswerCache } from './answer-cache.ts'
import type { AnyRoute } from './define-route.ts'
import type { DeskDependencies, DeskSession } from './desk-dependencies.ts'
import { fromThisSite } from './from-this-site.ts'
import { idParam } from './id-param.ts'
import { inTime } from './in-time.ts'
import { roomOf } from './input-words.ts'
import { note, noteReading } from './note-request.ts'
import { refusedAnswer } from './refused-answer.ts'
import { type DoneOnce, doneOnce } from './sent-twice.ts'
import { wrongInput } from './wrong-input.ts'

/** What the desk's routes are made with. */
export interface DeskMaking {
  readonly app: Hono
  readonly deps: DeskDependencies
  readonly refusals: RateLimit
  /** Readings of the last minute, so that a repeated one is logged once a minute. */
  readonly readings: RateLimit
  readonly cache: DeskAnswerCache
  readonly once: DoneOnce
}

/** What the routes start from: an application and the counter of refusals. */
export function deskMaking(deps: DeskDependencies): DeskMaking {
  return {
    app: new Hono(),
    deps,
    refusals: rateLimit(60),
    readings: rateLimit(1),
    cache: deskAnswerCache(),
    once: doneOnce(),
  }
}

/**
 * Answer an address: who is not signed in, comes from another site or is not of the place is refused before anything is
 * read; what `run` returns is JSON, an answer of its own, or a refusal (`kind: 'refused'`), which becomes a problem.
 */
export function serveRoute(making: DeskMaking, route: AnyRoute): void {
  const { app, deps } = making
  const writes = route.method !== 'get'
  const answered = async (c: Context): Promise<Response> => {
    const at = deps.now()
    if (writes && !fromThisSite(c, deps.origin)) {
      await note(making, c, at, 'desk.cross-site')
      return problem('cross-site', {
        detail: '这个请求不是从本系统的页面发出的，没有办理。请在本系统页面中操作。',
        detailEn: 'This request did not come from a page of this system; nothing was done.',
      })
    }
    const session = await deps.session(c.req.raw.headers)
    if (!session) {
      if (writes) await note(making, c, at, 'desk.not-signed-in')
      return problem('sign-in-required', {
        detail: '尚未登录，或登录已超时。请重新登录，已填写的内容不会丢失。',
        detailEn: 'You are not signed in, or the session has ended. Sign in again.',
      })
    }
    if (session.needs) return setUpFirst(session.needs)
    const code = c.req.param('code') ?? ''
    const place = await jurisdictionByCode(deps.anywhere ?? deps.db, code)
    const actor =
      place &&
      (await inPlace(place.jurisdictionId, () => signedIn(deps.db, place.jurisdictionId, session.accountId, dayOf(at))))
    // a place of others is answered like one that does not exist
    if (!place || !actor) {
      await note(making, c, at, 'desk.forbidden', place?.jurisdictionId ?? null, `account:${session.accountId}`)
      return notFound('没有这个行政区，或您的账号不属于它。', 'There is no such place, or your account is not of it.')
    }
    return inPlace(place.jurisdictionId, async () => {
      const query = route.query?.safeParse(c.req.query())
      if (query && !query.success) return wrongInput(query.error.issues, roomOf(route.path))
      const unlike = notWrittenAsNumber(c.req.query(), query?.data)
      if (unlike) return wrongInput([unlike], roomOf(route.path))
      const body = await bodyOf(c, route)
      if (body instanceof Response) return body
      const param = (name: string) => c.req.param(name) ?? ''
      const run = async () => {
        const power = await powerOf(deps, actor, route, param)
        if (power?.kind === 'refused') return power
        const marked = writes && !route.reads && !route.own && !route.marks && markedRefusal(...textsOf(body))
        if (marked) return marked
        const asked = {
          deps,
          actor,
          jurisdictionId: place.jurisdictionId,
          code,
          at,
          param,
          query: query?.data,
          body,
          context: c,
          ...power,
        }
        // the route's own types say what it gets: the schemas have parsed it, and the power is the one it names
        return route.run(asked as never)
      }
      const answer = async (): Promise<Response> => {
        // what is kept is for others, too; the rest is of nobody who has gone away
        const outcome = await whileAsked(c.req.raw.signal, run)
        const isFile = outcome instanceof Response && outcome.ok && outcome.headers.get('content-type') !== jsonType
        if (isFile && !route.file)
          throw new Error(`${route.method} ${route.path} answers with a file and does not say so`)
        if ((!writes || route.reads) && !isRefused(outcome) && (isFile || route.recorded))
          await noteReading(making, c, at, place.jurisdictionId, actor.id, isFile)
        if (outcome instanceof Response) return outcome
        if (!isRefused(outcome)) return c.json(outcome, 200, { 'cache-control': 'no-store' })
        if (outcome.reason === 'forbidden' || outcome.reason === 'unknown-task')
          await note(making, c, at, 'desk.forbidden', place.jurisdictionId, actor.id)
        return refusedAnswer(outcome)
      }
      const asked = `${c.req.path}?${JSON.stringify(query?.data)}`
      const quarter = route.keepBriefly ? ` ${Math.floor(at.getTime() / quarterHour)}` : ''
      const bytes = route.keep && (await cachedAnswer(making, route.keep, actor, asked + quarter, run))
      if (bytes && route.recorded) await noteReading(making, c, at, place.jurisdictionId, actor.id, false)
      if (bytes) return jsonAnswer(bytes)
      // a request without a body may be repeated on purpose: 撤销 twice
      if (!writes || route.reads || !route.body) return answer()
      return making.once(`${actor.id} ${route.method} ${asked} ${JSON.stringify(body)}`, answer)
    })
  }
  // what a file takes is its own, and what writes is never called undone
  const hurries = !writes && !route.file
  app.on(route.method.toUpperCase(), `/:code${route.path}`, (c) => (hurries ? inTime(answered(c)) : answered(c)))
}

/** The proof, or what is asked; null where the route needs neither. */
async function powerOf(
  { db }: DeskDependencies,
  actor: SignedIn,
  { method, needs = null, needsOnTask = null, needsOnMatter = null, reads = false }: AnyRoute,
  param: (name: string) => string,
) {
  const action = needs ?? needsOnTask ?? needsOnMatter
  if (action === null) return null
  const subject = needsOnTask
    ? { taskId: idParam(param, 'taskId') }
    : needsOnMatter
      ? { matterId: idParam(param, 'matterId') }
      : {}
  if (method !== 'get' && !reads) {
    // before a password is hashed or a file read for somebody no role of whom includes it
    if (!actor.roles.some(({ role }) => reachOf(action, role))) return forbidden
    return { kind: 'asked' as const, ask: ask(actor, action, subject) }
  }
  const may = await mayDo(db, actor, action, subject)
  return may.kind === 'refused' ? may : { kind: 'proven' as const, may }
}

/** The answer as JSON, from the cache or made now; null when it is a refusal or an answer of its own. */
async function cachedAnswer(
  { deps, cache }: DeskMaking,
  by: 'person' | 'role',
  actor: SignedIn,
  asked: string,
  run: () => Promise<object | Response>,
): Promise<Buffer | null> {
  // the person who gains or loses a role asks under another key
  const who = `${by === 'person' ? actor.id : ''} ${JSON.stringify(actor.roles)}`
  const state = await stateOfRecord(deps.db, actor.jurisdictionId)
  return cache.take(`${actor.jurisdictionId} ${actor.today} ${asked} ${who}`, state, async () => {
    const outcome = await run()
    return outcome instanceof Response || isRefused(outcome) ? null : Buffer.from(JSON.stringify(outcome))
  })
}

const jsonAnswer = (bytes: Buffer) =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  })

/** What is said of a parameter that is a number and was not written as one: empty would be 0, `0x7EA` a year. */
function notWrittenAsNumber(asked: Readonly<Record<string, string>>, parsed: unknown): z.core.$ZodIssue | null {
  const numbers = Object.entries(parsed ?? {}).filter(([, value]) => typeof value === 'number')
  const unlike = numbers.find(([name]) => asked[name] !== undefined && !/^-?\d+$/.test(asked[name]))
  if (!unlike) return null
  const [name] = unlike
  return { code: 'invalid_type', expected: 'int', path: [name], input: asked[name], message: 'expected a whole number' }
}

const isRefused = (outcome: object): outcome is Refusal => 'kind' in outcome && outcome.kind === 'refused'

/** Every text that a body holds, at any depth. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}

async function bodyOf(
  c: Context,
  { path, body: schema, largest = 1024 * 1024 }: Pick<AnyRoute, 'path' | 'body' | 'largest'>,
): Promise<unknown> {
  if (!schema) return undefined
  const text = await limitedText(c.req.raw, largest)
  if (text === null) return tooLarge()
  let json: unknown
  try {
    json = text === '' ? {} : JSON.parse(text)
  } catch {
    return problem('malformed-body', {
      detail: '提交的内容不是完整的 JSON，没有办理。请刷新页面后重试。',
      detailEn: 'The content is not valid JSON; nothing was done.',
    })
  }
  if (saysUnstorable(text)) return unstorableBody()
  json = withoutUnseen(text, json)
  const parsed = schema.safeParse(json)
  return parsed.success ? parsed.data : wrongInput(parsed.error.issues, roomOf(path))
}

const quarterHour = 15 * 60_000

const jsonType = 'application/json'

function setUpFirst(needs: NonNullable<DeskSession['needs']>): Response {
  const [detail, detailEn] = setUpWords[needs]
  return problem('set-up-required', { detail, detailEn, more: { needs } })
}

const setUpWords = {
  password: ['首次登录须先修改初始口令。', 'Change the first password before anything else.'],
  'password-too-old': [
    '口令已超过本地规定的使用天数，请先修改口令。',
    'The password is older than the place allows. Change it first.',
  ],
  'second-factor': ['您的角色须先绑定动态口令。', 'Your role sets up the second factor before anything else.'],
} as const
