import { workbench } from '../../queries/workbench.ts'
import { type DeskMaking, defineRoute } from './define-route.ts'

export type {
  Workbench,
  WorkbenchGroup,
  WorkbenchItem,
  WorkbenchKind,
  WorkbenchPeriod,
} from '../../queries/workbench.ts'

/** `GET /workbench`: what waits for the person, by kind, each with how late. */
export function workbenchRoutes(making: DeskMaking): void {
  defineRoute(making, {
    method: 'get',
    path: '/workbench',
    run: ({ deps, actor }) => workbench(deps.db, actor),
  })
}
