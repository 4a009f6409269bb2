import { format, getFormatDateInfo, getFormatFromId, isDateFormat, isTextFormat } from 'numfmt'
import { addDays } from '../../domain/day.ts'
import { withoutEntities } from '../../domain/xml-entities.ts'
import { uncomputed } from './cell-error.ts'
import { attribute, tags } from './xml-tags.ts'

/** The number formats of a workbook's cells, by style; `from1904` where its days are counted from 1904. */
export interface CellFormats {
  readonly codes: readonly string[]
  readonly from1904: boolean
}

/** {@link CellFormats} of `xl/styles.xml` and `xl/workbook.xml`. */
export function cellFormats(styles: string, workbook: string): CellFormats {
  const own = new Map(
    tags(styles, 'numFmt').map((tag) => [attribute(tag, 'numFmtId'), withoutEntities(attribute(tag, 'formatCode'))]),
  )
  const list = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? ''
  const codes = tags(list, 'xf').map((tag) => {
    const id = attribute(tag, 'numFmtId')
    return own.get(id) ?? chinese.get(Number(id)) ?? getFormatFromId(Number(id)) ?? 'General'
  })
  const from1904 = /^(?:1|true|on)$/i.test(attribute(tags(workbook, 'workbookPr')[0] ?? '', 'date1904'))
  return { codes, from1904 }
}

/** What the formats that depend on the language mean in Chinese. */
const chinese: ReadonlyMap<number, string> = new Map(
  [
    [[27, 57], 'yyyy"年"m"月"'],
    [[28, 29, 51, 54, 58], 'm"月"d"日"'],
    [[30], 'm-d-yy'],
    [[31], 'yyyy"年"m"月"d"日"'],
    [[32, 55], 'h"时"mm"分"'],
    [[33, 56], 'h"时"mm"分"ss"秒"'],
    [[36, 50], 'yyyy"年"m"月"'],
    [[52], 'yyyy"年"m"月"'],
    [[53], 'm"月"d"日"'],
  ].flatMap(([ids, code]) => (ids as number[]).map((id) => [id, code as string] as const)),
)

/**
 * A sheet's XML in which each number stands as its cell shows it: `95%` for 0.95, `1200万元`, `6.30`, `12:00`; a day as
 * `YYYY-MM-DD`, or `2031年6月` where the cell shows no more. A formula that failed stands as its error, one without a
 * result as {@link uncomputed}: what reads the sheet next takes both for empty cells.
 */
export function shownCells(xml: string, formats: CellFormats): string {
  const open = /<((?:\w+:)?)c(?=[\s/>])([^<>]*)>/g
  const out: string[] = []
  let from = 0
  for (let tag = open.exec(xml); tag; tag = open.exec(xml)) {
    const [whole, prefix = '', attributes = ''] = tag
    if (attributes.endsWith('/')) continue
    const close = `</${prefix}c>`
    const end = xml.indexOf(close, open.lastIndex)
    if (end < 0) break
    const body = xml.slice(tag.index + whole.length, end)
    open.lastIndex = end + close.length
    const text = shown(attributes, body, formats)
    if (text === null) continue
    const [reference = ''] = /\sr=(["'])[A-Z]{1,3}[1-9]\d{0,6}\1/.exec(` ${attributes}`) ?? []
    out.push(xml.slice(from, tag.index))
    out.push(
      `<${prefix}c${reference} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}is>${close}`,
    )
    from = open.lastIndex
  }
  out.push(xml.slice(from))
  return out.join('')
}

/** What to write for a cell; null to leave it as it is. */
function shown(attributes: string, body: string, formats: CellFormats): string | null {
  const type = attribute(` ${attributes}`, 't')
  const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(body)?.[1]?.trim() ?? ''
  if (type === 'e') return value || '#VALUE!'
  const formula = /<(?:\w+:)?f[\s/>]/.test(body)
  if (value === '') return formula && type !== 'str' && type !== 'inlineStr' ? uncomputed : null
  if (type !== '' && type !== 'n') return null
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(value)) return null
  const style = attribute(` ${attributes}`, 's')
  return shownNumber(value, formats.codes[Number(style || 0)] ?? 'General', formats.from1904)
}

/** A number as a cell with that format shows it. */
export function shownNumber(value: string, code: string, from1904 = false): string {
  // more digits than a spreadsheet counts with: as the file has them
  const plain = /^[-+]?\d{16,}$/.test(value) ? value : String(Number(Number(value).toPrecision(15)))
  try {
    if (isDateFormat(code)) return shownDay(Number(value) + (from1904 ? 1462 : 0), code)
    // Chinese figures are written in plain ones; what the format sets beside them stays
    const known = code.replaceAll('G/通用格式', 'General').replace(/\[DBNum\d\]/gi, '')
    if (/^(?:\[\$[^\]]*\])?general$/i.test(known) || isTextFormat(known)) return plain
    // more digits than a spreadsheet shows, as numbers of documents have them
    if (/^[-+]?\d{16,}$/.test(plain) && /^[0#,]+$/.test(known)) return plain
    // a format that shows nothing hides the number, it does not take it away
    // Chinese versions write ! where others write a backslash
    const own = known.replace(/"[^"]*"|\\.|!(.)/g, (whole, mark?: string) => (mark === undefined ? whole : `\\${mark}`))
    return format(own, Number(value), { throws: true }).trim() || plain
  } catch {
    return plain
  }
}

function shownDay(serial: number, code: string): string {
  const { year, month, day, hours, minutes } = getFormatDateInfo(code)
  if (serial < 0 || serial >= 2_958_466) return '####'
  const date = addDays(serial < 60 ? '1899-12-31' : '1899-12-30', Math.floor(serial + 1e-9))
  const [y = 0, m = 0, d = 0] = date.split('-').map(Number)
  const two = (part: number) => String(part).padStart(2, '0')
  const minute = Math.round((serial - Math.floor(serial + 1e-9)) * 1440)
  const clock = `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`
  const timed = Boolean(hours || minutes) && minute > 0 && minute < 1440
  if (day || weekday.test(code)) return `${y}-${two(m)}-${two(d)}${timed ? ` ${clock}` : ''}`
  if (year && month) return `${y}年${m}月`
  if (year) return `${y}年`
  if (month) return `${m}月`
  return Math.floor(serial) > 0 ? format(code, serial) : clock
}

const weekday = /a{3,4}/i

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
