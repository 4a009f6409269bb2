import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { mayDo } from '../../../access/may-do.ts'
import { addUnit } from '../../../commands/units/add-unit.ts'
import { addUnits } from '../../../commands/units/add-units.ts'
import { changeUnit } from '../../../commands/units/change-unit.ts'
import { closeUnit } from '../../../commands/units/close-unit.ts'
import { confirmUnits } from '../../../commands/units/confirm-units.ts'
import { mergeUnits } from '../../../commands/units/merge-units.ts'
import { unitKinds } from '../../../domain/vocabulary.ts'
import { readUnitLines, type UnitList, type UnitsRefusal } from '../../../exchange/units/units-table.ts'
import { readApart } from '../../../exchange/work/apart.ts'
import { type CheckedUnit, checkUnits, usualUnitsOf } from '../../../queries/units/check-units.ts'
import { listUnits, type UnitListed } from '../../../queries/units/list-units.ts'
import { limitedBytes } from '../../../web/limits/limited-bytes.ts'
import { tooLarge } from '../../too-large.ts'
import { dayInput } from '../day-input.ts'
import { defineRoute } from '../define-route.ts'
import type { DeskDependencies } from '../desk-dependencies.ts'
import { idParam } from '../id-param.ts'

export type { CheckedUnit } from '../../../queries/units/check-units.ts'
export type { UnitListed, UnitPastListed, UnitPerson } from '../../../queries/units/list-units.ts'

/** `GET /units` */
export interface UnitsAnswer {
  readonly units: readonly UnitListed[]
  /** Whether the person may change them. */
  readonly mayEdit: boolean
}

const words = z.string().trim().max(100)
const fields = {
  name: words.min(2),
  shortName: words.min(1),
  aliases: z.array(words.min(1)).max(20).default([]),
  kind: z.enum(unitKinds),
  parentId: z.uuid().nullable(),
  position: z.int32().min(0).max(99_999).nullable().default(null),
  memberIds: z.array(z.uuid()).max(300).nullable().default(null),
}
const day = dayInput

/** `GET /units/usual`, `POST /units/sheet`, `POST /units/lines`: a list to look at before any of it is added. */
export interface UnitsListed extends Pick<UnitList, 'sheet' | 'unread' | 'ignored' | 'leftOut'> {
  readonly units: readonly CheckedUnit[]
}

const largest = 5 * 1024 * 1024

const { name, shortName, aliases, kind } = fields
const listed = z.strictObject({ name, shortName, aliases, kind, parent: words.min(1).nullable() })

async function listedUnits(
  db: DeskDependencies['db'],
  jurisdictionId: string,
  read: UnitList | UnitsRefusal,
): Promise<UnitsListed | UnitsRefusal> {
  if (read.kind === 'refused') return read
  const { rows, sheet, unread, ignored, leftOut } = read
  return { units: await checkUnits(db, jurisdictionId, rows), sheet, unread, ignored, leftOut }
}

/** Many units at once: from the usual ones, from an office's own table, or pasted. Reading changes nothing. */
const lists = [
  defineRoute({
    method: 'get',
    path: '/units/usual',
    needs: 'unit.edit',
    run: async ({ deps, jurisdictionId }): Promise<UnitsListed> => {
      const units = await usualUnitsOf(deps.db, jurisdictionId)
      return { units, sheet: '', unread: [], ignored: [], leftOut: [] }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/units/sheet',
    needs: 'unit.edit',
    reads: true,
    run: async ({ deps, jurisdictionId, context }) => {
      const bytes = await limitedBytes(context.req.raw, largest)
      if (bytes === null) return tooLarge('表格过大，最多 5 MB。', 'The sheet is too large: 5 MB at most.')
      return listedUnits(deps.db, jurisdictionId, await readApart('readUnits', { bytes }))
    },
  }),
  defineRoute({
    method: 'post',
    path: '/units/lines',
    body: z.strictObject({ text: z.string().min(1).max(50_000) }),
    needs: 'unit.edit',
    reads: true,
    run: ({ deps, jurisdictionId, body }) => listedUnits(deps.db, jurisdictionId, readUnitLines(body.text)),
  }),
  defineRoute({
    method: 'post',
    path: '/units/several',
    needs: 'unit.edit',
    body: z.strictObject({
      units: z.array(listed).min(1).max(1000),
      source: z.string().max(200).nullable().default(null),
    }),
    run: ({ deps, at, body, ask }) => addUnits(deps.db, ask, at, body.units, { importId: uuid(), source: body.source }),
  }),
] as const

/** The units of a place: the tree, and its dated changes. */
export const unitRoutes = [
  ...lists,
  defineRoute({
    method: 'get',
    path: '/units',
    needs: 'unit.read',
    run: async ({ deps, actor, jurisdictionId }) => {
      const edits = await mayDo(deps.db, actor, 'unit.edit')
      const units = await listUnits(deps.db, jurisdictionId, actor.today)
      return { units, mayEdit: edits.kind === 'allowed' } satisfies UnitsAnswer
    },
  }),
  defineRoute({
    method: 'post',
    path: '/units',
    needs: 'unit.edit',
    body: z.strictObject({ ...fields, from: day.nullable().default(null) }),
    run: ({ deps, at, body, ask }) => addUnit(deps.db, ask, at, body),
  }),
  defineRoute({
    method: 'post',
    path: '/units/confirm',
    needs: 'unit.edit',
    body: z.strictObject({ unitIds: z.array(z.uuid()).min(1).max(1000) }),
    run: ({ deps, at, body, ask }) => confirmUnits(deps.db, ask, at, body.unitIds),
  }),
  defineRoute({
    method: 'put',
    path: '/units/:unitId',
    needs: 'unit.edit',
    body: z.strictObject({ ...fields, revision: z.int32(), from: day.nullable() }),
    run: ({ deps, at, param, body, ask }) => changeUnit(deps.db, ask, at, idParam(param, 'unitId'), body),
  }),
  defineRoute({
    method: 'post',
    path: '/units/:unitId/close',
    needs: 'unit.edit',
    body: z.strictObject({ from: day }),
    run: ({ deps, at, param, body, ask }) => closeUnit(deps.db, ask, at, idParam(param, 'unitId'), body),
  }),
  defineRoute({
    method: 'post',
    path: '/units/:unitId/merge',
    needs: 'unit.edit',
    body: z.strictObject({ successorId: z.uuid(), from: day }),
    run: ({ deps, at, param, body, ask }) => mergeUnits(deps.db, ask, at, idParam(param, 'unitId'), body),
  }),
] as const
