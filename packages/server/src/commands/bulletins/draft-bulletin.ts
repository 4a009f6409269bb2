import type { Kysely, Selectable, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { BulletinBlock, BulletinFacts } from '../../domain/bulletins/bulletin-facts.ts'
import { type BulletinSpan, spanWords } from '../../domain/bulletins/bulletin-span.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { BulletinScope, BulletinTable } from '../../store/tables/bulletins.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { type BulletinRefusal, bulletinRefusals } from './bulletin-refusals.ts'

/** What became of a draft. */
export type BulletinDrafted =
  | { readonly kind: 'drafted'; readonly bulletinId: string; readonly revision: number }
  | BulletinRefusal
  | Forbidden

/** Draft a bulletin: the computed parts that were asked for, between words to begin and to end with. */
export function draftBulletin(
  db: Kysely<Tables>,
  asked: Ask<'bulletin.write'>,
  at: Date,
  {
    span,
    scope,
    subject,
    sections,
    facts,
  }: {
    readonly span: BulletinSpan
    readonly scope: BulletinScope
    /** What a bulletin on a subject is about; empty for the others. */
    readonly subject: string
    readonly sections: readonly BulletinFacts['sections'][number]['key'][]
    readonly facts: BulletinFacts
  },
): Promise<BulletinDrafted> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<BulletinDrafted> => {
    const marked = markedRefusal(subject)
    if (marked) return marked
    const bulletinId = uuid()
    // before the plan of a year is handed out there are matters alone
    const about =
      facts.figures.all.length > 0 ? `政府工作报告${subject || '任务'}落实情况` : `${subject || '督办事项'}办理情况`
    const title = `关于${spanWords(span)}${about}的通报`
    const blocks: BulletinBlock[] = [
      { kind: 'text', heading: '', body: `现将${spanWords(span)}${about}通报如下。` },
      ...sections.map((section): BulletinBlock => ({ kind: 'computed', section })),
      {
        kind: 'text',
        heading: '下步要求',
        body: '各有关单位要对照通报查找差距，对滞后任务逐项明确措施、责任人和完成时限；已在系统中填报的内容不另行报送材料。对通报内容有异议的，自印发之日起7日内由单位负责人书面提出。',
      },
    ]
    await trx
      .insertInto('bulletin')
      .values({
        jurisdiction_id: jurisdictionId,
        bulletin_id: bulletinId,
        kind: span.kind,
        year: span.year,
        month_from: span.from,
        month_to: span.to,
        scope: JSON.stringify(scope),
        title,
        to_words: '各有关单位',
        blocks: JSON.stringify(blocks),
        facts: JSON.stringify(facts),
        cut_off: facts.cutOff,
        drafted_by: actor.personId,
        drafted_at: at,
      })
      .execute()
    const vault = [await putContent(trx, jurisdictionId, JSON.stringify({ title, blocks }), 'application/json', at)]
    await appendEntry(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'bulletin.drafted',
      body: {
        bulletinId,
        bulletinKind: span.kind,
        year: span.year,
        from: span.from,
        to: span.to,
        cutOff: facts.cutOff,
        vault,
      },
    })
    return { kind: 'drafted', bulletinId, revision: 1 }
  })
}

/** What of a draft is changed: its words, or what was computed. */
export interface BulletinEdit {
  readonly bulletinId: string
  readonly revision: number
  readonly title?: string
  readonly to?: string
  readonly blocks?: readonly BulletinBlock[]
  readonly facts?: BulletinFacts
}

/** Change the words of a draft, or compute its numbers again; the computed parts cannot be written over. */
export function editBulletin(
  db: Kysely<Tables>,
  asked: Ask<'bulletin.write'>,
  at: Date,
  { bulletinId, revision, title, to, blocks, facts }: BulletinEdit,
): Promise<BulletinDrafted> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<BulletinDrafted> => {
    const row = await lockedBulletin(trx, jurisdictionId, bulletinId)
    if (!row) return bulletinRefusals.bulletin
    if (row.state !== 'draft') return bulletinRefusals.notDraft
    if (row.revision !== revision) return bulletinRefusals.stale
    const marked = markedRefusal(title, to, JSON.stringify(blocks ?? []))
    if (marked) return marked
    await trx
      .updateTable('bulletin')
      .set({
        revision: revision + 1,
        ...(title === undefined ? {} : { title }),
        ...(to === undefined ? {} : { to_words: to }),
        ...(blocks === undefined ? {} : { blocks: JSON.stringify(blocks) }),
        ...(facts === undefined ? {} : { facts: JSON.stringify(facts), cut_off: facts.cutOff }),
      })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('bulletin_id', '=', bulletinId)
      .execute()
    const words = JSON.stringify({ title: title ?? row.title, to: to ?? row.to_words, blocks: blocks ?? row.blocks })
    const vault = [await putContent(trx, jurisdictionId, words, 'application/json', at)]
    await appendEntry(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: facts === undefined ? 'bulletin.edited' : 'bulletin.computed',
      body: { bulletinId, revision: revision + 1, ...(facts === undefined ? {} : { cutOff: facts.cutOff }), vault },
    })
    return { kind: 'drafted', bulletinId, revision: revision + 1 }
  })
}

/** A bulletin, locked until the transaction ends; undefined when there is none. */
export function lockedBulletin(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  bulletinId: string,
): Promise<Selectable<BulletinTable> | undefined> {
  return trx
    .selectFrom('bulletin')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('bulletin_id', '=', bulletinId)
    .forUpdate()
    .executeTakeFirst()
}
