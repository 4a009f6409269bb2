import { z } from 'zod'
import { outsideSources } from '../../../domain/vocabulary.ts'
import { applyImport } from '../../../exchange/tasks/apply-import.ts'
import { largestTable } from '../../../exchange/tasks/read-grid.ts'
import { type MappedField, sheetColumns } from '../../../exchange/tasks/sheet-columns.ts'
import { mapColumns, tableImport, takeInTable, unknownImport } from '../../../exchange/tasks/take-in-table.ts'
import { limitedBytes } from '../../../web/limits/limited-bytes.ts'
import { problem } from '../../problem.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type { ImportApplied } from '../../../exchange/tasks/apply-import.ts'
export type { UnknownGroup } from '../../../exchange/tasks/names-in-cell.ts'
export type { PreviewRow, RowState } from '../../../exchange/tasks/preview-rows.ts'
export type { RowChange } from '../../../exchange/tasks/row-changes.ts'
export type { MappedField } from '../../../exchange/tasks/sheet-columns.ts'
export type { ImportColumn } from '../../../exchange/tasks/table-content.ts'
export type { TableImport } from '../../../exchange/tasks/take-in-table.ts'
export type { UnknownUnit } from '../../../exchange/tasks/unknown-units.ts'

/** `GET /tasks/imports/fields`: what a column can hold, in the order of the table. */
export interface ImportFields {
  readonly fields: readonly { readonly field: MappedField; readonly title: string; readonly taken: boolean }[]
}

const fields: ReadonlySet<string> = new Set(sheetColumns.map((column) => column.field))

const field = z.custom<MappedField>((value) => value === 'mark' || value === 'out' || fields.has(String(value)))
const row = z.strictObject({
  row: z.int32().positive(),
  commitmentId: z.uuid().optional(),
  outside: z.strictObject({ sourceKind: z.enum(outsideSources), source: z.string().trim().min(1).max(200) }).optional(),
  fields: z.array(z.string().max(40)).max(40).optional(),
})

/** Tables of tasks that come in: read, previewed row by row, and carried out as chosen. */
export const importRoutes = [
  defineRoute({
    method: 'get',
    path: '/tasks/imports/fields',
    run: async () =>
      ({ fields: sheetColumns.map(({ field, title, taken }) => ({ field, title, taken })) }) satisfies ImportFields,
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/imports/:importId',
    needs: 'task.exchange',
    run: async ({ deps, param, may }) => (await tableImport(deps.db, may, idParam(param, 'importId'))) ?? unknownImport,
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/imports',
    needs: 'task.exchange',
    query: z.strictObject({
      file_name: z.string().trim().min(1).max(200),
      year: z.coerce.number().int().min(1900).max(2200).optional(),
    }),
    run: async ({ deps, at, query, context, ask }) => {
      const bytes = await limitedBytes(context.req.raw, largestTable)
      if (bytes === null)
        return problem('too-large', {
          detail: '表格过大，最多 20 MB。',
          detailEn: 'The table is too large: 20 MB at most.',
        })
      return takeInTable(deps.db, ask, at, { bytes, fileName: query.file_name, year: query.year ?? null })
    },
  }),
  defineRoute({
    method: 'put',
    path: '/tasks/imports/:importId/mapping',
    needs: 'task.exchange',
    body: z.strictObject({ mapping: z.array(field.nullable()).max(120), fillDown: z.boolean().default(false) }),
    run: ({ deps, at, param, body, ask }) =>
      mapColumns(deps.db, ask, at, idParam(param, 'importId'), body.mapping, body.fillDown),
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/imports/:importId/apply',
    asks: true,
    body: z.strictObject({ rows: z.array(row).min(1).max(5000) }),
    run: ({ deps, actor, at, param, body }) => applyImport(deps.db, actor, at, idParam(param, 'importId'), body.rows),
  }),
] as const
