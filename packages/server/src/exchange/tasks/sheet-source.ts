import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { taskChoices } from '../../queries/tasks/task-choices.ts'
import { taskTable } from '../../queries/tasks/task-table.ts'
import { taskTexts } from '../../queries/tasks/task-texts.ts'
import type { Tables } from '../../store/tables.ts'
import type { SheetSource } from './task-sheet.ts'

/** What the sheet of a year is made from: the tasks that somebody may read; of the newest year when none is named. */
export async function sheetSource(db: Kysely<Tables>, actor: SignedIn, year: number | null): Promise<SheetSource> {
  const [table, choices, place] = await Promise.all([
    taskTable(db, actor, year),
    taskChoices(db, actor),
    db
      .selectFrom('jurisdiction')
      .select(['name', 'fictitious'])
      .where('jurisdiction_id', '=', actor.jurisdictionId)
      .executeTakeFirstOrThrow(),
  ])
  const texts = await taskTexts(db, actor, table.year)
  return { place, table, units: choices.units, texts, today: actor.today }
}
