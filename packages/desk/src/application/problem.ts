/** A refusal or failure of the server, in words for the person at the screen. */
export class Problem extends Error {
  /** 0 when the server could not be reached. */
  readonly status: number
  /** The last part of the problem's type, `stale`. */
  readonly kind: string
  /** Which of the reasons of that kind, `unknown-task`; empty when none is named. */
  readonly reason: string
  /** The row as it is now, where somebody else was quicker. */
  readonly current: unknown
  readonly errors: readonly { readonly name: string; readonly message: string }[]
  constructor(status: number, said: Said) {
    super(said.detail ?? '服务器没有给出说明，请稍后再试。')
    this.status = status
    this.kind = said.type?.replace(/^.*:/, '') ?? 'failed'
    this.reason = said.reason ?? ''
    this.current = said.current
    this.errors = said.errors ?? []
  }
}

/** Whether the server was not reached, was not able, or knew nobody: what was sent may be sent again. */
export const isAway = (error: unknown): boolean =>
  error instanceof Problem &&
  (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500)

interface Said {
  readonly type?: string
  readonly detail?: string
  readonly reason?: string
  readonly current?: unknown
  readonly errors?: readonly { readonly name: string; readonly message: string }[]
}

/** What a response that is no success says; told to the listeners of problems. */
export async function problemOf(answer: Response): Promise<Problem> {
  const problem = new Problem(answer.status, (await answer.json().catch(() => ({}))) as Said)
  for (const hear of listeners) hear(problem)
  return problem
}

/** The server could not be reached. */
export const unreached = (): Problem => new Problem(0, unreachable)

const unreachable = { type: 'unreachable', detail: '连不上服务器。已填写的内容仍在页面上，恢复连接后再试。' }

/** Whether the session is known to have ended, and nobody has signed in since. */
let ended = false

/** What every call behind a place is answered while the session has ended, without asking the server; null while it runs. */
export const endedSession = (): Problem | null => (ended ? new Problem(401, signInFirst) : null)

/** Tells whether there is a session, as the server has just said. */
export function tellSession(isThere: boolean): void {
  ended = !isThere
}

const signInFirst = {
  type: 'sign-in-required',
  detail: '登录已超时。已填写的内容不会丢失，请重新登录。',
}

const writers = new Set<(key: string) => void>()

/** Tells that the server took what was typed: by a client's `ask` itself, and after a file that was made of what was typed. */
export function tellWritten(key: string): void {
  for (const hear of writers) hear(key)
}

/** Subscribes to the calls by which the server took something; the returned function unsubscribes. */
export function onWritten(hear: (key: string) => void): () => void {
  writers.add(hear)
  return () => writers.delete(hear)
}

const listeners = new Set<(problem: Problem) => void>()

/** Subscribes to the problems of all calls; the returned function unsubscribes. */
export function onProblem(hear: (problem: Problem) => void): () => void {
  listeners.add(hear)
  return () => listeners.delete(hear)
}

/** What went wrong, in words for the person who works. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
