import { v7 as uuid } from 'uuid'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Database } from '../../store/connection.ts'
import type { NewRole } from './grant-role.ts'

/** For tests: give somebody a role past every command, as the ledger has it. */
export async function addTestRole(
  db: Database,
  jurisdictionId: string,
  at: Date,
  role: Omit<NewRole, 'to'>,
): Promise<void> {
  const roleGrantId = uuid()
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('role_grant')
      .values({
        jurisdiction_id: jurisdictionId,
        role_grant_id: roleGrantId,
        person_id: role.personId,
        role: role.role,
        unit_id: role.unitId,
        valid_from: role.from,
        valid_to: null,
        granted_by: 'console:test',
        granted_at: at,
        ended_by: null,
      })
      .execute()
    const body = { roleGrantId, ...role, to: null }
    await appendEntry(trx, { jurisdictionId, at, actor: 'console:test', kind: 'role.granted', body })
  })
}
