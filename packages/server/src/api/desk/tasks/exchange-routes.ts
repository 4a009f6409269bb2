import { z } from 'zod'
import { type Notice, noticeOf } from '../../../exchange/tasks/notice-docx.ts'
import { type SheetField, sheetFields } from '../../../exchange/tasks/sheet-columns.ts'
import { sheetSource } from '../../../exchange/tasks/sheet-source.ts'
import { taskSheet } from '../../../exchange/tasks/task-sheet.ts'
import { makeApart } from '../../../exchange/work/apart.ts'
import { dayInput } from '../day-input.ts'
import { defineRoute } from '../define-route.ts'
import { mayReadTable } from './may-read-table.ts'

const asked = {
  year: z.coerce.number().int().min(1900).max(2200).optional(),
  group: z.enum(['area', 'leader', 'lead-unit']).default('area'),
  paper: z.enum(['A3', 'A4']).default('A3'),
}

export type { Notice, SheetField }

const some = {
  year: z.int32().min(1900).max(2200).optional(),
  group: asked.group,
  paper: asked.paper,
  taskIds: z.array(z.uuid()).min(1).max(5000),
}

/** The tasks that the screen shows, by their ids: a filter is the screen's own, and an address has no room for so many. */
const someOfTheTable = [
  defineRoute({
    method: 'post',
    path: '/tasks/table.xlsx',
    file: { shownBy: ['/tasks', '/tasks/:taskId', '/tasks/:taskId/record'] },
    reads: true,
    body: z.strictObject({
      ...some,
      columns: z.union([z.enum(['planning', 'all']), z.array(z.enum(sheetFields)).min(1).max(60)]).default('planning'),
    }),
    run: async ({ deps, actor, body: { year, group, paper, columns, taskIds } }) => {
      const refused = await mayReadTable(deps.db, actor)
      if (refused) return refused
      const sheet = taskSheet(await sheetSource(deps.db, actor, year ?? null), group, taskIds)
      return file(
        await makeApart('taskSheetXlsx', { sheet, paper: { paper, columns } }),
        `${sheet.title}${sheet.part ? '（筛选）' : ''}.xlsx`,
      )
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/table.docx',
    file: { shownBy: ['/tasks', '/tasks/:taskId', '/tasks/:taskId/record'] },
    reads: true,
    body: z.strictObject(some),
    run: async ({ deps, actor, body: { year, group, paper, taskIds } }) => {
      const refused = await mayReadTable(deps.db, actor)
      if (refused) return refused
      const sheet = taskSheet(await sheetSource(deps.db, actor, year ?? null), group, taskIds)
      return file(await makeApart('taskSheetDocx', { sheet, paper }), `${sheet.title}（筛选）.docx`)
    },
  }),
] as const

const atMost = (most: number) => z.string().trim().max(most)

/** The notice as the office makes it: its beginning as fields, and the document of what they became. */
const noticeOfTheOffice = [
  defineRoute({
    method: 'get',
    path: '/tasks/notice',
    needs: 'task.exchange',
    query: z.strictObject({ year: asked.year }),
    run: async ({ deps, actor, query }) => {
      const { place, table, today } = await sheetSource(deps.db, actor, query.year ?? null)
      return noticeOf(place.name, table.year, today) satisfies Notice
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/notice.docx',
    file: { shownBy: ['/tasks'] },
    reads: true,
    needs: 'task.exchange',
    body: z.strictObject({
      year: z.int32().min(1900).max(2200).optional(),
      notice: z.strictObject({
        letterhead: atMost(40),
        number: atMost(40),
        title: atMost(100).min(1),
        to: atMost(200),
        body: atMost(10_000).min(1),
        issuer: atMost(60),
        date: dayInput,
      }),
      /** The table behind the notice; null for the notice alone. */
      annex: z.strictObject({ paper: z.enum(['A3', 'A4']), group: z.enum(['area', 'leader', 'lead-unit']) }).nullable(),
    }),
    run: async ({ deps, actor, body: { year, notice, annex } }) => {
      const table = annex && {
        paper: annex.paper,
        sheet: taskSheet(await sheetSource(deps.db, actor, year ?? null), annex.group),
      }
      return file(await makeApart('noticeDocx', { notice, annex: table }), `${notice.title}.docx`)
    },
  }),
] as const

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

function file(bytes: Uint8Array<ArrayBuffer>, name: string): Response {
  const kind = name.endsWith('.xlsx') ? 'xlsx' : 'docx'
  return new Response(bytes, {
    headers: {
      'content-type': types[kind],
      'content-disposition': `attachment; filename="tasks.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  })
}

const words = z.string().trim().max(200)

/** The task table as files: what somebody may read of it, in the offices' form. */
export const exchangeRoutes = [
  defineRoute({
    method: 'get',
    path: '/tasks/table.xlsx',
    file: { shownBy: ['/tasks', '/tasks/:taskId', '/tasks/:taskId/record'] },
    query: z.strictObject({ ...asked, columns: z.enum(['planning', 'all']).default('planning') }),
    run: async ({ deps, actor, query }) => {
      const refused = await mayReadTable(deps.db, actor)
      if (refused) return refused
      const source = await sheetSource(deps.db, actor, query.year ?? null)
      const sheet = taskSheet(source, query.group)
      const { paper, columns } = query
      return file(await makeApart('taskSheetXlsx', { sheet, paper: { paper, columns } }), `${sheet.title}.xlsx`)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/table.docx',
    file: { shownBy: ['/tasks', '/tasks/:taskId', '/tasks/:taskId/record'] },
    query: z.strictObject(asked),
    run: async ({ deps, actor, query }) => {
      const refused = await mayReadTable(deps.db, actor)
      if (refused) return refused
      const source = await sheetSource(deps.db, actor, query.year ?? null)
      const sheet = taskSheet(source, query.group)
      return file(await makeApart('taskSheetDocx', { sheet, paper: query.paper }), `${sheet.title}.docx`)
    },
  }),
  ...someOfTheTable,
  defineRoute({
    method: 'get',
    path: '/tasks/notice.docx',
    file: { shownBy: ['/tasks'] },
    query: z.strictObject({ ...asked, letterhead: words.optional(), number: words.optional(), to: words.optional() }),
    run: async ({ deps, actor, query }) => {
      const refused = await mayReadTable(deps.db, actor)
      if (refused) return refused
      const source = await sheetSource(deps.db, actor, query.year ?? null)
      const plain = noticeOf(source.place.name, source.table.year, source.today)
      const notice = {
        ...plain,
        letterhead: query.letterhead ?? plain.letterhead,
        number: query.number ?? plain.number,
        to: query.to ?? plain.to,
      }
      const annex = { sheet: taskSheet(source, query.group), paper: query.paper }
      return file(await makeApart('noticeDocx', { notice, annex }), `${notice.title}.docx`)
    },
  }),
  ...noticeOfTheOffice,
] as const
