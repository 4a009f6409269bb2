import { sql } from 'kysely'
import { api } from './api/api.ts'
import { deskApi } from './api/desk/desk-api.ts'
import { deskCalendar } from './api/desk/reporting/calendar.ts'
import { tables } from './api/tables.ts'
import { inviteAdministrator } from './commands/people/found-administrator.ts'
import { clockLeapWords } from './domain/clock-leap.ts'
import { archiveKeys } from './exchange/archive/archive-keys.ts'
import { factorsSealedElsewhere } from './identity/factor-seals.ts'
import { makeIdentity } from './identity/identity.ts'
import { readSecret } from './identity/read-secret.ts'
import { scheduleBackups } from './jobs/schedule-backups.ts'
import { scheduleDeskWork } from './jobs/schedule-desk-work.ts'
import { ledgerHead } from './queries/ledger/ledger-head.ts'
import { clockLeaps } from './queries/places/clock-leaps.ts'
import { listJurisdictions } from './queries/places/list-jurisdictions.ts'
import { placeLightRules } from './queries/rules/place-light-rules.ts'
import { publishedYears } from './record/published-year/published-years.ts'
import type { Settings } from './settings.ts'
import { site } from './site/site.ts'
import { listenForPublications } from './store/listen-for-publications.ts'
import { readNetworkChoice } from './store/network-choice.ts'
import type { OpenRecord } from './store/open-record.ts'
import type { StoreRefusal } from './store/refusal.ts'
import { makeSealing } from './vault/sealing/sealing-keys.ts'
import { passingTrouble } from './web/answers/unavailable.ts'
import { application } from './web/application.ts'
import { brokenPolicies, refusedRequests } from './web/counted-log.ts'
import { deskPages } from './web/desk-pages.ts'
import { type Listening, type ListenRefusal, listen } from './web/listen.ts'
import { logTo } from './web/log.ts'
import { everyNetwork, networkDoor, onlyHere } from './web/network-door.ts'
import { readOnly } from './web/read-only.ts'
import { withoutSecret } from './web/request-log.ts'

/** The server as it runs. */
export interface Serving {
  readonly kind: 'serving'
  readonly addresses: readonly string[]
  readonly backup: string | null
  /** Address by which somebody becomes system administrator; null where there is one. */
  readonly firstRun: string | null
  /** User names whose second factor was sealed with another sign-in secret. */
  readonly sealedElsewhere: readonly string[]
  /** Where the clock has leapt: what that means and what to do. */
  readonly clock: { readonly zh: string; readonly en: string } | null
  readonly lost: Promise<void>
  readonly stop: () => Promise<void>
}

/** Serve a record as the settings say: its pages, its API, its backups. */
export async function serveRecord(
  record: OpenRecord,
  {
    host,
    port,
    basePath,
    origin,
    proxies,
    log: level,
    backup,
    signIn,
    evidence,
    scanner,
    sealing: seals,
    quota,
    mail,
  }: Settings,
  terminal: boolean,
  now: () => Date,
): Promise<Serving | StoreRefusal | ListenRefusal> {
  const secret = await readSecret(signIn.secret, signIn.folder)
  if (secret.kind === 'refused') return secret
  const sealing = makeSealing(seals.suite, seals.source)
  // keys that cannot be read are reported now, not when the first file is uploaded
  if (seals.suite !== null) await sealing.all()
  const choice = host === null ? await readNetworkChoice(signIn.folder) : ({ kind: 'choice', open: null } as const)
  if (choice.kind === 'refused') return choice
  const lock = await record.takeServerLock()
  if (lock.kind === 'refused') return lock
  // people read the terminal for the address, not for a line a request
  const log = logTo(level ?? (terminal ? 'warn' : 'info'))
  const pools = record.serverPools()
  const published = publishedYears(pools.reading)
  const folder = evidence === null ? null : { path: evidence, scanner, sealing, ...(quota ? { quota } : {}) }
  const refused = refusedRequests(log)
  const policies = brokenPolicies(log)
  /** When the disk was found full, on the clock of `performance.now()`. */
  let full = Number.NEGATIVE_INFINITY
  const onError = (error: unknown, path: string) => {
    const trouble = passingTrouble(error)
    if (trouble === 'disk-full') full = performance.now()
    if (trouble) refused.note(trouble, `${withoutSecret(path)}: ${String(error)}`)
    else log.error({ err: error, path: withoutSecret(path) }, 'answer failed')
  }
  const shared = { db: pools.desk, published, basePath, origin: origin ?? undefined, now, onError }
  const identity = makeIdentity({
    db: pools.identity,
    secret: secret.secret,
    origin: shared.origin,
    basePath,
    oidc: signIn.oidc,
    now: shared.now,
    onError: (message) => log.error({ message }, 'sign-in failed'),
  })
  let answering: Listening | null = null
  const door = networkDoor({
    ...{ host, chosen: choice.open, folder: signIn.folder, basePath },
    publicAddress: origin === null ? null : origin + basePath,
    listening: () => answering,
  })
  const whole = application({
    basePath,
    site: site({
      published,
      jurisdictions: (search) => listJurisdictions(pools.reading, search),
      headHash: (code) => ledgerHead(pools.reading, code),
      lightRules: (code) => placeLightRules(pools.reading, code, now()),
      basePath,
      origin: origin ?? undefined,
      onError,
    }),
    api: api(shared),
    deskApi: deskApi({
      ...shared,
      heavy: pools.heavy,
      anywhere: pools.identity,
      identity,
      session: identity.session,
      evidence: folder ?? undefined,
      mails: mail !== null,
      door,
    }),
    deskCalendar: deskCalendar(shared),
    desk: deskPages({ folder: new URL('../../desk/dist/', import.meta.url), basePath }),
    tables: tables(shared),
    onPolicyReport: policies.note,
    isFull: () => performance.now() - full < 60_000,
    isWell: async () =>
      sql`select 1`.execute(pools.health).then(
        () => true,
        () => false,
      ),
  })
  const listening = await listen({
    app: record.readOnly ? readOnly(whole, basePath) : whole,
    // nothing is open to the network before somebody says so
    host: host ?? (choice.open ? everyNetwork : onlyHere),
    port,
    basePath,
    https: origin?.startsWith('https:') ?? false,
    log,
    proxies,
    onShed: () => refused.note('busy', 'too many requests at once'),
  })
  if (listening.kind === 'refused') {
    await lock.leave()
    return listening
  }
  answering = listening
  const tell = () => {
    refused.tell()
    policies.tell()
  }
  const telling = setInterval(tell, 10_000).unref()
  const [own = ''] = listening.addresses
  await lock.announce(own)
  // a replica takes no writing: no invitation, no clock, no listening; its pages are a second old at the most
  const writes = !record.readOnly
  const firstRun = writes ? await inviteAdministrator(record.db, now(), null) : undefined
  const at = now()
  const [leapt] = writes ? await clockLeaps(record.db, at) : []
  const sealedElsewhere = await factorsSealedElsewhere(record.db, secret.secret)
  if (sealedElsewhere.length > 0)
    log.warn(
      { count: sealedElsewhere.length, userNames: sealedElsewhere.slice(0, 20) },
      'second factors sealed with another sign-in secret: put the former one back, or run luoshi account reset-factor NAME',
    )
  const stopListening = record.listens ? listenForPublications(record.url, published.forget) : async () => undefined
  const stopBackups =
    backup && writes
      ? scheduleBackups(
          pools.heavy,
          { ...backup, evidence: folder, keys: archiveKeys(signIn.folder), sealing },
          log,
          now,
        )
      : async () => undefined
  const work = { evidence: folder, mail }
  const stopWork = writes ? scheduleDeskWork(pools.heavy, work, log, now) : async () => undefined
  log.info(
    { addresses: listening.addresses, database: record.version },
    record.readOnly ? 'started on a replica, read-only' : 'started',
  )
  return {
    kind: 'serving',
    addresses: listening.addresses,
    backup: backup?.folder ?? null,
    // behind #, so that it stands in no log
    firstRun:
      firstRun === undefined ? null : `${origin ? origin + basePath : own.replace(/\/$/, '')}/desk/set-up#${firstRun}`,
    lost: lock.lost,
    sealedElsewhere,
    clock: leapt ? clockLeapWords(at, leapt.leap) : null,
    stop: async () => {
      log.info('stopping')
      await listening.stop()
      clearInterval(telling)
      tell()
      await Promise.all([stopListening(), stopBackups(), stopWork()])
      await lock.leave()
      log.info('stopped')
    },
  }
}
