import type { Context } from 'hono'
import { type AttemptKind, noteAttempt } from '../../commands/note-attempt.ts'
import { peerAddress } from '../peer-address.ts'
import type { RateLimit } from '../rate-limit.ts'
import type { DeskDependencies } from './desk-dependencies.ts'

/** Write an attempt down, unless too many come from there. */
export async function note(
  { deps, refusals }: { readonly deps: DeskDependencies; readonly refusals: RateLimit },
  c: Context,
  at: Date,
  kind: AttemptKind,
  jurisdictionId: string | null = null,
  actor: string | null = null,
): Promise<void> {
  const address = peerAddress(c)
  if (!refusals.count(address ?? '', at)) return
  const detail = `${c.req.method} ${c.req.path}`
  await noteAttempt(deps.db, at, { jurisdictionId, kind, address, detail, actor })
}

/** Write down what somebody has read: a file, or a list of people or of the logs. */
export async function noteReading(
  { deps, readings }: { readonly deps: DeskDependencies; readonly readings: RateLimit },
  c: Context,
  at: Date,
  jurisdictionId: string,
  actor: string,
  isFile: boolean,
): Promise<void> {
  const { pathname, search } = new URL(c.req.url)
  if (!readings.count(`${actor} ${pathname}${search}`, at)) return
  const kind = isFile ? 'read.file' : 'read.list'
  const detail = `${c.req.method} ${pathname}${search}`
  await noteAttempt(deps.db, at, { jurisdictionId, kind, address: peerAddress(c), detail, actor, success: true })
}
