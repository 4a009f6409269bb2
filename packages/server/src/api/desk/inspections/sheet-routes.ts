import { z } from 'zod'
import { addSheetFile, voidSheet, writeSheet } from '../../../commands/inspections/write-sheet.ts'
import { inspectionDetail } from '../../../queries/inspections/inspection-detail.ts'
import { inspectionFile } from '../../../queries/inspections/inspection-sheets.ts'
import { defineRoute } from '../define-route.ts'
import { keptFileAnswer, noFolder, unknownFile } from '../evidence/kept-file-answer.ts'
import { idParam } from '../id-param.ts'
import { fileInput, sheetInput } from './inspection-input.ts'

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Sheets of an inspection, and their photos and files. */
export const sheetRoutes = [
  defineRoute({
    method: 'post',
    path: '/inspections/:inspectionId/sheets',
    needs: 'inspection.record',
    body: sheetInput,
    run: ({ deps, at, ask: asked, param, body }) =>
      writeSheet(deps.db, asked, at, idParam(param, 'inspectionId'), body),
  }),
  defineRoute({
    method: 'post',
    path: '/inspections/:inspectionId/sheets/:sheetId/void',
    needs: 'inspection.record',
    body: z.strictObject({ reason: z.string().trim().min(2, '请写明作废的理由').max(1000) }),
    run: ({ deps, at, ask: asked, param, body }) =>
      voidSheet(deps.db, asked, at, {
        inspectionId: idParam(param, 'inspectionId'),
        sheetId: idParam(param, 'sheetId'),
        ...body,
      }),
  }),
  defineRoute({
    method: 'post',
    path: '/inspections/:inspectionId/sheets/:sheetId/files',
    needs: 'inspection.record',
    query: fileInput,
    run: async ({ deps, at, ask: asked, param, query, context }) => {
      if (!deps.evidence) return noFolder
      const { fileName, size, hash } = query
      return addSheetFile(deps.db, deps.evidence, asked, at, {
        inspectionId: idParam(param, 'inspectionId'),
        sheetId: idParam(param, 'sheetId'),
        file: { fileName, size, hash, bytes: context.req.raw.body ?? nothing() },
      })
    },
  }),
  defineRoute({
    method: 'get',
    path: '/inspections/:inspectionId/files/:fileId',
    file: { shownBy: ['/inspections/:inspectionId'] },
    needs: 'inspection.read',
    run: async ({ deps, actor, at, jurisdictionId, param }) => {
      const [inspectionId, fileId] = [idParam(param, 'inspectionId'), idParam(param, 'fileId')]
      const inspection = await inspectionDetail(deps.db, actor, at, inspectionId)
      const shown = inspection?.sheets.some(({ files }) => files.some((file) => file.fileId === fileId))
      if (!shown) return unknownFile
      const row = await inspectionFile(deps.db, { jurisdictionId, inspectionId }, fileId)
      return row ? keptFileAnswer(deps.evidence, jurisdictionId, row) : unknownFile
    },
  }),
] as const
