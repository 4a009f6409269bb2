import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { WorkRole } from '../../domain/vocabulary.ts'
import { type ListRow, type ListTable, listTable } from '../list-table.ts'
import { isNoteLine } from '../list-trouble.ts'
import { type GridRefusal, readGrids } from '../tasks/read-grid.ts'

/** A row of a list of people, as it was written. */
export interface PersonRow {
  /** Row of the sheet, from 1; of several people in one line the same. */
  readonly row: number
  readonly name: string
  readonly userName: string
  readonly post: string
  /** Full or short name of the unit. */
  readonly unit: string
  /** Whether the unit is that of the line above: a .csv leaves the cells empty that were merged. */
  readonly unitFromAbove: boolean
  /** Role's name, 承办人员. */
  readonly role: string
  readonly phone: string
  readonly email: string
  /** What of it cannot be read, in words: C5“电话”：单元格的公式出错. Such cells are empty here. */
  readonly unreadable: readonly string[]
}

/** Why a list of people could not be read. */
export type SheetRefusal = Refusal<'not-a-sheet' | 'no-heading' | 'no-rows' | 'too-many-rows'>

const columns = {
  name: {
    title: '姓名',
    width: 12,
    most: 60,
    others: ['名字', '人员姓名', /姓名$/, '联络员', '联系人', '负责人', '责任人', '承办人', '经办人', '分管领导'],
  },
  userName: { title: '用户名', width: 16, most: 100, others: ['登录名', '账号', '帐号', '登录账号', '用户账号'] },
  post: { title: '职务', width: 18, most: 200, others: ['岗位', '职务职级', '职级', '职称', /^(?:现任|担任)?职务/] },
  unit: {
    title: '单位',
    width: 28,
    most: 200,
    others: [
      '所在单位',
      '工作单位',
      '单位名称',
      '单位全称',
      '部门',
      '所在部门',
      '部门名称',
      '机构',
      /单位(?:名称|全称)?$/,
    ],
  },
  role: { title: '角色', width: 14, most: 60, others: ['权限', '系统角色', '用户角色'] },
  phone: {
    title: '电话',
    width: 16,
    most: 60,
    others: ['手机', '手机号', '手机号码', '移动电话', '联系电话', '联系方式', '电话号码', /(?:手机|电话)(?:号码?)?$/],
  },
  email: { title: '邮箱', width: 24, most: 200, others: ['电子邮箱', '邮件', '电子邮件', /邮箱|e-?mail/i] },
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

/** The people of a file, and of which of its sheets. */
export interface PeopleSheet {
  readonly kind: 'people'
  /** Name of the sheet that was read; empty for a .csv. */
  readonly sheet: string
  /** Other sheets with something on them, and hidden ones, which were not read. */
  readonly unread: readonly string[]
  /** Heads of columns that were not read. */
  readonly ignored: readonly string[]
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

/**
 * The people of an .xlsx or .csv: the visible sheet with the fullest heading, which may have two rows and stand in any of the
 * first twenty, its columns in any order. What is merged over several people holds for each of them; of a .csv, which cannot
 * say what was merged, a unit holds for the people under it that name none.
 */
export async function readPeopleSheet(bytes: Uint8Array): Promise<PeopleSheet | SheetRefusal | GridRefusal> {
  const grids = await readGrids(Buffer.from(bytes))
  if ('kind' in grids) return grids
  const list = listTable<Column>(grids, columns, 'name')
  if (!list) return noHeading
  const rows: PersonRow[] = []
  const leftOut = new Map<number, string>()
  let above = ''
  for (const line of list.rows) {
    const { row, cells, texts } = line
    const nothing = columnNames.every((column) => cells[column] === '')
    if (nothing && line.troubles.length === 0) {
      leftOut.set(row, texts.join(' '))
      // a heading begins another group
      above = ''
      continue
    }
    // the example and the note of the template, and a repeated heading, are no people
    if (/^(示例|说明)[:：]/.test(cells.name || (texts[0] ?? '')) || isHeading(cells)) continue
    if ((line.troubles.length === 0 || line.across) && namesNobody(line, list)) {
      leftOut.set(row, texts.join(' '))
      above = ''
      continue
    }
    const person = personOf(line)
    if (person.unit !== '') above = person.unit
    const takes = list.flat && person.unit === '' && above !== '' && line.troubles.length === 0 && isOfUnit(person)
    rows.push(takes ? { ...person, unit: above, unitFromAbove: true } : person)
  }
  if (rows.length === 0) return noRows
  if (rows.length > mostRows) return tooManyRows
  const { sheet, unread, ignored } = list
  return {
    ...{ kind: 'people', sheet, unread, ignored, rows },
    leftOut: [...leftOut].map(([row, text]) => ({ row, text })),
  }
}

/** Whether a person may stand for a unit: the office and leaders are of none. */
const isOfUnit = ({ role }: PersonRow): boolean =>
  role === '' || roleNames[role] === 'unit-head' || roleNames[role] === 'unit-officer'

const isHeading = (cells: Readonly<Record<Column, string>>): boolean =>
  headsOfNames.has(cells.name.replace(/ /g, '')) && !/\d/.test(cells.phone)
const headsOfNames: ReadonlySet<string | RegExp> = new Set([columns.name.title, ...columns.name.others])

function personOf(line: ListRow<Column>): PersonRow {
  const { cells, lines } = line
  const unreadable = [...line.troubles]
  const name = nameIn(cells.name)
  const at = (column: Column) => `第 ${line.row} 行“${columns[column].title}”`
  if (severalNames(name)) unreadable.push(`${at('name')}：“${name}”像是几个姓名，请每人一行`)
  if ((lines.phone?.length ?? 0) > 1 || /\d{7,} +\d{7,}/.test(cells.phone))
    unreadable.push(`${at('phone')}：有几个号码，请用顿号分开写在一行`)
  if (/^[\d.]+E\+?\d+$/i.test(cells.phone))
    unreadable.push(`${at('phone')}：“${cells.phone}”是科学计数法，号码不全，请把这一列设为文本后重填`)
  return {
    ...{ row: line.row, name, unreadable },
    ...{ userName: cells.userName, post: cells.post, email: cells.email.replace(/ /g, '') },
    ...{
      unit: unblanked(cells.unit),
      unitFromAbove: false,
      role: cells.role.replace(/ /g, ''),
      phone: unblanked(cells.phone),
    },
  }
}

/** `张 三` is 张三, as lists set names of two characters as wide as those of three; a mark of 女 or a people is no part of it. */
const nameIn = (text: string): string => {
  const plain = text.replace(/ ?\((?:女|男|兼|代|兼任|[\p{Script=Han}]{1,5}族|中共党员|党员)\)$/u, '')
  return /^\p{Script=Han}(?: \p{Script=Han})+$/u.test(plain) ? plain.replace(/ /g, '') : plain.replace(/ ?· ?/g, '·')
}
const severalNames = (name: string): boolean =>
  /[、,;/]/.test(name) || /^\p{Script=Han}{2,4}(?: \p{Script=Han}{2,4})+$/u.test(name)

/** Without blanks inside, as lines broken in a narrow cell have them; between digits of several numbers they stay. */
const unblanked = (text: string): string =>
  /[a-z]/i.test(text) || /\d{7,} +\d{7,}/.test(text) ? text : text.replace(/ /g, '')

/**
 * Whether a line names nobody: one text over several columns (a merged note or heading of a group), a signature or note
 * (`填表人：`, `2031年1月5日`), a numbered heading, a total. A name of a person is short and holds no such marks.
 */
function namesNobody(line: ListRow<Column>, { found }: ListTable<Column>): boolean {
  const { texts, across, cells } = line
  const { name, userName, role } = cells
  // who signs in by the own name, and nothing else is known of: a note would stand over the other columns as well
  const others = columnNames.filter((column) => column !== 'name' && column !== 'userName')
  const nameAlone = name === userName && others.every((column) => cells[column] === '') && found.size > 2
  if (across && !nameAlone) return true
  if (userName !== '' || role.replace(/ /g, '') in roleNames) return false
  if (isNoteLine(texts)) return true
  const first = name === '' ? (texts[0] ?? '') : name
  if (/[:：。；;]/.test(first) || /^(注|备注|合计|总计|小计)/.test(first)) return true
  if (/^[（(]?[一二三四五六七八九十]+[、）)]/.test(first) || /^共?\d+人/.test(first)) return true
  return /^\d{2,4}[年./-]/.test(first) || [...name].length > 30
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

const noHeading = refusal(
  422,
  'no-heading',
  '各工作表的前二十行里都没有找到“姓名”列。请在表头写明“姓名”，或用模板填写。',
  'No column 姓名 in the first twenty rows of any sheet. Use the template.',
)
const noRows = refusal(422, 'no-rows', '表里没有人员。', 'There are no people in the sheet.')
const tooManyRows = refusal(422, 'too-many-rows', `一次最多 ${mostRows} 人。`, `At most ${mostRows} people at once.`)
