import { mayDo } from '../../access/may-do.ts'
import { type UrgeList, urgeList } from '../../queries/reporting/urge-list.ts'
import { workbench } from '../../queries/workbench.ts'
import { type DeskMaking, defineRoute } from './define-route.ts'
import type { Refused } from './refused-answer.ts'

export type { UrgedTask, UrgedUnit, UrgeList } from '../../queries/reporting/urge-list.ts'
export type {
  Workbench,
  WorkbenchGroup,
  WorkbenchItem,
  WorkbenchKind,
  WorkbenchPeriod,
} from '../../queries/workbench.ts'

/** What waits for the person, by kind, each with how late (`GET /workbench`); what the units owe (`GET /urges`). */
export function workbenchRoutes(making: DeskMaking): void {
  defineRoute(making, {
    method: 'get',
    path: '/workbench',
    run: ({ deps, actor }) => workbench(deps.db, actor),
  })
  defineRoute(making, {
    method: 'get',
    path: '/urges',
    run: async ({ deps, actor }): Promise<UrgeList | Refused> => {
      // a leader's reach is checked where the tasks are chosen: their own field
      const may = await mayDo(deps.db, actor, 'urge.list')
      return may.kind === 'refused' ? may : urgeList(deps.db, actor)
    },
  })
}
