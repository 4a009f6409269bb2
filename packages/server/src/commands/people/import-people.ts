import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { refusal } from '../../domain/refusal.ts'
import { type PreparedPassword, preparePassword } from '../../identity/accounts.ts'
import type { Tables } from '../../store/tables.ts'
import { type ImportSource, noteImport } from '../imports/note-import.ts'
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
  list: ImportSource | null = null,
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
      const noted = added.map(({ personId }) => ({ subjectId: personId, added: true, revision: 1 }))
      if (list && !(await noteImport(trx, may, at, 'people', list, noted))) {
        refused.refusal = { ...takenBack, index: 0 }
        throw new Error('rolled back')
      }
      return { kind: 'imported' as const, people: added }
    })
  } catch (error) {
    if (refused.refusal) return refused.refusal
    throw error
  }
}

const takenBack: PeopleRefusal = refusal(
  409,
  'conflict',
  '这份名单已经收回，其余的人没有建档。请重新选择文件。',
  'This list has been taken back; choose the file again.',
)
