import { beginning, type ChainedEntry, entryHash } from './entry.ts'

/** The first place where a chain does not hold. */
export interface Break {
  readonly kind: 'broken'
  /** Sequence number at which it shows. */
  readonly seq: number
  readonly reason:
    | 'entry-changed'
    | 'entry-missing'
    | 'link-broken'
    | 'cut-short'
    | 'content-missing'
    | 'content-changed'
    | 'purge-unrecorded'
    | 'head-differs'
    | 'wording-changed'
    | 'snapshot-differs'
    | 'task-differs'
    | 'report-differs'
    | 'light-differs'
    | 'role-differs'
    | 'evidence-differs'
    | 'security-log-differs'
  /** The hash concerned; of what is shown otherwise than recorded its id. */
  readonly hash: string | null
}

/** The chain was recomputed from its first entry and holds. */
export interface Whole {
  readonly kind: 'whole'
  readonly entries: number
  readonly head: string
  /** The entry whose hash is the expected head; null when none was expected. */
  readonly expectedAt: number | null
}

/** What is known of the chain from elsewhere. */
export interface Expected {
  /** A head hash published earlier: the chain must contain it, or it has been cut short. */
  readonly head?: string
  /** Heads that others signed: each must be the hash of its entry. */
  readonly signed?: readonly { readonly entries: number; readonly head: string }[]
}

/**
 * Whether entries in ascending order make an unbroken chain. Works on an exported chain as on the database's;
 * `contents` sees every hash an entry names, in order, and may report what is wrong with that content.
 */
export async function verifyChain(
  entries: AsyncIterable<ChainedEntry> | Iterable<ChainedEntry>,
  expected: Expected = {},
  contents?: (hash: string) => Promise<Break['reason'] | undefined> | Break['reason'] | undefined,
): Promise<Whole | Break> {
  let seq = 0
  let head = beginning
  const signed = Map.groupBy(expected.signed ?? [], (one) => one.entries)
  let expectedAt = expected.head === beginning ? 0 : null
  for await (const entry of entries) {
    if (entry.seq !== seq + 1) return { kind: 'broken', seq: seq + 1, reason: 'entry-missing', hash: null }
    if (entry.prev !== head) return { kind: 'broken', seq: entry.seq, reason: 'link-broken', hash: entry.hash }
    if (entryHash(entry) !== entry.hash)
      return { kind: 'broken', seq: entry.seq, reason: 'entry-changed', hash: entry.hash }
    for (const hash of contents ? namedContents(entry.body) : []) {
      const reason = await contents?.(hash)
      if (reason) return { kind: 'broken', seq: entry.seq, reason, hash }
    }
    seq = entry.seq
    head = entry.hash
    if (head === expected.head) expectedAt = seq
    const other = signed.get(seq)?.find((one) => one.head !== head)
    if (other) return { kind: 'broken', seq, reason: 'cut-short', hash: other.head }
  }
  if (expected.head !== undefined && expectedAt === null)
    return { kind: 'broken', seq, reason: 'cut-short', hash: expected.head }
  const beyond = expected.signed?.find((one) => one.entries > seq)
  if (beyond) return { kind: 'broken', seq, reason: 'cut-short', hash: beyond.head }
  return { kind: 'whole', entries: seq, head, expectedAt }
}

/** The vault contents an entry's body names. */
export function namedContents(body: string): readonly string[] {
  const { vault } = JSON.parse(body) as { vault?: unknown }
  return Array.isArray(vault) ? vault.filter((hash): hash is string => typeof hash === 'string') : []
}
