import type { Transaction } from 'kysely'
import { dayOf } from '../../domain/day.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { visibleText } from '../../domain/visible-text.ts'
import { openAgreements, peopleWhoMayAgree } from '../../record/purge/purge-agreements.ts'
import type { Tables } from '../../store/tables.ts'

/** What is typed of who decided a purge, and why. */
export interface TypedDecision {
  /** The two persons, by name. */
  readonly persons: readonly [first: string, second: string]
  readonly reason: string
}

/** The two persons of a purge: by their own agreements, or (in a place where nobody can give any) by typed names. */
export interface Decision {
  readonly kind: 'decided'
  readonly persons: readonly [string, string]
  readonly reason: string
  /** Whose agreements they are; null where the names were typed. */
  readonly agreedBy: readonly string[] | null
}

/**
 * Who decided that a content is to be purged. Where two people of the place could agree at their own desks, two must have,
 * and still be people who may; typed names count for nothing there.
 */
export async function decidedBy(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  at: Date,
  { hash, typed }: { readonly hash: string; readonly typed: TypedDecision | null },
): Promise<Decision | Refusal<'not-agreed' | 'one-person'>> {
  const able = await peopleWhoMayAgree(trx, jurisdictionId, dayOf(at))
  const open = await openAgreements(trx, jurisdictionId, at, hash)
  const [first, second] = open.filter(({ personId }) => able.has(personId))
  if (first && second) {
    await trx
      .updateTable('purge_agreement')
      .set({ ended_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('hash', '=', hash)
      .where('ended_at', 'is', null)
      .execute()
    const agreedBy = [first.personId, second.personId]
    return { kind: 'decided', persons: [first.name, second.name], reason: first.reason, agreedBy }
  }
  if (able.size >= 2) return notAgreed(first?.name ?? null)
  const [one = '', other = ''] = (typed?.persons ?? []).map((name) => name.trim())
  if (typed === null || seen(one) === '' || seen(other) === '' || seen(one) === seen(other)) return onePerson
  return { kind: 'decided', persons: [one, other], reason: typed.reason, agreedBy: null }
}

/** A name as it is seen: two that look alike are one. */
const seen = (name: string) =>
  visibleText(name.normalize('NFKC'))
    .replace(/[\s·•・]/g, '')
    .toLowerCase()

const notAgreed = (agreed: string | null) =>
  refusal(
    409,
    'not-agreed',
    `清除须由两人各自登录工作台，在“台账”的“清除内容”里同意这个哈希。${agreed === null ? '现在还没有人同意。' : `现在只有${agreed}同意。`}`,
    `Two people have to agree at their own desks first (台账 → 清除内容). ${agreed === null ? 'Nobody has yet.' : `Only ${agreed} has.`}`,
  )

const onePerson = refusal(
  422,
  'one-person',
  '清除须由两人决定，请写明两个不同的姓名和原因（--first、--second、--reason）。',
  'A purge is decided by two persons: give two different names and the reason (--first, --second, --reason).',
)
