import type { UnitKindName } from '../../domain/assignment/unit-names.ts'
import { unnumbered } from '../../domain/heading-words.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { cellTrouble } from '../tasks/cell-error.ts'
import { type GridRefusal, readGrids } from '../tasks/read-grid.ts'

/** A unit as a list names it; what the list does not say is null. */
export interface UnitRow {
  /** Row of the list, from 1. */
  readonly row: number
  readonly name: string
  readonly shortName: string | null
  readonly aliases: readonly string[]
  readonly kind: UnitKindName | null
  /** Full or short name of the unit above. */
  readonly parent: string | null
}

/** Why a list of units could not be read. */
export type UnitsRefusal = GridRefusal | Refusal<'no-rows' | 'too-many-rows' | 'unreadable'>

const mostUnits = 1000

const columns = {
  name: ['单位名称', '单位全称', '全称', '单位', '部门', '部门名称', '机构名称', '名称', '牵头单位', '责任单位'],
  shortName: ['简称', '单位简称'],
  aliases: ['别名', '别称', '常用名', '常用别称'],
  kind: ['类别', '单位类别', '类型', '性质', '单位性质'],
  parent: ['上级单位', '上级', '主管单位', '主管部门', '隶属单位', '隶属'],
} as const
type Column = keyof typeof columns

const kindWords: readonly (readonly [RegExp, UnitKindName])[] = [
  [/乡|镇|街道/, 'township'],
  [/党|群团|纪/, 'party'],
  [/企业|公司/, 'enterprise'],
  [/办公室|政府办/, 'office'],
  [/部门|局|政府|事业|直属|垂管/, 'department'],
  [/其他/, 'other'],
]

/**
 * The units of an .xlsx or .csv, in the order of the list: the sheet with most of them. The head may stand in any of the
 * first ten rows, or nowhere, when the first column that holds words is taken for names and the second for short ones.
 * A unit named more than once, as down a merged cell or for each of its people, is one. Notes and signatures are none.
 */
export async function readUnitsTable(bytes: Buffer): Promise<readonly UnitRow[] | UnitsRefusal> {
  const grids = await readGrids(bytes)
  if (!('length' in grids)) return grids
  const [best] = grids
    .map(({ rows }) => ({ rows, units: unitsOf(rows) }))
    .toSorted((a, b) => b.units.length - a.units.length)
  const [failed] = (best?.rows ?? []).flatMap((row, index) =>
    row.flatMap((cell) => {
      const trouble = cellTrouble(cell)
      return trouble === null ? [] : [`第 ${index + 1} 行：${trouble}`]
    }),
  )
  // a unit without the name, the kind or the superior that stood there would be another one
  if (failed !== undefined) return unreadable(failed)
  return checked(best?.units ?? [])
}

/** {@link readUnitsTable} of pasted lines, a unit each; cells are separated by tabs, commas or 、. */
export function readUnitLines(text: string): readonly UnitRow[] | UnitsRefusal {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const tabs = lines.some((line) => line.includes('\t'))
  const cells = lines.map((line) => line.split(tabs ? '\t' : /[,，;；]/).map((cell) => cell.trim()))
  // one line of many names is a list as well
  const only = lines.filter((line) => line !== '')
  const one = only[0] ?? ''
  if (only.length === 1 && one.includes('、')) return checked(unitsOf(one.split('、').map((name) => [name.trim()])))
  return checked(unitsOf(cells))
}

function checked(rows: readonly UnitRow[]): readonly UnitRow[] | UnitsRefusal {
  if (rows.length === 0) return noRows
  return rows.length > mostUnits ? tooMany : rows
}

function unitsOf(rows: readonly (readonly string[])[]): UnitRow[] {
  const head = rows.slice(0, 10).findIndex((row) => row.some((cell) => columnOf(cell) === 'name'))
  const places = head < 0 ? placesWithoutHead(rows) : placesOf(rows[head] ?? [])
  const named = places.get('name')
  if (named === undefined) return []
  const found = new Map<string, UnitRow>()
  for (const [index, row] of rows.entries()) {
    if (index <= head) continue
    const cell = (column: Column) => plain(row[places.get(column) ?? -1] ?? '')
    const name = unnumbered(cell('name'))
    if (!isUnitName(name) || found.has(name)) continue
    const kind = cell('kind')
    found.set(name, {
      row: index + 1,
      name,
      shortName: cell('shortName') || null,
      aliases: cell('aliases')
        .split(/[、，,;；]/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
      kind: kind === '' ? null : (kindWords.find(([pattern]) => pattern.test(kind))?.[1] ?? null),
      parent: cell('parent') || null,
    })
  }
  return [...found.values()]
}

function placesOf(head: readonly string[]): Map<Column, number> {
  const places = new Map<Column, number>()
  for (const [index, cell] of head.entries()) {
    const column = columnOf(cell)
    if (column && !places.has(column)) places.set(column, index)
  }
  return places
}

/** The first column that mostly holds names, and the next one for short names. */
function placesWithoutHead(rows: readonly (readonly string[])[]): Map<Column, number> {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const words = (column: number) => rows.filter((row) => isUnitName(unnumbered(plain(row[column] ?? '')))).length
  const filled = rows.filter((row) => row.some((cell) => cell !== '')).length
  const first = Array.from({ length: width }, (_, column) => column).find((column) => words(column) * 2 > filled)
  if (first === undefined) return new Map()
  return new Map<Column, number>([['name', first], ...(first + 1 < width ? ([['shortName', first + 1]] as const) : [])])
}

function columnOf(cell: string): Column | undefined {
  const bare = plain(cell).replace(/[\s*＊]|[（(][^（）()]*[）)]/g, '')
  return (Object.keys(columns) as Column[]).find((column) => (columns[column] as readonly string[]).includes(bare))
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{C}\s]/gu, '')
    .slice(0, 100)

/** Whether a text can be a unit's name: no number, no note, no signature line, no sum. */
const isUnitName = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 60 &&
  /\p{Script=Han}/u.test(text) &&
  !/^(?:序号|合计|总计|小计|共计|备注|注|说明|示例|填表|制表|审核|填报|联系|日期|附件|电话|单位名称|以上)|[:：。]|[\d]{5}|^\d|(?:名单|一览表|通讯录|统计表)$/.test(
    text,
  )

const unreadable = (where: string) =>
  refusal(422, 'unreadable', `${where}。请改正后再导入。`, 'A cell of the list cannot be read.')
const noRows = refusal(
  422,
  'no-rows',
  '没有读出单位名称。表格应有“单位名称”一列；粘贴时每行一个单位。',
  'No names of units were found. A sheet needs a column 单位名称; pasted lines hold one unit each.',
)
const tooMany = refusal(422, 'too-many-rows', `一次最多 ${mostUnits} 个单位。`, `At most ${mostUnits} units at once.`)
