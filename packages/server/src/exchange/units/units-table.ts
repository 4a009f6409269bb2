import { isGroupName } from '../../domain/assignment/group-names.ts'
import { unnumbered } from '../../domain/heading-words.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { UnitKind } from '../../domain/vocabulary.ts'
import { type ListRow, listTable, oneLine } from '../list-table.ts'
import { isNoteLine, listTrouble } from '../list-trouble.ts'
import { type Grid, type GridRefusal, readGrids } from '../tasks/read-grid.ts'

/** A unit as a list names it; what the list does not say is null. */
export interface UnitRow {
  /** Row of the list, from 1. */
  readonly row: number
  readonly name: string
  readonly shortName: string | null
  readonly aliases: readonly string[]
  readonly kind: UnitKind | null
  /** Full or short name of the unit above. */
  readonly parent: string | null
  /** What of the row cannot be read, and is not taken, each with its cell. */
  readonly troubles: readonly string[]
}

/** The units of a list, and what of the list names none. */
export interface UnitList {
  readonly kind: 'units'
  /** Name of the sheet that was read; empty for a .csv and for pasted lines. */
  readonly sheet: string
  /** Other sheets with something on them, and hidden ones, which were not read. */
  readonly unread: readonly string[]
  /** Heads of columns that were not read. */
  readonly ignored: readonly string[]
  readonly rows: readonly UnitRow[]
  /** Lines that name no unit, or none that can be read, with why. */
  readonly leftOut: readonly { readonly row: number; readonly text: string }[]
}

/** Why a list of units could not be read. */
export type UnitsRefusal = GridRefusal | Refusal<'no-rows' | 'too-many-rows'>

const mostUnits = 1000
const longestName = 100

const columns = {
  name: {
    title: '单位名称',
    most: 1000,
    others: [
      ...['单位全称', '全称', '单位', '部门', '部门名称', '机构名称', '机构全称', '机构', '名称', '下属单位'],
      ...['牵头单位', '责任单位', '成员单位', /^(?!上级|主管|隶属|归口).*(?:单位|部门|机构)(?:名称|全称|名录)$/],
    ],
  },
  shortName: { title: '简称', most: longestName, others: ['单位简称', '规范简称', /简称$/] },
  aliases: { title: '别名', most: 1000, others: ['别称', '常用名', '常用别称', '曾用名', '又称'] },
  kind: {
    title: '类别',
    most: 60,
    others: ['单位类别', '类型', '性质', '单位性质', '机构类别', '机构类型', '机构性质'],
  },
  parent: {
    title: '上级单位',
    most: longestName,
    others: ['上级', '主管单位', '主管部门', '隶属单位', '隶属', '隶属关系', '归口部门', '归口管理部门'],
  },
} as const
type Column = keyof typeof columns

const kindWords: readonly (readonly [RegExp, UnitKind])[] = [
  [/乡|镇|街道/, 'township'],
  [/党|群团|纪/, 'party'],
  [/企业|公司/, 'enterprise'],
  [/办公室|政府办/, 'office'],
  [/部门|局|政府|事业|直属|垂管|行政/, 'department'],
  [/其他/, 'other'],
]

/**
 * The units of an .xlsx or .csv, in the order of the list. The head may stand in any of the first twenty rows and have two, or
 * be missing, when the first column that holds words is taken for names and the second for short ones. A unit named more than
 * once, as down a merged cell or for each of its people, is one. Notes, signatures and headings of groups are none, and told.
 */
export async function readUnitsTable(bytes: Buffer): Promise<UnitList | UnitsRefusal> {
  const grids = await readGrids(bytes)
  return 'kind' in grids ? grids : unitsIn(grids)
}

/** {@link readUnitsTable} of pasted lines, a unit each; cells are separated by tabs or commas, units of one line by 、. */
export function readUnitLines(text: string): UnitList | UnitsRefusal {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[ \u3000]+|\s+$/g, ''))
  const tabs = lines.some((line) => line.includes('\t'))
  const rows = lines.map((line) => line.split(tabs ? '\t' : /[,，;；]/).map((cell) => cell.trim()))
  const apart = rows.flatMap((cells, index) => (tabs ? [cells] : linesOf(cells)).map((cells) => ({ cells, index })))
  const grid = { sheet: '', rows: apart.map(({ cells }) => cells), merges: [], flat: true, hidden: [] }
  // told is the line as it was pasted
  return unitsIn([grid], (row) => (apart[row - 1]?.index ?? row - 1) + 1)
}

/** The cells of a pasted line: a name with its short name, or several names, each a line of its own. */
function linesOf(cells: readonly string[]): readonly (readonly string[])[] {
  const [first = '', second = ''] = cells
  // 县财政局 财政局: a short name is made of the full one's characters
  const [name = '', short = '', ...more] = first.split(/[ \u3000]+/)
  if (cells.length === 1 && more.length === 0 && short !== '' && isShortOf(short, name)) return [[name, short]]
  const names = cells.filter((cell) => cell !== '')
  const areNames = names.length > 1 && names.every((cell) => isUnitName(unnumbered(plain(cell))))
  return areNames && !isShortOf(second, first) && !headWords.has(plain(first)) ? names.map((one) => [one]) : [cells]
}

function unitsIn(grids: readonly Grid[], rowOf = (row: number) => row): UnitList | UnitsRefusal {
  const list = listTable<Column>(grids, columns, 'name') ?? withoutHead(grids)
  if (!list) return noRows
  const { sheet, unread, ignored } = list
  const found = new Map<string, UnitRow>()
  const leftOut: { row: number; text: string }[] = []
  let group: UnitKind | null = null
  for (const line of list.rows.map((line) => atRow(line, rowOf(line.row)))) {
    const { row, texts } = line
    const names = namesOf(line)
    if (line.across || names.length === 0) {
      const heading = line.across || isGroupHeading(line.cells.name, texts)
      if (heading) group = kindWords.find(([pattern]) => pattern.test(texts[0] ?? ''))?.[1] ?? null
      leftOut.push({ row, text: [...line.troubles, ...texts].join(' ').slice(0, 120) })
      continue
    }
    for (const name of names) {
      const unit = unitOf(line, name, { alone: names.length === 1, group })
      const before = found.get(name)
      found.set(name, before ? joined(before, unit) : unit)
    }
  }
  if (found.size === 0) return leftOut.length > 0 ? nothingRead(leftOut[0]?.text ?? '') : noRows
  return found.size > mostUnits
    ? tooMany
    : { kind: 'units', sheet, unread, ignored, rows: [...found.values()], leftOut }
}

/** The units that a line names: none in a note or heading, several where a cell has a list of them. */
function namesOf({ cells, lines, texts }: ListRow<Column>): readonly string[] {
  if (isNoteLine(texts) || isGroupHeading(cells.name, texts)) return []
  const broken = lines.name ?? []
  const parts = cells.name.split(/[、,;/]/)
  const lists = [broken, parts].map((list) => list.map((part) => unnumbered(plain(part))))
  const several = lists.find((list) => list.length > 1 && list.every((name) => name.length > 2 && isUnitName(name)))
  const whole = unnumbered(plain(cells.name))
  // a name broken in a narrow cell goes on in the next line
  if (several && (several !== lists[0] || several.every((name) => unitEnd.test(name)))) return several
  return isUnitName(whole) ? [whole] : []
}

function unitOf(
  { row, cells, troubles }: ListRow<Column>,
  name: string,
  { alone, group }: { readonly alone: boolean; readonly group: UnitKind | null },
): UnitRow {
  const kind = kindWords.find(([pattern]) => pattern.test(cells.kind))?.[1] ?? null
  const own = [...troubles]
  if (cells.kind !== '' && kind === null) own.push(`类别“${cells.kind.slice(0, 20)}”认不出，暂按名称判断，请核对`)
  if (!alone && cells.shortName !== '') own.push(`一格里有几个单位，简称“${cells.shortName}”不知是哪一个的`)
  if (isGroupName(name)) own.push('像是几个单位的统称，请改为各单位的名称')
  const long = listTrouble(name, longestName)
  if (long !== null) own.push(`单位名称：${long}`)
  return {
    ...{ row, name: name.slice(0, longestName) },
    shortName: (alone && plain(cells.shortName)) || null,
    aliases: cells.aliases
      .split(/[、,;/]/)
      .map(plain)
      .filter((one) => one !== ''),
    kind: kind ?? (cells.kind === '' ? group : null),
    parent: plain(cells.parent) || null,
    troubles: own,
  }
}

/** A unit that a list names twice, with what each of the lines says. */
function joined(before: UnitRow, next: UnitRow): UnitRow {
  const aliases = new Set([...before.aliases, ...next.aliases])
  if (next.shortName !== null && before.shortName !== null && next.shortName !== before.shortName)
    aliases.add(next.shortName)
  const troubles = [...before.troubles, ...next.troubles.filter((trouble) => !before.troubles.includes(trouble))]
  if (before.parent !== null && next.parent !== null && before.parent !== next.parent)
    troubles.push(`第 ${before.row} 行和第 ${next.row} 行写的上级单位不同：“${before.parent}”“${next.parent}”`)
  return {
    ...before,
    ...{ aliases: [...aliases], troubles },
    shortName: before.shortName ?? next.shortName,
    kind: before.kind ?? next.kind,
    parent: before.parent ?? next.parent,
  }
}

/** A list without a head: the first column that mostly holds names, and the next one for short names. */
function withoutHead(grids: readonly Grid[]): ReturnType<typeof listTable<Column>> {
  const [best] = grids
    .flatMap((grid) => {
      const { rows } = grid
      const width = Math.max(0, ...rows.map((row) => row.length))
      const words = (column: number) => rows.filter((row) => isUnitName(unnumbered(plain(row[column] ?? '')))).length
      const filled = rows.filter((row) => row.some((cell) => cell !== '')).length
      const first = Array.from({ length: width }, (_, column) => column).find((column) => words(column) * 2 > filled)
      return first === undefined ? [] : [{ grid, first, count: words(first) }]
    })
    .toSorted((a, b) => b.count - a.count)
  if (!best) return undefined
  const { grid, first } = best
  // what is called for says nothing of where the list begins: the columns get their heads
  const head = Array.from({ length: Math.max(first + 2, ...grid.rows.map((row) => row.length)) }, (_, column) =>
    column === first ? columns.name.title : column === first + 1 ? columns.shortName.title : '',
  )
  const list = listTable<Column>([{ ...grid, rows: [head, ...grid.rows] }], columns, 'name')
  const unread = grids.filter((other) => other !== grid).map(({ sheet }) => sheet)
  return (
    list && { ...list, unread: [...unread, ...list.unread], rows: list.rows.map((line) => atRow(line, line.row - 1)) }
  )
}

const atRow = (line: ListRow<Column>, row: number): ListRow<Column> => ({
  ...line,
  row,
  troubles: line.troubles.map((trouble) => trouble.replace(/\d+(?=“)/, String(row))),
})

const plain = (text: string): string => oneLine(text).replace(/ /g, '')

const headWords: ReadonlySet<string | RegExp> = new Set(
  Object.values(columns).flatMap(({ title, others }) => [title, ...others]),
)

/** Whether the one name is made of characters of the other in their order: 发改局 of 发展和改革局. */
function isShortOf(short: string, name: string): boolean {
  let at = 0
  for (const character of plain(name)) if (character === plain(short)[at]) at += 1
  return short !== '' && plain(short).length < plain(name).length && at === plain(short).length
}

/** What names of units end with. */
const unitEnd =
  /(?:局|委|办|部|厅|院|校|所|站|队|中心|公司|集团|会|社|馆|台|镇|乡|街道|办事处|办公室|政府|区|园|行|处|科|学|厂|矿|室|法院|检察院)(?:[(（].*[)）])?$/

/** Whether a line is the heading of the units below it: `一、县直部门（12个）`. */
const isGroupHeading = (name: string, texts: readonly string[]): boolean => {
  const words = unnumbered(plain(name))
  return (
    texts.length === 1 &&
    words !== plain(name) &&
    /(?:部门|单位|机关|机构|系统|组织|团体|企业|乡镇|街道|园区|类)(?:[(（].*[)）])?(?:[:：]?共?\d+个)?$/.test(words)
  )
}

/** Whether a text can be a unit's name: no number, no note, no signature line, no sum. */
const isUnitName = (text: string): boolean =>
  text.length >= 2 &&
  /\p{Script=Han}{2}/u.test(text) &&
  !isNoteLine([text]) &&
  !/^(?:序号|合计|总计|小计|共计|备注|说明|示例|填表|制表|日期|附件|电话|单位名称|以上)|[:：。]|^共?\d+个|(?:名单|一览表|通讯录|统计表|名录)$/.test(
    text,
  ) &&
  !headWords.has(text)

const noRows = refusal(
  422,
  'no-rows',
  '没有读出单位名称。表格应有“单位名称”一列；粘贴时每行一个单位。',
  'No names of units were found. A sheet needs a column 单位名称; pasted lines hold one unit each.',
)
const nothingRead = (text: string) =>
  refusal(
    422,
    'no-rows',
    `没有读出单位名称：${text.slice(0, 60)}。请改正后再导入；表格应有“单位名称”一列。`,
    'No names of units could be read.',
  )
const tooMany = refusal(422, 'too-many-rows', `一次最多 ${mostUnits} 个单位。`, `At most ${mostUnits} units at once.`)
