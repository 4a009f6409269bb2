import { CompoundFile } from './compound-file.ts'
import type { Reading } from './decoded.ts'
import { docLines } from './doc-lines.ts'
import { readDocLists, readDocStyles } from './doc-lists.ts'
import { lookRuns, paragraphRuns } from './doc-properties.ts'
import { DocText } from './doc-text.ts'
import { joinLines } from './lines-of-text.ts'
import { listCounter } from './list-counter.ts'
import { brokenWord, emptyFile, encryptedFile, unsupportedFormat } from './refusals.ts'
import { SetAside } from './set-aside.ts'

// places in the file information block
const at = {
  flags: 0x0a,
  first: 0x18,
  last: 0x1c,
  characters: 0x4c,
  styles: 0xa2,
  runs: 0xfa,
  paragraphs: 0x102,
  pieces: 0x1a2,
  lists: 0x2e2,
  overrides: 0x2ea,
} as const

/**
 * A Word 97–2003 document, or one of the old WPS Writer, which has the same streams. Read here and not by
 * word-extractor, which never ends on a file whose chains run in circles and loses the automatic numbers.
 */
export function readDoc(bytes: Uint8Array): Reading {
  const file = open(bytes)
  if (!file) return brokenWord('DOC')
  // a .docx behind a password is kept in a compound file, too
  if (file.has('EncryptedPackage')) return encryptedFile('Word')
  if (file.has('Workbook') || file.has('Book')) return unsupportedFormat('电子表格（xls）', 'a spreadsheet (xls)')
  if (file.has('PowerPoint Document')) return unsupportedFormat('演示文稿（ppt）', 'a presentation (ppt)')
  try {
    return readWord(file)
  } catch (cause) {
    if (cause instanceof RangeError) return brokenWord('DOC')
    throw cause
  }
}

function open(bytes: Uint8Array): CompoundFile | null {
  try {
    return new CompoundFile(bytes)
  } catch (cause) {
    if (cause instanceof RangeError) return null
    throw cause
  }
}

function readWord(file: CompoundFile): Reading {
  const main = file.stream('WordDocument')
  if (!main) return unsupportedFormat('无法识别的 OLE 文件', 'an OLE file of an unknown kind')
  const view = viewOf(main)
  const flags = view.getUint16(at.flags, true)
  if (flags & 0x0100) return encryptedFile('DOC')
  const magic = view.getUint16(0, true)
  if (magic === 0xa5dc) return readWord95(main, view)
  const stream = file.stream(flags & 0x0200 ? '1Table' : '0Table')
  if (magic !== 0xa5ec || !stream) return brokenWord('DOC')
  const table = viewOf(stream)
  const pair = (place: number) => [view.getUint32(place, true), view.getUint32(place + 4, true)] as const
  const text = new DocText(main, table, ...pair(at.pieces), view.getUint32(at.characters, true))
  const lists = readDocLists(table, ...pair(at.lists), ...pair(at.overrides))
  const aside = new SetAside()
  const { lines, findings } = docLines({
    text,
    aside,
    paragraphs: paragraphRuns(view, table, ...pair(at.paragraphs)),
    looks: text.ranges(lookRuns(view, table, ...pair(at.runs))),
    styles: readDocStyles(table, ...pair(at.styles)),
    count: listCounter(lists),
  })
  if (lines.length === 0) return emptyFile
  const joined = joinLines(lines)
  const left = aside.settle(joined.text, joined.places)
  return {
    kind: 'decoded',
    format: 'doc',
    encoding: null,
    meta: {},
    ...left,
    findings: [...findings, ...left.findings],
  }
}

/** The text of a Word 6 or 95 document, which is one stretch of GBK. */
function readWord95(main: Uint8Array, view: DataView): Reading {
  const text = new TextDecoder('gb18030').decode(
    main.subarray(view.getUint32(at.first, true), view.getUint32(at.last, true)),
  )
  // ends of cells, lines and pages
  const lines = ['\u0007', '\u000b', '\u000c']
    .reduce((all, mark) => all.replaceAll(mark, '\r'), text)
    .split('\r')
    .flatMap((line) => (line.trim() ? [{ text: line.trim() }] : []))
  if (lines.length === 0) return emptyFile
  return { kind: 'decoded', format: 'doc', encoding: 'gb18030', ...joinLines(lines), meta: {}, findings: [] }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
