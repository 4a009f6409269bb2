/** What a document may hold that acts on the computer of the person who opens it. */
export type Danger =
  /** VBA, Excel 4 macro sheets, scripts. */
  | 'macro'
  /** An object of another program: OLE, ActiveX, a file within the file. */
  | 'object'
  /** Something fetched from elsewhere when it is opened: templates, pictures, frames. */
  | 'remote'
  /** A field or formula that starts a program by DDE. */
  | 'dde'
  /** A program. */
  | 'program'
  /** A second file of another kind in or behind the first. */
  | 'polyglot'
  /** Parts that cannot be looked into. */
  | 'unseen'

/** 宏、嵌入对象 */
export const dangerWords: Readonly<Record<Danger, string>> = {
  macro: '宏或脚本',
  object: '嵌入的对象或文件',
  remote: '打开时从外部地址读取的内容（如远程模板）',
  dde: '会启动其他程序的域或公式（DDE）',
  program: '可执行程序',
  polyglot: '附在文件里的另一种文件',
  unseen: '无法检查的加密内容',
}

/** Whether a Windows program stands at that place: `MZ` and, where it points, `PE`. */
function isProgramAt(bytes: Buffer, at: number): boolean {
  if (at + 64 > bytes.length) return false
  const head = at + bytes.readUInt32LE(at + 60)
  return head > at && head + 4 <= bytes.length && bytes.readUInt32LE(head) === 0x00004550
}

/** A Windows program anywhere in the bytes. */
export function holdsProgram(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('MZ'); at >= 0; at = bytes.indexOf('MZ', at + 1)) if (isProgramAt(bytes, at)) return true
  return false
}

const programHeads = [
  '\x7fELF',
  '\xca\xfe\xba\xbe',
  '\xcf\xfa\xed\xfe',
  '\xfe\xed\xfa\xce',
  'dex\n',
  '#!',
  'L\x00\x00\x00\x01\x14\x02',
]

/** What the first bytes of a part say that it is, where that is a danger. */
export function dangerOfHead(bytes: Buffer): Danger | null {
  const starts = (head: string) => bytes.subarray(0, head.length).equals(Buffer.from(head, 'latin1'))
  if (programHeads.some(starts) || (starts('MZ') && bytes.length > 64)) return 'program'
  if (/^\s*(?:<script|<\?php|<hta:|@echo off|<job|<package)/i.test(bytes.subarray(0, 200).toString('latin1')))
    return 'macro'
  return null
}

/** Whether the bytes are a container: an archive, or one of the old Office. */
export const isContainer = (bytes: Buffer): boolean =>
  ['PK\x03\x04', '\xd0\xcf\x11\xe0', 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', 'ITSF', 'MSCF'].some((head) =>
    bytes.subarray(0, head.length).equals(Buffer.from(head, 'latin1')),
  )

/** A second file behind or within one that is no container itself. */
export function isPolyglot(bytes: Buffer, kind: 'zip' | 'pdf' | 'picture' | 'other'): boolean {
  for (const mark of ['Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c\x00'])
    if (bytes.includes(Buffer.from(mark, 'latin1'), 1)) return true
  if (kind !== 'zip' && holdsArchive(bytes)) return true
  const head = bytes.subarray(0, 2048).toString('latin1')
  if (kind !== 'pdf' && kind !== 'other' && /%PDF-\d/.test(head)) return true
  return kind === 'picture' && /<script|<\?php|<html|<!doctype|<svg/i.test(bytes.toString('latin1'))
}

/** Whether an archive's directory ends the bytes, and points to entries that are there: any program that unpacks would find it. */
function holdsArchive(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end < bytes.length - 65_557 || end + 22 > bytes.length) return false
  return bytes.subarray(0, end).includes(Buffer.from('PK\x01\x02', 'latin1'))
}
