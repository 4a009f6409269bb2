import writeExcelFile from 'write-excel-file/node'
import { sheetParts, storedArchive } from '../../packages/server/src/exchange/tasks/sheet-parts.ts'
import type { FileOfTest } from './by-keys.ts'

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A sheet with other words in a cell, as an office program saves it. */
export function edited(bytes: Buffer, from: string, to: string): FileOfTest {
  const parts = sheetParts(bytes, 1e8)
  if (typeof parts === 'string') throw new Error(parts)
  const written = [...parts].map(
    ([name, part]) => [name, Buffer.from(part.toString('utf8').replaceAll(`>${from}<`, `>${to}<`))] as const,
  )
  return { name: '任务表.xlsx', mimeType, buffer: Buffer.from(storedArchive(new Map(written))) }
}

/** A list of people as an office writes it: name, which is the user name too, unit and role. */
export async function listOfPeople(people: readonly (readonly [string, string, string])[]): Promise<FileOfTest> {
  const rows = [['姓名', '用户名', '单位', '角色'], ...people.map(([name, unit, role]) => [name, name, unit, role])]
  const cells = rows.map((row) => row.map((value) => ({ value, type: String })))
  return { name: '人员.xlsx', mimeType, buffer: await writeExcelFile(cells).toBuffer() }
}
