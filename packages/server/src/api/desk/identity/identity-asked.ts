import type { Context } from 'hono'
import type { z } from 'zod'
import { type AttemptKind, noteAttempt } from '../../../commands/note-attempt.ts'
import type { Identity } from '../../../identity/identity.ts'
import type { IdentityRefusal } from '../../../identity/identity-refusal.ts'
import type { Asking } from '../../../identity/own-headers.ts'
import type { Session } from '../../../identity/sessions.ts'
import { accountPlaces } from '../../../queries/people/account-places.ts'
import { limitedText } from '../../../web/limits/limited-bytes.ts'
import { peerAddress } from '../../peer-address.ts'
import { type ProblemKind, problem } from '../../problem.ts'
import type { RateLimit } from '../../rate-limit.ts'
import { tooLarge } from '../../too-large.ts'
import { saysUnstorable, unstorableBody } from '../../unstorable.ts'
import { fromThisSite } from '../from-this-site.ts'
import type { DeskMaking } from '../serve-route.ts'
import { wrongInput } from '../wrong-input.ts'
import type { identityInput } from './identity-input.ts'

type IdentityInput = typeof identityInput

/** What the routes of sign-in are made with. */
export interface IdentityMaking extends DeskMaking {
  readonly identity: Identity
  /** Failures by where they come from; beyond them nothing is looked at any more for a minute. */
  readonly failures: RateLimit
}

/** A request to sign in, or about one's own account. */
export interface IdentityAsked<Body> {
  readonly asking: Asking
  readonly at: Date
  readonly body: Body
  readonly context: Context
  /** Write into the security log, for every place of the account. */
  readonly note: (kind: AttemptKind, accountId: string | null, success: boolean) => Promise<void>
}

/** A write about sign-in: a page of another site is refused, and so is who failed too often. */
export function defineSignIn<Body extends z.ZodType>(
  making: IdentityMaking,
  path: keyof IdentityInput,
  schema: Body,
  run: (asked: IdentityAsked<z.output<Body>>) => Promise<Response>,
): void {
  making.app.post(`/auth${path}`, async (c) => {
    const asked = askedOf(making, c)
    if (!fromThisSite(c, making.deps.origin)) {
      await asked.note('desk.cross-site', null, false)
      return problem('cross-site', {
        detail: '这个请求不是从本系统的页面发出的，没有办理。请在本系统页面中操作。',
        detailEn: 'This request did not come from a page of this system; nothing was done.',
      })
    }
    if (making.failures.isFull(asked.asking.address ?? '', asked.at)) {
      await asked.note('sign-in.too-many', null, false)
      return tooMany()
    }
    const text = await limitedText(c.req.raw, 20_000)
    if (text === null) return tooLarge()
    const said = json(text)
    if (said !== undefined && saysUnstorable(text)) return unstorableBody()
    const parsed = schema.safeParse(said)
    if (!parsed.success) return wrongInput(parsed.error.issues, 'auth')
    return run({ ...asked, body: parsed.data })
  })
}

/** The same for who is signed in, also while something is to be set up first. */
export function defineOwn<Body extends z.ZodType>(
  making: IdentityMaking,
  path: keyof IdentityInput,
  schema: Body,
  run: (asked: IdentityAsked<z.output<Body>> & { readonly session: Session }) => Promise<Response>,
): void {
  defineSignIn(making, path, schema, async (asked) => {
    const session = await making.identity.session(asked.asking.headers)
    return session ? run({ ...asked, session }) : signInFirst()
  })
}

/** What a request says of itself. */
export function askedOf(making: IdentityMaking, c: Context): Omit<IdentityAsked<never>, 'body'> {
  const { deps, refusals } = making
  const at = deps.now()
  const asking = { headers: c.req.raw.headers, address: peerAddress(c) }
  return {
    asking,
    at,
    context: c,
    note: async (kind, accountId, success) => {
      // a flood fills no log; what somebody signed in does is no flood
      if (!success && !refusals.count(asking.address ?? '', at)) return
      const places = accountId === null ? [] : await accountPlaces(deps.db, accountId)
      for (const jurisdictionId of places.length === 0 ? [null] : places)
        await noteAttempt(deps.db, at, {
          jurisdictionId,
          kind,
          actor: accountId === null ? null : `account:${accountId}`,
          address: asking.address,
          detail: `${c.req.method} ${c.req.path}`,
          success,
        })
    },
  }
}

/** An answer with cookies to set, never kept. */
export function withCookies(answer: object, cookies: readonly string[]): Response {
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(answer), { headers })
}

/** A refusal of sign-in as a problem. */
export function identityProblem({ reason, message, messageEn }: IdentityRefusal): Response {
  return problem(kinds[reason], {
    detail: message,
    detailEn: messageEn,
    more: { reason },
    ...(reason === 'locked' ? { headers: { 'Retry-After': '900' } } : {}),
  })
}

const kinds = {
  'wrong-credentials': 'sign-in-refused',
  locked: 'sign-in-locked',
  busy: 'too-many-attempts',
  'wrong-code': 'sign-in-refused',
  'start-again': 'sign-in-refused',
  'other-secret': 'not-possible',
  'weak-password': 'not-possible',
  'same-password': 'not-possible',
  'wrong-password': 'not-possible',
  'not-signed-in': 'sign-in-required',
  'already-set-up': 'conflict',
} as const satisfies Record<IdentityRefusal['reason'], ProblemKind>

/** 401: nobody is signed in. */
export const signInFirst = (): Response =>
  problem('sign-in-required', {
    detail: '尚未登录，或登录已超时。请重新登录，已填写的内容不会丢失。',
    detailEn: 'You are not signed in, or the session has ended. Sign in again.',
  })

const tooMany = (): Response =>
  problem('too-many-attempts', {
    detail: '失败的尝试过多，请一分钟后再试。',
    detailEn: 'Too many attempts failed. Try again in a minute.',
    headers: { 'Retry-After': '60' },
  })

function json(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return undefined
  }
}
