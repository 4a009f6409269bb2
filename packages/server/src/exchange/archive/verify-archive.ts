import { createHash } from 'node:crypto'
import { type ChainedEntry, hashedMoment, isFinerThanHashed } from '../../ledger/entry.ts'
import { purgedContents, purgedFiles } from '../../ledger/purged-contents.ts'
import { type LoggedRow, type SecurityHead, securityChain } from '../../ledger/security-chain.ts'
import { type Break, type Expected, verifyChain, type Whole } from '../../ledger/verify-chain.ts'
import { securityChainMigration } from '../../store/migrations/0070-security-chain.ts'
import type { Sealing } from '../../vault/sealing/sealing-keys.ts'
import { hashOf } from '../../vault/vault.ts'
import { type ArchiveManifest, evidenceOfPart, evidencePart, hashOfPart, tableOfPart } from './archive.ts'
import { ArchiveBroken, checkedParts } from './checked-parts.ts'
import { type ArchiveRefusal, changed } from './refusals.ts'

/** Chain, contents and files of the archive were recomputed and hold. */
export interface WholeArchive extends Whole {
  readonly manifest: ArchiveManifest
  readonly contents: number
  /** Evidence files in it. */
  readonly files: number
}

/** Whether an archive holds: its parts against its manifest, its contents, its chain. Needs no database. */
export async function verifyArchive(
  file: string,
  expected: Expected = {},
  heads: readonly { readonly jurisdictionId: string; readonly entries: number; readonly head: string }[] = [],
  sealing: Sealing | null = null,
): Promise<WholeArchive | Break | ArchiveRefusal> {
  const entries: ChainedEntry[] = []
  const contents = new Set<string>()
  const files = new Set<string>()
  const named = new Set<string>()
  const log = securityChain()
  let [logBreak, logHead]: [Break | undefined, SecurityHead | undefined] = [undefined, undefined]
  try {
    const manifest = await checkedParts(
      file,
      async () => undefined,
      async ({ name, content }) => {
        const hash = hashOfPart(name)
        if (hash !== null) {
          if (hashOf(content) !== hash) throw new ArchiveBroken(changed(name))
          contents.add(hash)
        }
        const table = tableOfPart(name)
        if (table === 'evidence' || table === 'matter_file' || table === 'inspection_file')
          for (const line of content.toString('utf8').trimEnd().split('\n'))
            named.add((JSON.parse(line) as { hash: string }).hash)
        if (table === 'security_log') for (const row of rowsOf<LoggedRow>(content)) logBreak ??= log.row(loggedRow(row))
        if (table === 'security_head') [logHead] = rowsOf<SecurityHead>(content)
        if (table === 'ledger') entries.push(...content.toString('utf8').trimEnd().split('\n').map(entryOf))
      },
      async ({ name, pieces }) => {
        const hash = createHash('sha256')
        for await (const piece of pieces) hash.update(piece)
        if (hash.digest('hex') !== evidenceOfPart(name)) throw new ArchiveBroken(changed(name))
        files.add(evidenceOfPart(name) ?? '')
      },
      sealing,
    )
    const purges = entries.filter(({ kind }) => kind === 'content.purged').map(({ body }) => body)
    const known = new Set([...(manifest.missingEvidence ?? []), ...purges.flatMap(purgedFiles)])
    const lost = [...named].find((hash) => !files.has(hash) && !known.has(hash))
    // archives older than evidence files name none
    if (lost !== undefined && manifest.missingEvidence) throw new ArchiveBroken(changed(evidencePart(lost)))
    const purged = new Set(purges.flatMap(purgedContents))
    // what was signed after the archive was made is not in it
    const signed = heads.filter(
      (one) => one.jurisdictionId === manifest.jurisdictionId && one.entries <= manifest.ledger.entries,
    )
    const outcome = await verifyChain(entries, { ...expected, signed }, (hash) =>
      contents.has(hash) || purged.has(hash) ? undefined : 'content-missing',
    )
    if (outcome.kind === 'broken') return outcome
    if (outcome.head !== manifest.ledger.head)
      return { kind: 'broken', seq: outcome.entries, reason: 'head-differs', hash: manifest.ledger.head }
    const chained = manifest.migrations.includes(securityChainMigration)
    const cut = chained ? (logBreak ?? log.end(logHead)) : undefined
    if (cut) return cut
    return { ...outcome, manifest, contents: contents.size, files: files.size }
  } catch (error) {
    if (error instanceof ArchiveBroken) return error.refusal
    throw error
  }
}

const rowsOf = <Row>(content: Buffer): Row[] =>
  content
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

const loggedRow = (row: LoggedRow): LoggedRow => ({
  ...row,
  at: new Date(row.at),
  finer: isFinerThanHashed(String(row.at)),
})

/** A row of the ledger as an archive holds it. */
function entryOf(line: string): ChainedEntry {
  const { jurisdiction_id, seq, prev, hash, at, actor, kind, body } = JSON.parse(line) as ChainedEntry & {
    jurisdiction_id: string
  }
  return {
    jurisdictionId: jurisdiction_id,
    seq,
    prev,
    hash,
    at: hashedMoment(new Date(at), isFinerThanHashed(at)),
    actor,
    kind,
    body,
  }
}
