import type { DeskContract } from './desk-contract.ts'

type Key = keyof DeskContract
/** The addresses that answer a file, as their types say. */
type GivesFile = { [K in Key]: [DeskContract[K]['answer']] extends [never] ? K : never }[Key]
/** The addresses that take no JSON. */
type TakesNoJson = { [K in Key]: [DeskContract[K]['body']] extends [undefined] ? K : never }[Key]

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const any = 'application/octet-stream'

const given: Readonly<Record<GivesFile, string>> = {
  'GET /tasks/table.xlsx': xlsx,
  'GET /tasks/table.docx': docx,
  'GET /tasks/notice.docx': docx,
  'POST /tasks/table.xlsx': xlsx,
  'POST /tasks/table.docx': docx,
  'POST /tasks/notice.docx': docx,
  'GET /comments/table.xlsx': xlsx,
  'GET /comments/table.csv': 'text/csv',
  'GET /ledger/table.xlsx': xlsx,
  'GET /ledger/table.csv': 'text/csv',
  'GET /overview/table.xlsx': xlsx,
  'GET /urges.docx': docx,
  'GET /matters/urges.docx': docx,
  'GET /matters/orders.xlsx': xlsx,
  'GET /matters/orders.csv': 'text/csv',
  'GET /matters/:matterId/files/:fileId': any,
  'GET /inspections/:inspectionId/conclusion.docx': docx,
  'GET /matters/:matterId/slips/:slipId/document': docx,
  'GET /inspections/:inspectionId/files/:fileId': any,
  'GET /bulletins/:bulletinId/document': docx,
  'GET /scores/:scoreId/table.xlsx': xlsx,
  'GET /burden/table.xlsx': xlsx,
  'GET /evidence/:evidenceId/file': any,
  'GET /evidence/:evidenceId/preview': 'application/pdf',
  'GET /evidence/:evidenceId/picture': 'image/webp',
  'GET /tasks/:taskId/evidence.zip': 'application/zip',
  'GET /periods/:periodId/evidence.zip': 'application/zip',
  'GET /people-sheet/template': xlsx,
}
const taken: Readonly<Partial<Record<TakesNoJson, string>>> = {
  'POST /reports': 'multipart/form-data',
  'POST /tasks/imports': any,
  'POST /people-sheet': any,
  'POST /units/sheet': any,
  'POST /settlements/:settlementId/statistics-sheet': any,
  'POST /matters/orders/table': any,
  'POST /matters/:matterId/files': any,
  'POST /inspections/:inspectionId/sheets/:sheetId/files': any,
  'PUT /uploads/:uploadId': any,
}

/** Media type of what an address answers, where it is a file; the contract's types demand that all of them stand here. */
export const givenFiles: ReadonlyMap<string, string> = new Map(Object.entries(given))
/** Media type of what an address takes, where it is a file. */
export const takenFiles: ReadonlyMap<string, string> = new Map(Object.entries(taken))

/** Sentences of the document, for who reads it. */
export const addressNotes = {
  reads: '只读。',
  writes: '写入。',
  asks: '须可办理请求里所写的那件事，逐项核对。',
  own: '只写本人的内容，登录即可。',
  signedIn: '登录即可；只给出本人可以查阅的内容。',
  json: 'JSON。',
} as const
