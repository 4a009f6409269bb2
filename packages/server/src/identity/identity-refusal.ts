import { type Refusal, refusal } from '../domain/refusal.ts'

/** Why sign-in, or something about one's own account, was refused. */
export type IdentityRefusal = Refusal<
  | 'wrong-credentials'
  | 'locked'
  | 'busy'
  | 'wrong-code'
  | 'start-again'
  | 'other-secret'
  | 'weak-password'
  | 'same-password'
  | 'wrong-password'
  | 'not-signed-in'
  | 'already-set-up'
>

/** Said of a locked name and of a second factor that was wrong too often; the same whether the name exists or not. */
export const lockedRefusal = refusal(
  429,
  'locked',
  '连续输错 5 次，已暂停登录 15 分钟。请稍后再试，或请系统管理员解除。',
  'Wrong five times in a row: sign-in is locked for 15 minutes. Try again later, or ask the system administrator.',
)

/** Answers where no session came with the request, or it has ended. */
export const notSignedIn = refusal(
  401,
  'not-signed-in',
  '尚未登录，或登录已超时。请重新登录。',
  'You are not signed in, or the session has ended. Sign in again.',
)

/** Answers where too many passwords are being hashed at once; status 429. */
export const busyRefusal = refusal(
  429,
  'busy',
  '登录的人过多，请过几秒再试。',
  'Too many are signing in. Try again in a few seconds.',
)
