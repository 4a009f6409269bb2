import type { SheetField } from '@luoshi/server/desk/tasks/exchange-routes.ts'
import type { ColumnLayout } from './column-layout.ts'
import type { TaskColumnKey } from './task-columns.ts'

/** What a column of the screen is in a file. */
const onPaper: Readonly<Record<TaskColumnKey, SheetField>> = {
  number: 'number',
  wording: 'wording',
  adopted: 'adopted',
  area: 'area',
  section: 'section',
  kind: 'kind',
  requirement: 'requirement',
  leader: 'leader',
  leads: 'leads',
  partners: 'partners',
  officer: 'officer',
  due: 'due',
  continuous: 'continuous',
  emphasised: 'emphasised',
  plan: 'plan',
  milestones: 'nodes',
  indicators: 'indicators',
  source: 'source',
  percent: 'progress',
  light: 'light',
  report: 'report',
  status: 'status',
  disclosure: 'disclosure',
  remark: 'remark',
}

/** The columns of a file that show what the screen does, in its order. */
export const columnsOnPaper = ({ keys }: ColumnLayout): readonly SheetField[] => keys.map((key) => onPaper[key])
