import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type PreparedPassword, preparePassword } from '../../identity/accounts.ts'
import type { Tables } from '../../store/tables.ts'
import { type AddedPerson, addPersonWithin, type NewPerson } from './add-person.ts'
import type { PeopleRefusal } from './people-refusal.ts'

/** The most people of one call: their passwords' hashes take a tenth of a second each. */
export const mostAtOnce = 50

/** A person made from a row of the list, with the password that is shown once. */
export interface ImportedPerson {
  readonly personId: string
  readonly name: string
  readonly userName: string | null
  /** Shown once. */
  readonly firstPassword: string | null
}

/** Add people from a list, all of them or none; a refusal says which of them, from 0, under `index`. */
export async function importPeople(
  db: Kysely<Tables>,
  asked: Ask<'account.manage'>,
  at: Date,
  people: readonly NewPerson[],
): Promise<
  | { readonly kind: 'imported'; readonly people: readonly ImportedPerson[] }
  | (PeopleRefusal & { readonly index: number })
  | Forbidden
> {
  const prepared: (PreparedPassword | null)[] = []
  for (const person of people) prepared.push(person.userName === null ? null : await preparePassword(null))
  const refused: { refusal?: PeopleRefusal & { readonly index: number } } = {}
  try {
    return await proven(db, asked, async (trx, may) => {
      const added: ImportedPerson[] = []
      for (const [index, person] of people.entries()) {
        const outcome: AddedPerson | PeopleRefusal = await addPersonWithin(
          trx,
          may,
          at,
          person,
          prepared[index] ?? null,
        )
        if (outcome.kind === 'refused') {
          refused.refusal = { ...outcome, message: `${person.name}：${outcome.message}`, index }
          throw new Error('rolled back')
        }
        const { personId, firstPassword } = outcome
        added.push({ personId, name: person.name, userName: person.userName, firstPassword })
      }
      return { kind: 'imported' as const, people: added }
    })
  } catch (error) {
    if (refused.refusal) return refused.refusal
    throw error
  }
}
