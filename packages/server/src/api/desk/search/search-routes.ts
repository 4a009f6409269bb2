import { z } from 'zod'
import { longestQuestion } from '../../../domain/search/search-terms.ts'
import { taskStatuses } from '../../../domain/vocabulary.ts'
import { searchRecord } from '../../../queries/search/search-record.ts'
import { defineRoute } from '../define-route.ts'

export type {
  Found,
  MatterFound,
  PassageFound,
  PersonFound,
  ProgressFound,
  RecordFound,
  TaskFound,
  UnitFound,
} from '../../../queries/search/search-record.ts'

/** Search over everything of the place that the person may read. */
export const searchRoutes = [
  defineRoute({
    method: 'get',
    path: '/search',
    query: z.strictObject({
      q: z
        .string()
        .max(longestQuestion * 4)
        .default(''),
      status: z.enum(taskStatuses).optional(),
      unitId: z.uuid().optional(),
    }),
    run: ({ deps, actor, query: { q, ...narrowed } }) => searchRecord(deps.db, actor, q, narrowed),
  }),
] as const
