import type { Context } from 'hono'
import type { MayWrite } from '../access/actor.ts'
import { isTokenOfSomePlace, mayWriteByToken } from '../access/token.ts'
import { noteAttempt } from '../commands/note-attempt.ts'
import { jurisdictionByCode } from '../record/places/find-jurisdiction.ts'
import type { ApiDependencies } from './api-dependencies.ts'
import { peerAddress } from './peer-address.ts'
import { problem } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'

const challenge = { 'WWW-Authenticate': 'Bearer realm="luoshi"' }

/**
 * The proof that a request may write for the place its path names, or the problem. A token that does not hold is noted in
 * the security log, the same for places that there are not: which there are is not told.
 */
export async function authorise(
  c: Context,
  { db, now }: ApiDependencies,
  refused: RateLimit,
): Promise<MayWrite | Response> {
  const header = c.req.header('authorization')
  if (!header)
    return problem('token-required', {
      detail: '写入需要令牌：Authorization: Bearer 令牌。令牌由管理服务器的人用 luoshi token 生成。',
      detailEn:
        'Writing needs a token: Authorization: Bearer TOKEN. Whoever runs the server makes one by luoshi token.',
      headers: challenge,
    })
  const secret = /^Bearer +([\w~+/.-]{8,200}=*) *$/i.exec(header)?.[1] ?? ''
  const at = now()
  const place = await jurisdictionByCode(db, c.req.param('code') ?? '')
  const may = place && secret ? await mayWriteByToken(db, place.jurisdictionId, secret, at) : undefined
  if (may) return may

  const address = peerAddress(c)
  if (!refused.count(address ?? '', at))
    return problem('too-many-attempts', {
      detail: '无效的令牌尝试过多，请一分钟后再试。',
      detailEn: 'Too many attempts with tokens that do not hold. Try again in a minute.',
      headers: { 'Retry-After': '60' },
    })
  const elsewhere = secret !== '' && (await isTokenOfSomePlace(db, secret, at))
  const kind = elsewhere ? 'token-of-another-place' : 'token-refused'
  await noteAttempt(db, at, {
    jurisdictionId: place?.jurisdictionId ?? null,
    kind: 'token.refused',
    address,
    detail: `${kind} ${c.req.method} ${c.req.path}`,
  })
  return elsewhere
    ? problem(kind, {
        detail: '这个令牌是为别的行政区生成的，不能写入这里。',
        detailEn: 'This token was made for another place and cannot write here.',
      })
    : problem(kind, {
        detail: '令牌不对、已过期或已撤销。请用 luoshi token 重新生成。',
        detailEn: 'The token is wrong, expired or revoked. Make another one by luoshi token.',
        headers: { 'WWW-Authenticate': 'Bearer realm="luoshi", error="invalid_token"' },
      })
}
