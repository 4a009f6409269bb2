import type { WorkbenchGroup } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { groupWords } from './group-words.ts'

/** As many ids as an address holds. */
const mostIds = 80

/**
 * Where all of a group are listed: just its tasks where it names them, else those of the year that is carried out, unless
 * they are shown of all years.
 */
export function groupAddress(
  { kind, taskIds }: Pick<WorkbenchGroup, 'kind' | 'taskIds'>,
  code: string,
  { year, asked }: { readonly year: number | null; readonly asked: number | null },
): string {
  const { opens } = groupWords[kind]
  const named = taskIds !== null && taskIds.length > 0 && taskIds.length <= mostIds
  const list = named ? `tasks?ids=${taskIds.join(',')}` : opens
  // reports that wait to be judged are shown of all years unless one was chosen, those of a unit's head always
  const of = kind === 'to-check' ? null : kind === 'to-judge' ? asked : year
  return `/${code}/${list}${of === null || !list.includes('?') ? '' : `&year=${of}`}`
}
