import { type DatabaseTrouble, databaseTrouble } from '../../store/database-trouble.ts'
import { WorkStopped } from '../../workers/in-worker.ts'

/** A temporary failure: answered 503 with `Retry-After`. */
export interface Unavailable {
  readonly detail: string
  readonly detailEn: string
  /** Seconds. */
  readonly retryAfter: number
  /** A machine-readable reason, set where a client has to do something other than retry. */
  readonly reason?: 'outcome-unknown'
}

/** The answer to a temporary error, or one that the operator can end; null for a bug. */
export function unavailable(error: unknown): Unavailable | null {
  const trouble = passingTrouble(error)
  return trouble && unavailableBy(trouble)
}

/** The answer to a temporary trouble. */
export const unavailableBy = (trouble: DatabaseTrouble): Unavailable => words[trouble]

/** The kind of temporary trouble behind an error; null for a bug. */
export function passingTrouble(error: unknown): DatabaseTrouble | null {
  if (error instanceof WorkStopped && error.reason === 'busy') return 'busy'
  return databaseTrouble(error)
}

const words: Readonly<Record<DatabaseTrouble, Unavailable>> = {
  away: {
    detail: '数据库暂时连接不上，这次没有办理，已填写的内容仍在页面上。系统正在自动重连，请过几秒再试。',
    detailEn: 'The database cannot be reached; nothing was done. It is being reconnected: try again in a few seconds.',
    retryAfter: 2,
  },
  busy: {
    detail: '系统正忙，这次没有办理，已填写的内容仍在页面上。请过几秒再试。',
    detailEn: 'The server is busy; nothing was done. Try again in a few seconds.',
    retryAfter: 3,
  },
  'outcome-unknown': {
    detail:
      '数据库在确认保存的那一刻断开，这次操作可能已经办成，也可能没有。请先刷新页面看是否已经生效，没有生效再重做，不要直接重复提交；已填写的内容仍在页面上。',
    detailEn:
      'The database broke off while it was to confirm the change: it may or may not have been made. Look at the state first, and ask again only if it was not.',
    retryAfter: 5,
    reason: 'outcome-unknown',
  },
  'disk-full': {
    detail: '服务器磁盘已满，这次没有办理，已填写的内容仍在页面上。请通知管理服务器的人清理磁盘空间后再试。',
    detailEn: 'The disk of the server is full; nothing was done. Whoever runs the server must make room.',
    retryAfter: 60,
  },
}

/** What to say when work on a file was stopped because it took too much; null of any other error. */
export function tooMuchWork(error: unknown): Pick<Unavailable, 'detail' | 'detailEn'> | null {
  if (!(error instanceof WorkStopped) || error.reason === 'busy') return null
  return {
    detail: '文件内容过多或结构过于复杂，在限定的时间和内存内没有处理完，没有办理。请删去无关内容，或拆成几份后再试。',
    detailEn: 'The file holds too much: it could not be worked through within the limits. Split it and try again.',
  }
}
