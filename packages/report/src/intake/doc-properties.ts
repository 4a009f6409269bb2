/** The properties that the reading needs of a paragraph of a `.doc`. */
export interface DocParagraph {
  inTable: boolean
  /** True for the mark at the end of a table row. */
  rowEnd: boolean
  style: number
  /** Index from 1 into the list overrides, 0 for none. */
  list: number | null
  level: number | null
}

/** A stretch of the `WordDocument` stream (half-open, in bytes) and what is set for it. */
export interface DocRun<T> {
  readonly start: number
  readonly end: number
  readonly value: T
}

const opcodes = {
  inTable: 0x2416,
  rowEnd: 0x2417,
  level: 0x260a,
  list: 0x460b,
  deleted: 0x0800,
  hidden: 0x083c,
  struck: 0x0837,
  struckTwice: 0x2a53,
  raised: 0x2a48,
} as const

/** The paragraphs' properties in the order of the stream, from the pages that the table at `fc` lists. */
export function paragraphRuns(main: DataView, table: DataView, fc: number, lcb: number): DocRun<DocParagraph>[] {
  return readRuns(main, table, fc, lcb, 13, (page, entry) => {
    if (entry === 0) return plainParagraph(0)
    let at = page + entry * 2
    const words = main.getUint8(at++)
    // an odd length is kept as one word more, less a byte; 0 says that the even one follows
    const length = words === 0 ? main.getUint8(at++) * 2 : words * 2 - 1
    if (length < 2) return plainParagraph(0)
    const paragraph = plainParagraph(main.getUint16(at, true))
    readParagraph(main, at + 2, at + length, paragraph)
    return paragraph
  })
}

/** Why a stretch of a `.doc` may be no part of its text. */
export type DocLook = 'hidden' | 'deleted' | 'struck' | 'raised'

const looks = new Map<number, DocLook>([
  [opcodes.hidden, 'hidden'],
  [opcodes.deleted, 'deleted'],
  [opcodes.struck, 'struck'],
  [opcodes.struckTwice, 'struck'],
  [opcodes.raised, 'raised'],
])

/** Stretches that are hidden, deleted by a tracked change, struck out or raised. */
export function lookRuns(main: DataView, table: DataView, fc: number, lcb: number): DocRun<DocLook>[] {
  const runs = readRuns(main, table, fc, lcb, 1, (page, entry) => {
    if (entry === 0) return null
    const at = page + entry * 2
    let look: DocLook | null = null
    for (const [opcode, operand] of properties(main, at + 1, at + 1 + main.getUint8(at))) {
      const own = looks.get(opcode)
      if (own !== undefined && main.getUint8(operand) === 1 && look !== 'hidden') look = own
    }
    return look
  })
  return runs.flatMap(({ start, end, value }) => (value === null ? [] : [{ start, end, value }]))
}

/** Set what a list of properties says of a paragraph. */
export function readParagraph(view: DataView, start: number, end: number, paragraph: DocParagraph): void {
  for (const [opcode, operand] of properties(view, start, end)) {
    if (opcode === opcodes.inTable) paragraph.inTable = view.getUint8(operand) === 1
    else if (opcode === opcodes.rowEnd) paragraph.rowEnd = view.getUint8(operand) === 1
    else if (opcode === opcodes.level) paragraph.level = view.getUint8(operand)
    else if (opcode === opcodes.list) paragraph.list = view.getUint16(operand, true)
  }
}

/** A paragraph of this style before any property is applied: outside tables and lists. */
export function plainParagraph(style: number): DocParagraph {
  return { inTable: false, rowEnd: false, style, list: null, level: null }
}

function readRuns<T>(
  main: DataView,
  table: DataView,
  fc: number,
  lcb: number,
  width: number,
  read: (page: number, entry: number) => T,
): DocRun<T>[] {
  const runs: DocRun<T>[] = []
  const pages = Math.floor((lcb - 4) / 8)
  for (let i = 0; i < pages; i++) {
    const page = table.getUint32(fc + (pages + 1) * 4 + i * 4, true) * 512
    if (page + 512 > main.byteLength) continue
    const count = main.getUint8(page + 511)
    for (let j = 0; j < count && (j + 2) * 4 + count * width < 512; j++) {
      const entry = main.getUint8(page + (count + 1) * 4 + j * width)
      runs.push({
        start: main.getUint32(page + j * 4, true),
        end: main.getUint32(page + j * 4 + 4, true),
        value: read(page, entry),
      })
    }
  }
  return runs
}

/** Opcode and place of operand of each property in a list. */
function* properties(view: DataView, start: number, end: number): Generator<[number, number]> {
  const last = Math.min(end, view.byteLength)
  for (let at = start; at + 2 < last; ) {
    const opcode = view.getUint16(at, true)
    at += 2
    yield [opcode, at]
    at += operandSize(view, opcode, at)
  }
}

function operandSize(view: DataView, opcode: number, at: number): number {
  switch (opcode >> 13) {
    case 0:
    case 1:
      return 1
    case 3:
      return 4
    case 6:
      // a table's definition says its length in two bytes
      return opcode === 0xd608 ? view.getUint16(at, true) + 1 : view.getUint8(at) + 1
    case 7:
      return 3
    default:
      return 2
  }
}
