import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MayWrite } from '../../../access/actor.ts'
import type { Tables } from '../../../store/tables.ts'
import { writeMail } from '../../mail/write-mail.ts'
import { noteAttempt, type PowerKind } from '../../note-attempt.ts'

/** A change of powers or accounts, as those it concerns and the security log are told. */
export interface PowerTold {
  readonly kind: PowerKind
  /** Whom it concerns; who did it is not told of it. */
  readonly personIds: readonly string[]
  /** What was done, without names: roles, ids, the kind of act. */
  readonly content: Readonly<Record<string, string | boolean | null>>
}

/**
 * Tell those whom a change of powers concerns (at their next look at the desk, and by e-mail where they have an address),
 * and the audit administrator (security log). In the transaction of the change: none happens untold.
 */
export async function tellOfPower(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  { kind, personIds, content }: PowerTold,
): Promise<void> {
  const said = Object.entries(content).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]))
  const detail = [...personIds.map((personId) => `person:${personId}`), ...said].join(' ')
  await noteAttempt(trx, at, { jurisdictionId, kind, actor: actor.id, address: null, success: true, detail })
  const told = [...new Set(personIds)].filter((personId) => actor.id !== `person:${personId}`)
  if (told.length === 0) return
  await trx
    .insertInto('person_notice')
    .values(
      told.map((person_id) => ({
        jurisdiction_id: jurisdictionId,
        person_notice_id: uuid(),
        person_id,
        kind,
        content: JSON.stringify(content),
        actor: actor.id,
        at,
        seen_at: null,
      })),
    )
    .execute()
  const reached = await trx
    .selectFrom('person')
    .select('person_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', 'in', told)
    .where('email', 'is not', null)
    .execute()
  await writeMail(trx, at, {
    jurisdictionId,
    personIds: reached.map((row) => row.person_id),
    kind,
    subject: '落实：您的账号或权限有变动',
    body: '您的账号、角色或代理有变动。请登录工作台查看；如果不是您知道的办理，请立即与安全管理员或审计管理员联系。',
  })
}
