import { z } from 'zod'
import type { SignedIn } from '../../../access/signed-in.ts'
import { type CarrierAsked, carriedYear } from '../../../queries/judging/carried-year.ts'
import { notFound } from '../../problem.ts'
import { defineRoute } from '../define-route.ts'
import type { DeskDependencies } from '../desk-dependencies.ts'
import { idParam } from '../id-param.ts'
import { mayReadTable } from '../tasks/may-read-table.ts'

export type { CarriedYear, Carrier } from '../../../queries/judging/carried-year.ts'

const query = z.strictObject({ year: z.coerce.number().int().min(1900).max(2200).optional() })

/** What a unit or a leader carries in a year, for anyone who reads tasks: of units only what they take part in themselves. */
export const carriedRoutes = [
  defineRoute({
    method: 'get',
    path: '/units/:unitId/year',
    query,
    run: ({ deps, actor, at, query: { year }, param }) =>
      answer(deps, actor, at, { kind: 'unit', unitId: idParam(param, 'unitId') }, year ?? null),
  }),
  defineRoute({
    method: 'get',
    path: '/leaders/:personId/year',
    query,
    run: ({ deps, actor, at, query: { year }, param }) =>
      answer(deps, actor, at, { kind: 'leader', personId: idParam(param, 'personId') }, year ?? null),
  }),
] as const

async function answer(deps: DeskDependencies, actor: SignedIn, at: Date, of: CarrierAsked, year: number | null) {
  const refused = await mayReadTable(deps.db, actor)
  if (refused) return refused
  const found = await carriedYear(deps.db, actor, at, of, year)
  if (found) return found
  return of.kind === 'unit'
    ? notFound('没有找到这个单位。', 'There is no such unit.')
    : notFound('没有找到这位领导。', 'There is no such leader.')
}
