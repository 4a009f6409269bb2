import type { Database } from '../commands/database.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { ArchiveKeys } from '../exchange/archive/archive-keys.ts'
import type { ExportedFile } from '../publication/exported-files.ts'
import type { EvidenceFolder } from '../vault/evidence/evidence-folder.ts'
import type { Said } from './language.ts'

/** The database of the installation, connected, with the folders that belong to it. */
export interface OpenRecord {
  readonly kind: 'open'
  readonly db: Database
  /** `PostgreSQL 18.4` */
  readonly version: string
  readonly embedded: boolean
  /** Where the evidence files lie; null where no folder for them is set. */
  readonly evidence: EvidenceFolder | null
  /** What archives are signed with. */
  readonly keys: ArchiveKeys
  /** Folder of the heads that others signed. */
  readonly heads: string
  /** User names whose second factor the sign-in secret of this installation does not open. */
  readonly sealedElsewhere: () => Promise<readonly string[]>
  /** Address of the server that runs on this data folder; null when none does, or when the database is not our own. */
  readonly serverAddress: () => Promise<string | null>
  readonly close: () => Promise<void>
}

/** A server that answers requests. */
export interface Serving {
  readonly kind: 'serving'
  /** Addresses under which it can be opened, this machine's own first. */
  readonly addresses: readonly string[]
  /** Set when a backup is made every day: the folder. */
  readonly backup: string | null
  /** Address by which somebody becomes system administrator, once; null where there is one already. */
  readonly firstRun: string | null
  /** User names whose second factor was sealed with another sign-in secret. */
  readonly sealedElsewhere: readonly string[]
  /** Where the server's clock has leapt: what that means and what to do. */
  readonly clock: Said | null
  /** Resolves when our own database has stopped under it: nothing can be answered any more. */
  readonly lost: Promise<void>
  /** Ends what is under way, then the connections. */
  readonly stop: () => Promise<void>
}

/** What a command needs to know of the machine's settings. */
export interface CommandSettings {
  readonly kind: 'settings'
  /** Where the record is kept, without any password. */
  readonly place: string
  /** Whether the first start reads the example in. */
  readonly example: boolean
  /** What archives are signed with. */
  readonly keys: ArchiveKeys
  /** Folder of the heads that others signed. */
  readonly heads: string
}

/** The public pages as files, made one by one while they are asked for. */
export interface SiteFiles {
  readonly kind: 'files'
  /** Path the pages' links begin with, `/luoshi`; empty at the root of a host. */
  readonly basePath: string
  readonly files: AsyncIterable<ExportedFile>
}

/** What the machine's settings give to a command; `main.ts` makes it, and nothing of it costs anything before it is used. */
export interface Installation {
  /** Who sits at the command line, as the ledger names them. */
  readonly user: string
  readonly settings: () => Promise<CommandSettings | Refusal>
  readonly open: () => Promise<OpenRecord | Refusal>
  /** Answer requests for this record. */
  readonly serve: (record: OpenRecord) => Promise<Serving | Refusal>
  /** The public pages of this record; of one place when a code is given. */
  readonly files: (record: OpenRecord, code: string | undefined) => Promise<SiteFiles | Refusal>
}
