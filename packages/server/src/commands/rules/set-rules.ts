import type { Kysely, Transaction } from 'kysely'
import type { MayWrite } from '../../access/actor.ts'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { BurdenRules } from '../../domain/burden/burden.ts'
import { dayOf } from '../../domain/day.ts'
import { type LightRules, lightRulesTrouble } from '../../domain/judging/light-rules.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { PeriodRule } from '../../domain/reporting/periods.ts'
import { type ScoreRules, scoreRulesTrouble } from '../../domain/scores/score-rules.ts'
import type { SignInRules } from '../../domain/sign-in-rules.ts'
import type { SupervisionRules } from '../../domain/supervision-rules.ts'
import type { RuleKind } from '../../domain/vocabulary.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'
import { noteAttempt } from '../note-attempt.ts'
import { noteChange } from '../note-change.ts'

/** A version of rules as somebody wants it. */
export type WantedRules = { readonly validFrom: string; readonly note: string | null } & (
  | { readonly kind: 'lights'; readonly rules: LightRules }
  | { readonly kind: 'periods'; readonly rules: PeriodRule }
  | { readonly kind: 'scores'; readonly rules: ScoreRules }
  | { readonly kind: 'burden'; readonly rules: BurdenRules }
  | { readonly kind: 'supervision'; readonly rules: SupervisionRules }
)

/** Rules of sign-in as somebody wants them. */
export interface WantedSignInRules {
  readonly rules: SignInRules
  readonly validFrom: string
  readonly note: string | null
}

/** The new version's number; earlier versions keep holding for the days before it. */
export type RulesSet =
  | { readonly kind: 'set'; readonly version: number }
  | Refusal<'wrong-rules' | 'in-the-past' | 'stale'>

/**
 * Add a version of the rules, which holds from a day on; earlier ones stay, and with them every light given by them. A day
 * that has passed is refused: what was judged is not judged by rules that nobody knew.
 */
export async function setRules(
  db: Kysely<Tables>,
  asked: Ask<'rule.edit'>,
  at: Date,
  seenVersion: number,
  { kind, rules, validFrom, note }: WantedRules,
): Promise<RulesSet | Forbidden> {
  const trouble =
    kind === 'lights' ? lightRulesTrouble(rules) : kind === 'scores' ? scoreRulesTrouble(rules) : undefined
  if (trouble) return refusal(422, 'wrong-rules', trouble, 'The rules contradict.')
  if (validFrom < dayOf(at))
    return refusal(
      422,
      'in-the-past',
      '生效日期不能早于今天：已经亮的灯按当时的规则，不会改写。',
      'Rules cannot hold from a day that has passed.',
    )
  return proven(db, asked, (trx, may) => addRuleVersion(trx, may, at, seenVersion, { kind, rules, validFrom, note }))
}

/** Set what the place asks of its people's sign-in from a day on; it stands in the security log, too. */
export async function setSignInRules(
  db: Kysely<Tables>,
  asked: Ask<'sign-in-rules.edit'>,
  at: Date,
  seenVersion: number,
  { rules, validFrom, note }: WantedSignInRules,
): Promise<RulesSet | Forbidden> {
  if (validFrom < dayOf(at))
    return refusal(
      422,
      'in-the-past',
      '生效日期不能早于今天。请改为今天或以后的日期。',
      'The rules cannot hold from a day that has passed.',
    )
  return proven(db, asked, async (trx, may): Promise<RulesSet> => {
    const set = await addRuleVersion(trx, may, at, seenVersion, { kind: 'sign-in', rules, validFrom, note })
    if (set.kind === 'refused') return set
    const { jurisdictionId, actor } = may
    const detail = `version=${set.version} from=${validFrom} ${JSON.stringify(rules)}`
    await noteAttempt(trx, at, {
      jurisdictionId,
      kind: 'sign-in-rules.set',
      actor: actor.id,
      address: null,
      detail,
      success: true,
    })
    return set
  })
}

async function addRuleVersion(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  seenVersion: number,
  {
    kind,
    rules,
    validFrom,
    note,
  }: { readonly kind: RuleKind; readonly rules: object; readonly validFrom: string; readonly note: string | null },
): Promise<RulesSet> {
  // the head row is the place's write lock: two versions at once are one after the other
  await lockPlace(trx, jurisdictionId)
  const last = await trx
    .selectFrom('rule_version')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  const newest = last?.version ?? 0
  if (newest !== seenVersion)
    return refusal(
      409,
      'stale',
      '规则刚被他人修改，没有保存。请核对新版本后再改。',
      'Somebody else has just changed the rules; nothing was saved.',
    )
  await trx
    .insertInto('rule_version')
    .values({
      jurisdiction_id: jurisdictionId,
      kind,
      version: newest + 1,
      valid_from: validFrom,
      content: JSON.stringify(rules),
      note,
      made_by: actor.id,
      made_at: at,
    })
    .execute()
  await noteChange(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: 'rule.set',
    subject: 'rule',
    subjectId: jurisdictionId,
    summary: `${ruleWords[kind]}第 ${newest + 1} 版，自 ${validFrom} 起执行。`,
    body: { ruleKind: kind, version: newest + 1, validFrom, rules },
  })
  return { kind: 'set', version: newest + 1 }
}

const ruleWords = {
  ...{ lights: '亮灯规则', periods: '填报周期', 'sign-in': '登录与口令要求' },
  ...{ scores: '考评计分表', burden: '减负上限' },
  supervision: '督查要求',
} as const
