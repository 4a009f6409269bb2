import type { Waiting } from '@luoshi/server/desk/reporting/workbench-routes.ts'

/** `待我办理 14 项（逾期 2 项）`; with nothing, `没有待我办理的事项`. */
export const waitingWords = ({ total, late }: Pick<Waiting, 'total' | 'late'>): string =>
  total === 0 ? '没有待我办理的事项' : `待我办理 ${total} 项${late > 0 ? `（逾期 ${late} 项）` : ''}`
