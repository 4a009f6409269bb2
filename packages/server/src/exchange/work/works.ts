// What a worker process does for `apart.ts`: each function takes one value that can be copied, and returns one.
import { readCluesTable } from '../clues/clues-table.ts'
import { readUpperTable } from '../matters/upper-orders-table.ts'
import { readPeopleSheet } from '../people/people-sheet.ts'
import { xlsxTable } from '../publication/xlsx-table.ts'
import { readStatisticsTable } from '../settlement/statistics-table.ts'
import { noticeDocx as makeNotice, type Notice } from '../tasks/notice-docx.ts'
import { type TableToPreview, tableContent, tableInFile } from '../tasks/table-content.ts'
import type { TaskSheet } from '../tasks/task-sheet.ts'
import { type DocumentPaper, taskSheetDocx as makeDocx } from '../tasks/task-sheet-docx.ts'
import { taskSheetXlsx as makeXlsx, type SheetPaper } from '../tasks/task-sheet-xlsx.ts'
import { readUnitsTable } from '../units/units-table.ts'

interface File {
  readonly bytes: Uint8Array
}
interface Sheet<Paper> {
  readonly sheet: TaskSheet
  readonly paper: Paper
}

/** {@link readPeopleSheet} */
export const readPeople = ({ bytes }: File) => readPeopleSheet(bytes)
/** {@link readUnitsTable} */
export const readUnits = ({ bytes }: File) => readUnitsTable(Buffer.from(bytes))
/** {@link readCluesTable} */
export const readClues = ({ bytes }: File) => readCluesTable(Buffer.from(bytes))
/** {@link readUpperTable} */
export const readOrders = ({ bytes }: File) => readUpperTable(Buffer.from(bytes))
/** {@link readStatisticsTable} */
export const readStatistics = ({ bytes }: File) => readStatisticsTable(Buffer.from(bytes))
/** {@link tableInFile} */
export const readTable = ({ bytes }: File) => tableInFile(Buffer.from(bytes))
/** {@link tableContent} */
export const previewTable = (input: TableToPreview) => tableContent(input)
/** Makes the sheet of tasks as .xlsx. */
export const taskSheetXlsx = ({ sheet, paper }: Sheet<SheetPaper>) => makeXlsx(sheet, paper)
/** Makes the sheet of tasks as .docx. */
export const taskSheetDocx = ({ sheet, paper }: Sheet<DocumentPaper>) => makeDocx(sheet, paper)
/** Makes the notice that hands tasks out (分解立项通知) with its annex as .docx. */
export const noticeDocx = ({
  notice,
  annex,
}: {
  readonly notice: Notice
  readonly annex: Sheet<DocumentPaper> | null
}) => makeNotice(notice, annex)
export { xlsxTable }
