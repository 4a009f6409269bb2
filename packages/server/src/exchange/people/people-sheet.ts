import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { WorkRole } from '../../domain/vocabulary.ts'
import { cellTrouble } from '../tasks/cell-error.ts'
import { type Grid, type GridRefusal, readGrids } from '../tasks/read-grid.ts'

/** A row of a list of people, as it was written. */
export interface PersonRow {
  /** Row of the sheet, from 1. */
  readonly row: number
  readonly name: string
  readonly userName: string
  readonly post: string
  /** Full or short name of the unit. */
  readonly unit: string
  /** Role's name, 承办人员. */
  readonly role: string
  readonly phone: string
  readonly email: string
  /** What of it cannot be read, in words: 电话：单元格的公式出错. Such cells are empty here. */
  readonly unreadable: readonly string[]
}

/** Why a list of people could not be read. */
export type SheetRefusal = Refusal<'not-a-sheet' | 'no-heading' | 'no-rows' | 'too-many-rows'>

const columns = {
  name: { title: '姓名', width: 12, others: ['名字'] },
  userName: { title: '用户名', width: 16, others: ['登录名', '账号'] },
  post: { title: '职务', width: 18, others: ['岗位'] },
  unit: { title: '单位', width: 28, others: ['部门', '所在单位'] },
  role: { title: '角色', width: 14, others: ['权限'] },
  phone: { title: '电话', width: 16, others: ['手机', '联系电话'] },
  email: { title: '邮箱', width: 24, others: ['电子邮箱', '邮件'] },
} as const
type Column = keyof typeof columns
const columnNames = Object.keys(columns) as readonly Column[]

/** The roles a list may name; administrators are appointed one by one. */
export const roleNames: Readonly<Record<string, WorkRole>> = {
  督查员: 'supervisor',
  第一责任人: 'unit-head',
  承办人员: 'unit-officer',
  领导: 'leader',
  分管领导: 'leader',
  查阅人员: 'reader',
}

const mostRows = 2000
const searched = 20

/** The people of a file, and of which of its sheets. */
export interface PeopleSheet {
  readonly kind: 'people'
  /** Name of the sheet that was read; empty for a .csv. */
  readonly sheet: string
  /** Sheets that hold a list, too, or are hidden, and were not read. */
  readonly unread: readonly string[]
  readonly rows: readonly PersonRow[]
  /** Lines under the heading that name nobody: notes, signatures, headings of groups. */
  readonly leftOut: readonly LeftOutLine[]
}

/** A line of a list that was not read as a person. */
export interface LeftOutLine {
  /** Row of the sheet, from 1. */
  readonly row: number
  readonly text: string
}

/** Where the heading of a list ends, and in which column each of ours stands. */
interface PeopleHead {
  readonly last: number
  readonly places: ReadonlyMap<Column, number>
}

/**
 * The people of an .xlsx or .csv: the first visible sheet with a heading, which may have two rows and stand in any of the
 * first twenty, its columns in any order. What is merged over several people holds for each of them.
 */
export async function readPeopleSheet(bytes: Uint8Array): Promise<PeopleSheet | SheetRefusal | GridRefusal> {
  const grids = await readGrids(Buffer.from(bytes))
  if ('kind' in grids) return grids
  const lists = grids.flatMap((grid) => {
    const head = headOf(grid)
    return head ? [{ grid, head }] : []
  })
  const [first] = lists
  if (!first) return noHeading
  const { grid, head } = first
  const rows: PersonRow[] = []
  const leftOut: LeftOutLine[] = []
  for (const [index, row] of grid.rows.slice(head.last + 1).entries()) {
    const read = Object.fromEntries(
      columnNames.map((column) => [column, textOf(row[head.places.get(column) ?? -1])]),
    ) as Record<Column, string>
    if (columnNames.every((column) => read[column] === '')) continue
    const unreadable: string[] = []
    for (const column of columnNames) {
      const trouble = cellTrouble(read[column])
      if (trouble === null) continue
      unreadable.push(`${columns[column].title}：${trouble}`)
      read[column] = ''
    }
    // the example, the note and a repeated heading are no people
    if (/^(示例|说明)[:：]/.test(read.name) || columnOf(read.name) === 'name') continue
    const at = head.last + 2 + index
    if (unreadable.length === 0 && isNote(row, read, head))
      leftOut.push({ row: at, text: [...new Set(row.map(textOf))].filter(Boolean).join(' ') })
    else rows.push({ row: at, ...read, unreadable })
  }
  if (rows.length === 0) return noRows
  if (rows.length > mostRows) return tooManyRows
  const unread = [...lists.slice(1).map((list) => list.grid.sheet), ...grid.hidden]
  return { kind: 'people', sheet: grid.sheet, unread, rows, leftOut }
}

/**
 * Whether a line names nobody: one text over several columns (a merged note or heading of a group), a signature or note
 * (`填表人：`, `2031年1月5日`), a numbered heading, a total. A name of a person is short and holds no such marks.
 */
function isNote(
  row: readonly unknown[],
  { name, userName, role }: Readonly<Record<Column, string>>,
  { places }: PeopleHead,
): boolean {
  const texts = row.map(textOf).filter((text) => text !== '')
  // who signs in by the own name, and nothing else is known of: a note would stand over the other columns as well
  const namesTwice = texts.length === 2 && name !== '' && name === userName && places.size > 2
  if (texts.length > 1 && new Set(texts).size === 1 && !namesTwice) return true
  if (userName !== '' || role in roleNames) return false
  const first = name === '' ? (texts[0] ?? '') : name
  if (/[:：。；;]/.test(first) || /^(注|备注|合计|总计|小计)/.test(first)) return true
  if (/^[（(]?[一二三四五六七八九十]+[、）)]/.test(first) || /^共?\d+人/.test(first)) return true
  return /^\d{2,4}[年./-]/.test(first) || [...name].length > 20
}

function headOf({ rows }: Grid): PeopleHead | null {
  const first = rows.slice(0, searched).findIndex((row) => row.some((cell) => columnOf(cell) === 'name'))
  const top = rows[first]
  if (!top) return null
  const under = rows[first + 1] ?? []
  const name = top.findIndex((cell) => columnOf(cell) === 'name')
  // a second row of the heading names columns, and no person
  const isHead = ['', top[name]].includes(under[name] ?? '') && under.some((cell) => columnOf(cell))
  const places = new Map<Column, number>()
  for (const row of isHead ? [under, top] : [top])
    for (const [index, cell] of row.entries()) {
      const column = columnOf(cell)
      if (column && !places.has(column)) places.set(column, index)
    }
  return { last: first + (isHead ? 1 : 0), places }
}

/** An empty list to fill in, with what may stand in each column. */
export async function peopleTemplate(): Promise<Uint8Array<ArrayBuffer>> {
  const heading = columnNames.map(
    (column): CellObject => ({
      value: columns[column].title,
      type: String,
      fontWeight: 'bold',
      align: 'center',
      borderStyle: 'thin',
      backgroundColor: '#EEEEEE',
    }),
  )
  const example = ['示例：张三', 'zhangsan', '科长', '发展和改革局', '承办人员', '000-0000000', '']
  const note = `说明：单位填全称或简称；角色填：${Object.keys(roleNames).join('、')}；第一责任人和承办人员须填单位。这一行和示例不读入。`
  const file = writeExcelFile(
    [
      heading,
      example.map((value): CellObject => ({ value, type: String, textColor: '#888888' })),
      [{ value: note, type: String, textColor: '#888888', columnSpan: columnNames.length }],
    ],
    { sheet: '人员', columns: columnNames.map((column) => ({ width: columns[column].width })), stickyRowsCount: 1 },
    { fontFamily: '宋体', fontSize: 11 },
  )
  return new Uint8Array(await file.toBuffer())
}

function columnOf(cell: unknown): Column | undefined {
  const text = textOf(cell).replace(/[\s*＊（）()]/g, '')
  return columnNames.find(
    (column) => columns[column].title === text || (columns[column].others as readonly string[]).includes(text),
  )
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return String(cell).normalize('NFKC').replace(/\p{C}/gu, '').trim().slice(0, 200)
}

const noHeading = refusal(
  422,
  'no-heading',
  '各工作表的前二十行里都没有找到“姓名”列。请用模板填写。',
  'No column 姓名 in the first twenty rows of any sheet. Use the template.',
)
const noRows = refusal(422, 'no-rows', '表里没有人员。', 'There are no people in the sheet.')
const tooManyRows = refusal(422, 'too-many-rows', `一次最多 ${mostRows} 人。`, `At most ${mostRows} people at once.`)
