import type { Transaction } from 'kysely'
import { dayOf } from '../../domain/day.ts'
import { documentNumber } from '../../domain/matters/document-number.ts'
import { type MatterAct, type MatterState, matterTable, runningStates } from '../../domain/matters/matter-table.ts'
import { peopleOfUnits } from '../../record/people/people-to-tell.ts'
import type { Tables } from '../../store/tables.ts'
import { settleMessages, tell } from '../mail/tell.ts'

/** Acts of which the lead unit hears, and what an e-mail says of them: that something waits, not what the matter says. */
const told: Readonly<Partial<Record<MatterAct, string>>> = {
  'hand-out': '已交办您单位，请登录工作台签收；不属于本单位职责的，可以说明理由退签',
  return: '的办理反馈已退回，请登录工作台查看理由',
  'grant-extension': '的延期申请已同意，请登录工作台查看新的期限',
  'deny-extension': '的延期申请未获同意，请登录工作台查看理由',
  'return-close': '的办结申请已退回，请登录工作台查看理由',
}

/**
 * Settle what an act did of what units were told of a matter: whatever the lead unit does answers what moved it; where no unit
 * has it any more, nothing of it waits, urges and slips included.
 */
export async function settleToldOfMatter(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  at: Date,
  { act, to, matterId }: { readonly act: MatterAct; readonly to: MatterState; readonly matterId: string },
): Promise<void> {
  const { by } = matterTable[act]
  if (!runningStates.includes(to))
    return settleMessages(trx, at, {
      jurisdictionId,
      kinds: ['matter-moved', 'matter-urged', 'matter-due', 'slip-served'],
      subjectId: matterId,
    })
  if (by === 'lead' || by === 'lead-head')
    await settleMessages(trx, at, {
      jurisdictionId,
      // signing alone answers no moment that is due
      kinds: act === 'sign' ? ['matter-moved'] : ['matter-moved', 'matter-due'],
      subjectId: matterId,
    })
}

/** Tell the lead unit of an act on its matter, where it is one that the unit waits for. */
export async function tellUnit(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  at: Date,
  {
    act,
    matterId,
    unitId,
    year,
    ordinal,
    by,
    mails,
  }: {
    readonly act: MatterAct
    readonly matterId: string
    readonly unitId: string | undefined
    readonly year: number | null
    readonly ordinal: number | null
    readonly by: string
    readonly mails: boolean
  },
): Promise<void> {
  const words = told[act]
  if (words === undefined || unitId === undefined || year === null || ordinal === null) return
  const number = documentNumber(year, ordinal)
  await tell(trx, at, {
    jurisdictionId,
    people: await peopleOfUnits(trx, jurisdictionId, [unitId], dayOf(at)),
    kind: 'matter-moved',
    act,
    subjectIds: [matterId],
    by,
    mail: mails
      ? {
          kind: `matter.${act}`,
          subject: `【落实】督办事项${number}有新的办理要求`,
          body: `督办事项${number}${words}。`,
        }
      : null,
  })
}
