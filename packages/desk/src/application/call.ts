import { apiAddress } from './address.ts'

/** How a call is made; a body is sent as JSON, a file or a form with one as it is. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly file?: Blob | FormData
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

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

interface Said {
  readonly type?: string
  readonly detail?: string
  readonly reason?: string
  readonly current?: unknown
  readonly errors?: readonly { readonly name: string; readonly message: string }[]
}

const unreachable = { type: 'unreachable', detail: '连不上服务器。已填写的内容仍在页面上，恢复连接后再试。' }

/** Calls the desk's API and returns its JSON. @throws {Problem} when the server refuses or fails */
export async function call<T>(path: string, { method = 'GET', body, file, headers, signal }: Call = {}): Promise<T> {
  const answer = await send(path, {
    method,
    headers: {
      accept: 'application/json',
      'x-luoshi-desk': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(file === undefined ? {} : { body: file }),
    ...(signal === undefined ? {} : { signal }),
  })
  const said = (answer.status === 204 ? undefined : await answer.json()) as T
  if (method !== 'GET') tellWritten(path)
  return said
}

/** The response itself, for answers that are not JSON. @throws {Problem} when the server refuses or fails */
export async function send(path: string, init: RequestInit): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(apiAddress(path), { credentials: 'same-origin', ...init })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Problem(0, unreachable)
  }
  if (answer.ok) return answer
  const said = (await answer.json().catch(() => ({}))) as Said
  const problem = new Problem(answer.status, said)
  for (const hear of listeners) hear(problem)
  throw problem
}

const writers = new Set<(path: string) => void>()

/** Tells that the server took what was typed: by {@link call} itself, and after a {@link send} that gives a file back. */
export function tellWritten(path: string): void {
  for (const hear of writers) hear(path)
}

/** Subscribes to the calls by which the server took something; the returned function unsubscribes. */
export function onWritten(hear: (path: string) => void): () => void {
  writers.add(hear)
  return () => writers.delete(hear)
}

const listeners = new Set<(problem: Problem) => void>()

/** Subscribes to the problems of all calls; the returned function unsubscribes. */
export function onProblem(hear: (problem: Problem) => void): () => void {
  listeners.add(hear)
  return () => listeners.delete(hear)
}
