import { at } from '../outline/at.ts'
import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import type { Figure, Op } from '../report.ts'
import type { Span } from '../source/span.ts'

/** One entry of a table and where it stands. */
export interface Cell {
  readonly text: string
  readonly span: Span
}

/** One row below a table's head, with the head's words for its columns. */
export interface Row {
  readonly unit: OutlineUnit
  readonly cells: readonly Cell[]
  readonly head: readonly string[]
}

/** A table in the text: its rows, and the first line it takes. */
export interface Table {
  readonly line: number
  readonly rows: readonly Row[]
}

/** The tables of the units `[from, to)`: lines one below the other whose cells are separated by tabs. The first row is the head. */
export function tablesIn({ text, units, lines }: Outline, from: number, to: number): Table[] {
  if (!text.includes('\t')) return []
  const tables: Table[] = []
  let head: readonly string[] | null = null
  let rows: Row[] = []
  let first = 0
  const close = () => {
    if (head !== null && rows.length > 0) tables.push({ line: first, rows })
    head = null
    rows = []
  }
  for (const line of lines) {
    if (line.from < from || line.from >= to) continue
    const cells = cellsOf(text, line)
    if (cells.length < 3) close()
    else if (head === null) {
      head = cells.map((cell) => cell.text)
      first = line.index
    } else rows.push({ unit: at(units, line.from), cells, head })
  }
  close()
  return tables
}

/** The row of a table that a unit begins; null where it begins none. */
export function rowOf(outline: Outline, unit: OutlineUnit): Row | null {
  if (!unit.first || !outline.text.includes('\t')) return null
  const { lines } = outline
  let top = unit.line
  while (top > 0 && cellsOf(outline.text, at(lines, top - 1)).length >= 3) top--
  const [table] = top === unit.line ? [] : tablesIn(outline, at(lines, top).from, at(lines, unit.line).to)
  return table?.rows.at(-1) ?? null
}

function cellsOf(text: string, { start, end }: Pick<OutlineLine, 'start' | 'end'>): Cell[] {
  const cells: Cell[] = []
  let from = start
  for (let i = start; i <= end; i++) {
    if (i < end && text.charAt(i) !== '\t') continue
    cells.push({ text: text.slice(from, i).trim(), span: [from, i] })
    from = i + 1
  }
  return cells
}

const goal = /目标|今年|计划|预期|建议/
const done = /完成|实际|上年|去年|实绩/

/** The cell that states what is aimed at this year: under a head that says so, else the last. */
function goalCell({ cells, head }: Row): Cell | undefined {
  const column = head.findLastIndex((words) => goal.test(words) && !done.test(words))
  return cells[column < 0 ? cells.length - 1 : column]
}

/** Whether a row states a target: its goal is a number, a bound or a comparison. */
export function statesGoal(row: Row): boolean {
  const words = goalCell(row)?.text ?? ''
  return row.cells[0]?.text !== '' && (/\d/.test(words) || /同步|完成|下达|持平|高于/.test(words))
}

const value =
  /^(力争|不低于|不少于|不高于|不超过|超过|突破|高于|约|前|下降|降低|增长)?(-?\d+(?:\.\d+)?)(?:[—–~～-]+(\d+(?:\.\d+)?))?([%％‰]?)(?:[^\d]{0,8}?)(以上|以下|以内|左右)?$/
const before: Readonly<Record<string, Op>> = {
  不低于: '>=',
  不少于: '>=',
  不高于: '<=',
  不超过: '<=',
  超过: '>',
  突破: '>',
  高于: '>',
  约: '~',
  前: 'rank<=',
}
const behind: Readonly<Record<string, Op>> = { 以上: '>=', 以下: '<=', 以内: '<=', 左右: '~' }

/** The figure a row of targets states: the metric of its first cell, the unit of its column or its goal's own. */
export function figuresOfRow(row: Row): readonly Figure[] {
  const cell = goalCell(row)
  const found = cell && value.exec(cell.text.replace(/\s/g, ''))
  const unitColumn = row.head.findIndex((words) => /^(?:计量)?单位$/.test(words))
  const metric = row.cells.find(({ text }) => text !== '' && !/^\d+$/.test(text))?.text ?? ''
  if (!cell || metric === '') return []
  const shared = { metric, max: null, change: /增速|增幅|增长率|涨幅|降幅/.test(metric), of: null, span: cell.span }
  if (!found) {
    const word = /完成|同步|持平/.exec(cell.text)?.[0]
    return word === undefined
      ? []
      : [{ ...shared, op: word === '完成' ? 'done' : 'with', value: word === '完成' ? word : null, unit: null }]
  }
  const [, lead = '', number = '', upper, percent, tail = ''] = found
  const op = before[lead] ?? behind[tail] ?? '='
  const falls = lead === '下降' || lead === '降低' || /降幅/.test(metric)
  return [
    {
      ...shared,
      op,
      value: falls ? -Number(number) : Number(number),
      max: upper === undefined ? null : Number(upper),
      unit: percent || row.cells[unitColumn]?.text || null,
      change: shared.change || falls || lead === '增长',
    },
  ]
}

const what = /事项|项目|内容|任务|名称|措施/
const who = /单位|部门|牵头|责任/
const when = /时限|时间|期限/

/** Of a row that promises work: what is to be done, by whom, and when; null where its head names no column of work. */
export function promiseOfRow({ cells, head }: Row): {
  readonly what: Cell
  readonly who: readonly string[]
  readonly when: Cell | null
} | null {
  const column = (pattern: RegExp) => cells[head.findIndex((words) => pattern.test(words) && !/计量/.test(words))]
  const work = column(what)
  if (work === undefined || work.text === '') return null
  const names = column(who)?.text ?? ''
  return { what: work, who: names.split(/[、，,；; ]+/).filter(Boolean), when: column(when) ?? null }
}
