import type { Database } from '../../commands/database.ts'
import type { Identity } from '../../identity/identity.ts'
import type { PublishedYears } from '../../record/published-year/published-years.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import type { NetworkDoor } from '../../web/network-door.ts'

/** Who a request's session stands for. */
export interface DeskSession {
  /** The account's id; `person.account_id` names it. */
  readonly accountId: string
  /** What must be done before anything else may. */
  readonly needs: 'password' | 'password-too-old' | 'second-factor' | null
}

/** What the desk's API needs of the rest of the house. */
export interface DeskDependencies {
  readonly db: Database
  /** Connections that stand at no place, to find one; `db` when there are none of its own. */
  readonly anywhere?: Database
  /** Connections for long work, as verifying; `db` when there are none of its own. */
  readonly heavy?: Database
  readonly published: PublishedYears
  /** Path the server stands under, `/luoshi`; empty at the root of a host. The desk stands at `{basePath}/desk`. */
  readonly basePath: string
  /** `https://host` as the public knows it. */
  readonly origin?: string | undefined
  readonly now: () => Date
  /** The session a request's cookie names; null when there is none, or it has ended. */
  readonly session: (headers: Headers) => Promise<DeskSession | null>
  /** Sign-in; without it there is nobody but whom `session` finds. */
  readonly identity?: Identity
  /** Where evidence files lie; without it none is taken. */
  readonly evidence?: EvidenceFolder | undefined
  /** Whether e-mail is sent; without it none is written. */
  readonly mails?: boolean
  /** What is open to the local network; without it nobody changes that at the desk. */
  readonly door?: NetworkDoor | undefined
  /** Hears of an answer that could not be made. */
  readonly onError?: (error: unknown, path: string) => void
}
