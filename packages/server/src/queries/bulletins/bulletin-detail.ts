import { type Kysely, sql } from 'kysely'
import { bulletinDoer } from '../../access/bulletin-doer.ts'
import { readableBulletins } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { unitsFor } from '../../access/units-for.ts'
import type { BulletinBlock, BulletinFacts } from '../../domain/bulletins/bulletin-facts.ts'
import {
  type BulletinAct,
  type BulletinKind,
  type BulletinState,
  bulletinTable,
  openBulletinActs,
} from '../../domain/bulletins/bulletin-table.ts'
import { bulletinObjectionDays, inTimeToObject, lastDayToObject } from '../../domain/objection-limit.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import { unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { Tables } from '../../store/tables.ts'

/** A bulletin with its text, the rows behind its numbers, and everything that happened to it. */
export interface BulletinDetail {
  readonly bulletinId: string
  readonly revision: number
  readonly kind: BulletinKind
  readonly state: BulletinState
  readonly title: string
  readonly to: string
  /** Null before 批准. */
  readonly year: number | null
  readonly ordinal: number | null
  readonly blocks: readonly BulletinBlock[]
  readonly facts: BulletinFacts
  /** ISO 8601; null before. */
  readonly approvedAt: string | null
  /** The entry of its approval and its hash, for `luoshi verify --head`; null before. */
  readonly ledger: { readonly entry: number; readonly hash: string } | null
  readonly sentAt: string | null
  /** The last day to object; null before it is sent. */
  readonly objectUntil: string | null
  readonly acts: readonly BulletinAct[]
  readonly mayEdit: boolean
  readonly mayReply: boolean
  /** Units in whose name the asker may still receive it, and may object. */
  readonly receiveFor: readonly string[]
  readonly objectFor: readonly string[]
  readonly units: readonly { readonly unitId: string; readonly name: string; readonly receivedAt: string | null }[]
  readonly objections: readonly BulletinObjectionTold[]
  readonly steps: readonly BulletinStepTold[]
}

/** An objection, as it is shown. */
export interface BulletinObjectionTold {
  readonly objectionId: string
  readonly unit: string
  readonly words: string
  readonly by: string
  readonly at: string
  readonly reply: string | null
  readonly repliedAt: string | null
}

/** A step, as it is shown. */
export interface BulletinStepTold {
  readonly ordinal: number
  readonly act: BulletinAct
  readonly by: string
  readonly at: string
  readonly reason: string | null
}

/** A bulletin for somebody who may read it; undefined when it is not there for them. */
export async function bulletinDetail(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  bulletinId: string,
): Promise<BulletinDetail | undefined> {
  const { jurisdictionId } = actor
  const row = await db
    .selectFrom('bulletin')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('bulletin_id', '=', bulletinId)
    .executeTakeFirst()
  if (!row) return undefined
  const [units, objections, steps] = await Promise.all([
    db
      .selectFrom('bulletin_unit')
      .innerJoin('unit', (join) =>
        join
          .onRef('unit.jurisdiction_id', '=', 'bulletin_unit.jurisdiction_id')
          .onRef('unit.unit_id', '=', 'bulletin_unit.unit_id'),
      )
      .select(['bulletin_unit.unit_id', 'unit.name', 'received_at'])
      .where('bulletin_unit.jurisdiction_id', '=', jurisdictionId)
      .where('bulletin_unit.bulletin_id', '=', bulletinId)
      .orderBy('unit.position')
      .orderBy('unit.code')
      .execute(),
    db
      .selectFrom('bulletin_objection')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('bulletin_id', '=', bulletinId)
      .orderBy('raised_at')
      .orderBy('bulletin_objection_id')
      .execute(),
    db
      .selectFrom('bulletin_step')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('bulletin_id', '=', bulletinId)
      .orderBy('ordinal')
      .execute(),
  ])
  const readable = readableBulletins(actor)
  const own = await unitsAnsweredFor(db, jurisdictionId, readable.kind === 'all' ? [] : readable.unitIds)
  const within = readable.kind === 'all'
  if (!within && (row.state !== 'sent' || !units.some(({ unit_id }) => own.has(unit_id)))) return undefined
  const names = await actorNames(db, jurisdictionId, [
    ...steps.map((step) => step.taken_by),
    ...objections.map((objection) => objection.raised_by),
  ])
  const unitNames = new Map(units.map((unit) => [unit.unit_id, unit.name]))
  const doer = bulletinDoer(actor, row.proposed_by)
  const receives = await unitsAnsweredFor(db, jurisdictionId, unitsFor(actor, false))
  const objects = await unitsAnsweredFor(db, jurisdictionId, unitsFor(actor, true))
  const open = row.sent_at !== null && inTimeToObject(row.sent_at, bulletinObjectionDays, at)
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  return {
    bulletinId,
    revision: row.revision,
    kind: row.kind,
    state: row.state,
    title: row.title,
    to: row.to_words,
    year: row.number_year,
    ordinal: row.ordinal,
    blocks: row.blocks,
    facts: row.facts,
    approvedAt: iso(row.approved_at),
    ledger: row.frozen_hash ? await approvalEntry(db, jurisdictionId, bulletinId) : null,
    sentAt: iso(row.sent_at),
    objectUntil: row.sent_at === null ? null : lastDayToObject(row.sent_at, bulletinObjectionDays),
    acts: openBulletinActs(row.state, doer),
    mayEdit: doer.office && row.state === 'draft',
    mayReply: doer.office,
    receiveFor: units
      .filter((unit) => unit.received_at === null && receives.has(unit.unit_id))
      .map((unit) => unit.unit_id),
    objectFor: open ? units.filter((unit) => objects.has(unit.unit_id)).map((unit) => unit.unit_id) : [],
    // who else received it and what others objected is the office's
    units: units
      .filter(({ unit_id }) => within || own.has(unit_id))
      .map((unit) => ({ unitId: unit.unit_id, name: unit.name, receivedAt: iso(unit.received_at) })),
    objections: objections
      .filter(({ unit_id }) => within || own.has(unit_id))
      .map((objection) => ({
        objectionId: objection.bulletin_objection_id,
        unit: unitNames.get(objection.unit_id) ?? '',
        words: objection.words,
        by: names.get(objection.raised_by) ?? '',
        at: objection.raised_at.toISOString(),
        reply: objection.reply,
        repliedAt: iso(objection.replied_at),
      })),
    steps: within
      ? steps.map((step) => ({
          ordinal: step.ordinal,
          act: step.act,
          by: names.get(step.taken_by) ?? '',
          at: step.at.toISOString(),
          reason: step.reason,
        }))
      : [],
  }
}

async function approvalEntry(
  db: Kysely<Tables>,
  jurisdictionId: string,
  bulletinId: string,
): Promise<BulletinDetail['ledger']> {
  const entry = await db
    .selectFrom('ledger')
    .select(['seq', 'hash'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', bulletinTable.approve.leaves)
    .where(sql<boolean>`body::jsonb ->> 'bulletinId' = ${bulletinId}`)
    .executeTakeFirst()
  return entry ? { entry: Number(entry.seq), hash: entry.hash } : null
}
