import { firstRunFor, foundAdministrator } from '../../../commands/people/found-administrator.ts'
import { clockLeapWords } from '../../../domain/clock-leap.ts'
import { dayOf } from '../../../domain/day.ts'
import { refusal } from '../../../domain/refusal.ts'
import type { Needs } from '../../../identity/needs.ts'
import { passwordRules } from '../../../identity/password-rules.ts'
import type { OwnSession } from '../../../identity/sessions.ts'
import { placeSignedInTo } from '../../../queries/people/place-signed-in-to.ts'
import { type SessionPlace, sessionPlaces } from '../../../queries/people/session-places.ts'
import { clockLeaps } from '../../../queries/places/clock-leaps.ts'
import { rateLimit } from '../../rate-limit.ts'
import { refusedAnswer } from '../refused-answer.ts'
import type { DeskMaking } from '../serve-route.ts'
import type {
  DeskSessionAnswer,
  FactorBegun,
  FirstRunAnswer,
  OwnSessions,
  SignInAnswer,
  SignInWays,
} from './identity-answers.ts'
import {
  askedOf,
  defineOwn,
  defineSignIn,
  type IdentityAsked,
  type IdentityMaking,
  identityProblem,
  signInFirst,
  withCookies,
} from './identity-asked.ts'
import type { IdentityAnswer } from './identity-contract.ts'
import { identityInput } from './identity-input.ts'

export type { SessionUnit } from '../../../queries/people/session-places.ts'
export type * from './identity-answers.ts'
export type { Needs, OwnSession, SessionPlace }

/** Signing in and out, one's own password, second factor and sessions, and the first run. */
export function identityRoutes(desk: DeskMaking): void {
  const { identity } = desk.deps
  if (!identity) return
  const making: IdentityMaking = { ...desk, identity, failures: rateLimit(40) }
  reading(making)
  signingIn(making)
  ownAccount(making)
  otherSystem(making)
  firstRun(making)
}

function reading(making: IdentityMaking): void {
  const { app, deps, identity } = making
  const unkept = { 'cache-control': 'no-store' }
  app.get('/session', async (c) => {
    const session = await identity.session(c.req.raw.headers)
    if (!session) return signInFirst()
    const { name, userName, secondFactor, needs, accountId } = session
    // until the account is set up nothing of the places is told
    const at = deps.now()
    const today = dayOf(at)
    const places = needs === null ? await sessionPlaces(deps.db, accountId, today) : []
    const person = { name, userName, secondFactor }
    const [leapt] = await clockLeaps(
      deps.db,
      at,
      places.map(({ code }) => code),
    )
    const answer = {
      person,
      places,
      needs,
      today,
      passwordRules: passwordRules(session.rules.shortestPassword).message,
      passwordUntil: session.passwordUntil?.toISOString() ?? null,
      clock: leapt ? clockLeapWords(at, leapt.leap).zh : null,
      factorNeeded: session.rules.factorNeeded,
    } satisfies DeskSessionAnswer
    return c.json(answer, 200, unkept)
  })
  app.get('/auth/ways', async (c) => {
    const signedInTo = await placeSignedInTo(deps.anywhere ?? deps.db)
    const ways: SignInWays = { oidc: identity.oidcName, passwordRules: passwordRules().message, ...signedInTo }
    return c.json(ways, 200, unkept)
  })
  app.get('/auth/sessions', async (c) => {
    const session = await identity.session(c.req.raw.headers)
    if (!session) return signInFirst()
    return c.json({ sessions: await identity.ownSessions(session) } satisfies OwnSessions, 200, unkept)
  })
}

function signingIn(making: IdentityMaking): void {
  const { identity, failures } = making
  const failed = (asked: IdentityAsked<unknown>) => failures.count(asked.asking.address ?? '', asked.at)
  defineSignIn(making, '/sign-in', identityInput['/sign-in'], async (asked) => {
    const outcome = await identity.signIn(asked.asking, asked.body)
    if (outcome.kind === 'refused') {
      failed(asked)
      const kind = outcome.reason === 'locked' ? 'sign-in.locked' : 'sign-in.refused'
      await asked.note(kind, outcome.accountId, false)
      return identityProblem(outcome)
    }
    if (outcome.kind === 'signed-in') await entered(making, asked, outcome.accountId)
    return withCookies({ next: outcome.kind } satisfies SignInAnswer, outcome.cookies)
  })
  defineSignIn(making, '/second-factor', identityInput['/second-factor'], async (asked) => {
    const outcome = await identity.enterCode(asked.asking, asked.body)
    if (outcome.kind === 'refused') {
      failed(asked)
      const kind = outcome.reason === 'locked' ? 'second-factor.locked' : 'second-factor.refused'
      await asked.note(kind, outcome.accountId, false)
      return identityProblem(outcome)
    }
    await entered(making, asked, outcome.accountId)
    return withCookies({ next: 'signed-in' } satisfies SignInAnswer, outcome.cookies)
  })
  defineSignIn(making, '/sign-out', identityInput['/sign-out'], async (asked) => {
    const session = await identity.session(asked.asking.headers)
    const cookies = await identity.signOut(asked.asking)
    if (session) await asked.note('sign-out', session.accountId, true)
    return withCookies({ kind: 'signed-out' } satisfies IdentityAnswer<'/sign-out'>, cookies)
  })
}

/** Note that somebody came in, and end their oldest sessions beyond the number their places allow. */
async function entered(
  { identity }: IdentityMaking,
  { note }: Pick<IdentityAsked<never>, 'note'>,
  accountId: string | null,
): Promise<void> {
  await note('sign-in.done', accountId, true)
  if (accountId !== null && (await identity.limitSessions(accountId)) > 0)
    await note('session.limited', accountId, true)
}

function ownAccount(making: IdentityMaking): void {
  const { identity, failures } = making
  defineOwn(making, '/password', identityInput['/password'], async (asked) => {
    const outcome = await identity.changePassword(asked.asking, asked.session, asked.body)
    if (outcome.kind === 'refused') {
      if (outcome.reason === 'wrong-password') {
        failures.count(asked.asking.address ?? '', asked.at)
        await asked.note('password.refused', asked.session.accountId, false)
      }
      return identityProblem(outcome)
    }
    await asked.note('password.changed', asked.session.accountId, true)
    return withCookies({ kind: 'changed' } satisfies IdentityAnswer<'/password'>, outcome.cookies)
  })
  defineOwn(making, '/factor/begin', identityInput['/factor/begin'], async (asked) => {
    const outcome = await identity.beginFactor(asked.asking, asked.session, asked.body.password)
    if (outcome.kind === 'refused') {
      failures.count(asked.asking.address ?? '', asked.at)
      return identityProblem(outcome)
    }
    const { uri, secret, backupCodes } = outcome
    return withCookies({ uri, secret, backupCodes } satisfies FactorBegun, [])
  })
  defineOwn(making, '/factor/confirm', identityInput['/factor/confirm'], async (asked) => {
    const outcome = await identity.confirmFactor(asked.asking, asked.session, asked.body.code)
    if (outcome.kind === 'refused') {
      failures.count(asked.asking.address ?? '', asked.at)
      return identityProblem(outcome)
    }
    await asked.note('second-factor.set-up', asked.session.accountId, true)
    return withCookies({ kind: 'set-up' } satisfies IdentityAnswer<'/factor/confirm'>, outcome.cookies)
  })
  defineOwn(making, '/factor/backup-codes', identityInput['/factor/backup-codes'], async (asked) => {
    const outcome = await identity.renewBackupCodes(asked.asking, asked.body.password)
    if (outcome.kind === 'refused') return identityProblem(outcome)
    await asked.note('backup-codes.renewed', asked.session.accountId, true)
    return withCookies({ backupCodes: outcome.backupCodes } satisfies IdentityAnswer<'/factor/backup-codes'>, [])
  })
  defineOwn(making, '/sessions/end', identityInput['/sessions/end'], async (asked) => {
    const ended = await identity.endOwnSessions(asked.session, asked.body.sessionId)
    if (ended > 0) await asked.note('session.ended', asked.session.accountId, true)
    return withCookies({ ended } satisfies IdentityAnswer<'/sessions/end'>, [])
  })
}

function otherSystem(making: IdentityMaking): void {
  const { app, deps, identity } = making
  if (identity.oidcName === null) return
  const signInPage = `${deps.basePath}/desk/sign-in`
  app.get('/auth/oidc', async (c) => {
    const { asking } = askedOf(making, c)
    const begun = await identity.beginOidc(asking, c.req.query('to'))
    if (!begun) return redirect(`${signInPage}?error=unreachable`, [])
    return redirect(begun.location, begun.cookies)
  })
  app.get('/auth/callback/oidc', async (c) => {
    const asked = askedOf(making, c)
    const { pathname, search } = new URL(c.req.url)
    const answer = await identity.endOidc(asked.asking, `${deps.origin}${pathname}${search}`)
    const location = answer.headers.get('location') ?? signInPage
    const cookies = answer.headers.getSetCookie()
    const session = await identity.session(
      new Headers({ cookie: cookies.map((each) => each.split(';')[0]).join('; ') }),
    )
    if (session) {
      await entered(making, asked, session.accountId)
      return redirect(location, cookies)
    }
    await asked.note('sign-in.refused', null, false)
    return redirect(`${signInPage}?error=not-known`, cookies)
  })
}

function firstRun(making: IdentityMaking): void {
  const { deps, identity, failures } = making
  defineSignIn(making, '/first-run/look', identityInput['/first-run/look'], async (asked) => {
    const found = await firstRunFor(deps.db, asked.at, asked.body.secret)
    if (found) return withCookies(found satisfies FirstRunAnswer, [])
    failures.count(asked.asking.address ?? '', asked.at)
    await asked.note('first-run.refused', null, false)
    return refusedAnswer(linkGone)
  })
  defineSignIn(making, '/first-run', identityInput['/first-run'], async (asked) => {
    const founded = await foundAdministrator(deps.db, asked.at, asked.body)
    if (founded.kind === 'refused') {
      if (founded.reason === 'link-expired') {
        failures.count(asked.asking.address ?? '', asked.at)
        await asked.note('first-run.refused', null, false)
      }
      return refusedAnswer(founded)
    }
    const entered = await identity.signIn(asked.asking, asked.body)
    if (entered.kind === 'refused') return identityProblem(entered)
    await asked.note('first-run.done', entered.accountId, true)
    return withCookies({ code: founded.code } satisfies IdentityAnswer<'/first-run'>, entered.cookies)
  })
}

function redirect(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 302, headers })
}

const linkGone = refusal(
  422,
  'link-expired',
  '这个链接已失效：已用过、已过期，或已有系统管理员。请重新启动服务取得新的链接。',
  'This link no longer holds: used, expired, or there is a system administrator already.',
)
