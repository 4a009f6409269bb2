import { type DocParagraph, plainParagraph, readParagraph } from './doc-properties.ts'
import type { List, ListLevel } from './list-counter.ts'

// the number formats of the binary format, in its order, by the names of `w:numFmt`
const formats =
  'decimal upperRoman lowerRoman upperLetter lowerLetter decimal decimal decimal decimal decimal ideographDigital japaneseCounting decimal decimal decimalFullWidth decimal chineseLegalSimplified japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 decimal decimal decimalZero bullet decimal decimal decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiac taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand'.split(
    ' ',
  )

/** The automatic lists of a `.doc` by the number (from 1) that paragraphs name them by. */
export function readDocLists(
  table: DataView,
  lst: number,
  lstSize: number,
  lfo: number,
  lfoSize: number,
): Map<string, List> {
  const lists = new Map<string, List>()
  if (lstSize < 2 || lfoSize < 4) return lists
  const families = readFamilies(table, lst, lstSize)
  const count = Math.min(table.getUint32(lfo, true), lfoSize >> 4)
  let at = lfo + 4 + count * 16
  for (let i = 0; i < count; i++) {
    const family = String(table.getInt32(lfo + 4 + i * 16, true))
    const levels = new Map(families.get(family))
    const starts = new Map<number, number>()
    const overrides = table.getUint8(lfo + 4 + i * 16 + 12)
    at += 4
    for (let j = 0; j < overrides; j++) {
      const flags = table.getUint32(at + 4, true)
      if (flags & 0x10) starts.set(flags & 0xf, table.getInt32(at, true))
      at += 8
      if (flags & 0x20) {
        const { level, end } = readLevel(table, at)
        levels.set(flags & 0xf, level)
        at = end
      }
    }
    lists.set(String(i + 1), { family, levels, starts })
  }
  return lists
}

function readFamilies(table: DataView, lst: number, lstSize: number): Map<string, Map<number, ListLevel>> {
  const families = new Map<string, Map<number, ListLevel>>()
  const count = Math.min(table.getUint16(lst, true), Math.floor(lstSize / 28))
  // the levels stand behind the table, one for a simple list, nine for others
  let at = lst + 2 + count * 28
  for (let i = 0; i < count; i++) {
    const start = lst + 2 + i * 28
    const levels = new Map<number, ListLevel>()
    const simple = (table.getUint8(start + 26) & 1) === 1
    for (let j = 0; j < (simple ? 1 : 9); j++) {
      const { level, end } = readLevel(table, at)
      levels.set(j, level)
      at = end
    }
    families.set(String(table.getInt32(start, true)), levels)
  }
  return families
}

function readLevel(table: DataView, at: number): { readonly level: ListLevel; readonly end: number } {
  const text = at + 28 + table.getUint8(at + 24) + table.getUint8(at + 25)
  const length = table.getUint16(text, true)
  let pattern = ''
  for (let i = 0; i < length; i++) {
    const code = table.getUint16(text + 2 + i * 2, true)
    pattern += code < 9 ? `%${code + 1}` : String.fromCharCode(code)
  }
  const format = formats[table.getUint8(at + 4)] ?? 'none'
  const plain = (table.getUint8(at + 5) & 4) !== 0
  return { level: { format, text: pattern, start: table.getInt32(at, true), plain }, end: text + 2 + length * 2 }
}

/** Paragraph properties by style, with those of the styles they are based on. */
export function readDocStyles(table: DataView, fc: number, lcb: number): DocParagraph[] {
  const styles: DocParagraph[] = []
  if (lcb < 8) return styles
  const bases: number[] = []
  const end = Math.min(fc + lcb, table.byteLength)
  const count = table.getUint16(fc + 2, true)
  const baseSize = table.getUint16(fc + 4, true)
  let at = fc + 2 + table.getUint16(fc, true)
  for (let i = 0; i < count && at + 2 <= end; i++) {
    const size = table.getUint16(at, true)
    const style = plainParagraph(i)
    bases.push(size >= 6 ? table.getUint16(at + 4, true) >> 4 : 0xfff)
    if (size >= baseSize + 2 && (table.getUint16(at + 4, true) & 0xf) === 1) {
      const name = at + 2 + baseSize
      let upx = name + 2 + table.getUint16(name, true) * 2 + 2
      upx += (upx - at) & 1
      if (upx + 2 <= at + 2 + size) readParagraph(table, upx + 4, upx + 2 + table.getUint16(upx, true), style)
    }
    styles.push(style)
    at += 2 + size
  }
  styles.forEach((style, i) => {
    for (
      let base = bases[i] ?? 0xfff, steps = 0;
      base < styles.length && steps < 20;
      base = bases[base] ?? 0xfff, steps++
    ) {
      style.list ??= styles[base]?.list ?? null
      style.level ??= styles[base]?.level ?? null
    }
  })
  return styles
}
