import type { WorkbenchKind } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { groupWords } from './group-words.ts'

/** Where all of a group are listed: of the year that is carried out, unless they are shown of all years. */
export function groupAddress(
  kind: WorkbenchKind,
  code: string,
  { year, asked }: { readonly year: number | null; readonly asked: number | null },
): string {
  const { opens } = groupWords[kind]
  // reports that wait to be judged are shown of all years unless one was chosen, those of a unit's head always
  const of = kind === 'to-check' ? null : kind === 'to-judge' ? asked : year
  return `/${code}/${opens}${of === null || !opens.includes('?') ? '' : `&year=${of}`}`
}
