import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addTestPerson, type TestDesk, testDesk } from '../api/desk/desk.fixture.ts'
import { listDelegations } from '../queries/people/list-people.ts'
import { officeToTell } from '../record/people/people-to-tell.ts'
import { oneTestServer } from '../store/database.fixture.ts'
import { signedIn } from './signed-in.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('what a deputy may act in, on $name', (server) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await testDesk(server)
  }, 60_000)
  afterAll(() => desk.record.drop())

  const today = '2031-03-10'
  const lent = async () => {
    const { db, may } = desk.record
    const person = (options: { role?: 'supervisor' }) =>
      addTestPerson(db, { ...options, userName: uuid(), jurisdictionId: may.jurisdictionId })
    const [principal, deputy] = [await person({ role: 'supervisor' }), await person({})]
    await db
      .insertInto('delegation')
      .values({
        ...{ jurisdiction_id: may.jurisdictionId, delegation_id: uuid(), reason: null, ended_at: null },
        ...{ from_person_id: principal.personId, to_person_id: deputy.personId },
        ...{ valid_from: '2031-01-01', valid_to: '2031-12-31', made_by: 'console:test', made_at: new Date() },
      })
      .execute()
    const roles = async () =>
      (await signedIn(db, may.jurisdictionId, deputy.accountId, today))?.roles.map(({ role }) => role)
    const isTold = async () => {
      const told = await db.transaction().execute((trx) => officeToTell(trx, may.jurisdictionId, today))
      return told.some(({ personId }) => personId === deputy.personId)
    }
    const holds = async () =>
      (await listDelegations(db, may.jurisdictionId, today, deputy.personId)).map(({ now }) => now)
    return { principal, roles, isTold, holds }
  }

  test('ends at once with the account of the person who lent it, and is there again with it', async () => {
    const { principal, roles, isTold, holds } = await lent()
    expect([await roles(), await isTold(), await holds()]).toEqual([['supervisor'], true, [true]])
    const disabled = (at: Date | null) =>
      desk.record.db.updateTable('auth_user').set({ disabledAt: at }).where('id', '=', principal.accountId).execute()
    await disabled(new Date())
    // nor are they told of what they can no longer do
    expect([await roles(), await isTold(), await holds()]).toEqual([[], false, [false]])
    await disabled(null)
    expect([await roles(), await isTold(), await holds()]).toEqual([['supervisor'], true, [true]])
  })

  test('ends with who left; who has no account lends still', async () => {
    const { principal, roles } = await lent()
    const person = desk.record.db.updateTable('person').where('person_id', '=', principal.personId)
    await person.set({ account_id: null }).execute()
    expect(await roles()).toEqual(['supervisor'])
    await person.set({ left_on: today }).execute()
    expect(await roles()).toEqual([])
  })
})
