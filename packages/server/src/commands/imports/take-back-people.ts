import { sql } from 'kysely'
import { ask, provenWithin } from '../../access/ask.ts'
import { dayOf } from '../../domain/day.ts'
import { closeUnusedAccount } from '../../identity/accounts.ts'
import type { TakeBack } from './take-back.ts'

/** People that a list brought have left today; their accounts, which nobody has used, open no more. */
export const takeBackPeople: TakeBack = async (trx, actor, at, rows) => {
  const may = await provenWithin(trx, ask(actor, 'account.manage'))
  if (may.kind === 'refused') return may
  const { jurisdictionId } = may
  for (const { subjectId } of rows) {
    const person = await trx
      .selectFrom('person')
      .select('account_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', '=', subjectId)
      .forUpdate()
      .executeTakeFirst()
    await trx
      .updateTable('person')
      .set({ left_on: dayOf(at), account_id: null, revision: sql<number>`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', '=', subjectId)
      .execute()
    if (person?.account_id) await closeUnusedAccount(trx, at, person.account_id)
  }
  return new Map()
}
