import { secrecyMarks } from '@luoshi/report'
import { readLimit } from '@luoshi/report/limit'
import { longestUpperNumber, upperNumberIn } from '../../domain/matters/upper-number.ts'
import type { UpperColumn, UpperField, UpperLimit, UpperOrder } from '../../domain/matters/upper-order.ts'
import type { Importance } from '../../domain/vocabulary.ts'
import { isNoteLine } from '../list-trouble.ts'
import { cellTrouble } from '../tasks/cell-error.ts'
import type { Named } from '../tasks/names-in-cell.ts'
import type { UpperTableRow } from './upper-orders-table.ts'

/** A row of a ledger beside what was understood of it; null with the trouble where it cannot be taken in. */
export interface UnderstoodOrder {
  /** Row of the sheet, from 1; of an order over several rows the first. */
  readonly row: number
  /** What stands in the columns that are taken in, as it stands there. */
  readonly cells: Readonly<Partial<Record<UpperField, string>>>
  readonly order: UpperOrder | null
  /** Why not, with the words of the cell; null where it was understood. */
  readonly trouble: string | null
}

/** The longest title; a longer one is cut, and the whole stands in what is asked. */
const longestTitle = 200
const longest = 4000
const longestUnits = 50

/**
 * The orders of a table by what its columns hold. Rows that follow one another with one number are one order with the units of
 * all. A cell that cannot be read, or not for certain, leaves its order out: nothing is guessed, and nothing taken for empty.
 */
export function understandOrders(
  rows: readonly UpperTableRow[],
  columns: readonly UpperColumn[],
  units: (text: string) => Named,
): readonly UnderstoodOrder[] {
  const read = rows.map(({ row, cells }) => ({ row, ...cellsOf(cells, columns) }))
  const together: (typeof read)[number][] = []
  for (const next of read) {
    const last = together.at(-1)
    if (last && sameOrder(last.cells, next.cells)) {
      const cells = { ...last.cells }
      for (const field of ['leads', 'partners'] as const) {
        const parts = [last.cells[field] ?? '', next.cells[field] ?? ''].filter((text) => text !== '')
        if (parts.length > 0) cells[field] = [...new Set(parts)].join('、')
      }
      together[together.length - 1] = {
        row: last.row,
        cells,
        broken: last.broken ?? next.broken,
        across: false,
        note: false,
      }
    } else together.push(next)
  }
  const seen = new Map<string, number>()
  return together.map(({ row, cells, broken, across, note }) => {
    const left = (trouble: string): UnderstoodOrder => ({ row, cells, order: null, trouble })
    if (across) return left('整行合并的文字，不是事项')
    if (note) return left('合计、备注或落款，不是事项')
    if (broken) return left(broken)
    const order = orderOf(cells, units)
    if (typeof order === 'string') return left(order)
    const before = seen.get(order.number)
    if (before !== undefined) return left(`上级编号与第 ${before} 行相同，内容不同`)
    seen.set(order.number, row)
    return { row, cells, order, trouble: null }
  })
}

function cellsOf(texts: readonly string[], columns: readonly UpperColumn[]) {
  const cells: Partial<Record<UpperField, string>> = {}
  let broken: string | null = null
  for (const [index, { name, field }] of columns.entries()) {
    const text = texts[index] ?? ''
    if (field === null) continue
    cells[field] = text
    const trouble = cellTrouble(text)
    if (trouble !== null) broken ??= `“${name}”：${trouble}`
  }
  const across = texts.length > 2 && texts.every((text) => text === texts[0])
  return { cells, broken, across, note: isNoteLine(texts.filter((text) => text !== '')) }
}

/** Whether a row goes on with the order above it: one number, and nothing but its units tells another thing. */
function sameOrder(above: UnderstoodOrder['cells'], below: UnderstoodOrder['cells']): boolean {
  if (upperNumberIn(above.number) === '' || upperNumberIn(above.number) !== upperNumberIn(below.number)) return false
  return (Object.keys(below) as UpperField[]).every(
    (field) => field === 'leads' || field === 'partners' || field === 'number' || above[field] === below[field],
  )
}

/** The order that the cells tell, or why they tell none. */
function orderOf(cells: UnderstoodOrder['cells'], units: (text: string) => Named): UpperOrder | string {
  const said = (field: UpperField) => (cells[field] ?? '').trim()
  const number = upperNumberIn(cells.number)
  if (number === '') return '没有上级编号，无法与以后的台账对上'
  if (number.length > longestUpperNumber) return `上级编号超过 ${longestUpperNumber} 字`
  const whole = said('title')
  if (whole.length < 2) return whole === '' ? '没有事项' : `事项“${whole}”不足两个字`
  const demanded = said('asked')
  if (demanded.length === 1) return `办理要求“${demanded}”不足两个字`
  for (const field of ['number', 'title', 'asked', 'from', 'progress', 'state'] as const) {
    if (said(field).length > longest) return `“${said(field).slice(0, 20)}…”超过 ${longest} 字`
    const [mark] = secrecyMarks(said(field))
    if (mark) return `“${String(mark.found ?? '')}”像是密级标志，涉密内容不得录入本系统`
  }
  const day = dayIn(said('day'))
  if (day === undefined) return `交办日期“${said('day')}”读不出是哪一天，请写成 2031年3月5日 的样子`
  const limit = limitIn(said('limit'))
  if (limit === undefined)
    return `办理期限“${said('limit')}”读不出，请写成 2031年3月5日、7天、10个工作日或 1个月 的样子`
  const importance = importanceIn(said('importance'))
  if (importance === undefined) return `重要程度“${said('importance')}”读不出，请写“一般”或“重大复杂”`
  const leads = unitsIn('责任单位', said('leads'), units)
  if (typeof leads === 'string') return leads
  const partners = unitsIn('协办单位', said('partners'), units)
  if (typeof partners === 'string') return partners
  if (partners.some((unitId) => leads.includes(unitId))) return '同一单位既在责任单位，又在协办单位'
  return {
    number,
    title: whole.length > longestTitle ? `${whole.slice(0, longestTitle - 1)}…`.toWellFormed() : whole,
    asked: demanded || whole,
    leadUnitIds: leads,
    partnerUnitIds: partners,
    ...{ day, limit, importance },
    ...{ from: said('from') || null, progress: said('progress') || null, state: said('state') || null },
  }
}

function unitsIn(column: string, text: string, units: (text: string) => Named): readonly string[] | string {
  if (text === '') return []
  if (/(?:牵头|配合|协办|参与|主办)[^:：]{0,4}[:：]/.test(text) && /配合|协办|参与/.test(text))
    return `${column}“${text.slice(0, 40)}”把牵头和配合单位写在一格，请分成两列`
  const named = units(text)
  if (named.kind === 'trouble') return `${column}：${named.message}`
  return named.ids.length > longestUnits ? `${column}超过 ${longestUnits} 个` : named.ids
}

/** The day a cell names with its year; null for an empty cell, undefined for one that names no single day for certain. */
function dayIn(text: string): string | null | undefined {
  if (text === '') return null
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ')
  // a month or a span has a last day, but was not given on it
  const single = /[日号]|\d[-./]\d{1,2}[-./]\d|^\d{8}$/.test(plain) && !/[至到~—–]|起/.test(plain)
  return single ? yearSaid(plain) : undefined
}

/** The last day that words name together with its year; undefined where they leave the year to the reader. */
function yearSaid(text: string): string | undefined {
  const [one, other] = [2001, 2002].map((year) => readLimit(text, year))
  return one?.kind === 'day' && other?.kind === 'day' && one.day === other.day ? one.day : undefined
}

/** The limit a cell names; null for an empty cell, undefined for one that cannot be read for certain. */
function limitIn(text: string): UpperLimit | undefined {
  if (text === '') return null
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const counted =
    /^([\d一二两三四五六七八九十]{1,4})(个工作日|工作日|个自然日|自然日|日|天|周|个星期|星期|个月)(?:以内|之内|内)?(?:办结|完成|反馈)?$/.exec(
      plain,
    )
  if (!counted) {
    const day = yearSaid(text)
    return day === undefined ? undefined : { kind: 'date', day }
  }
  const [, digits = '', unit = ''] = counted
  const count = countIn(digits)
  if (count === undefined || count < 1 || count > 3660) return undefined
  if (unit === '个月') return count > 120 ? undefined : { kind: 'months', count }
  const basis = unit.includes('工作日') ? 'work' : 'natural'
  return { kind: 'days', count: /周|星期/.test(unit) ? count * 7 : count, basis }
}

/** `10`, 十五, 两; undefined for what is no number up to 99 or in digits. */
function countIn(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words)
  const digit = (one: string) => '零一二三四五六七八九'.indexOf(one === '两' ? '二' : one)
  const [, tens, ten, ones] = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(words) ?? []
  if (ten) return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0)
  return tens && !ones ? digit(tens) : undefined
}

function importanceIn(text: string): Importance | undefined {
  const plain = text.normalize('NFKC').replace(/[^\p{L}]/gu, '')
  if (plain === '' && text.trim() === '') return 'ordinary'
  if (/^(?:重大复杂|重大|复杂|重大或复杂|重大事项|复杂事项|重大复杂事项)$/.test(plain)) return 'major'
  return /^(?:一般|普通|日常|常规|一般性?事项)$/.test(plain) ? 'ordinary' : undefined
}
