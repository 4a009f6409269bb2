import { type Danger, holdsProgram } from './dangers.ts'

const macroNames = /^(?:_VBA_PROJECT(?:_CUR)?|VBA|Macros|dir|PROJECTwm)$/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: the names begin with them
const objectNames = /^(?:\x01Ole10Native|\x03ObjInfo|\x01Ole|Package|CONTENTS|\x03OCXNAME|\x03OCXDATA)$/i

// biome-ignore lint/suspicious/noControlCharactersInRegex: it begins a field
const narrowField = /\x13[\s"']*DDE(?:AUTO)?\b/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: it begins a field
const wideField = /\x13\0(?:[\s"']\0)*D\0D\0E\0/i

/** The dangers in a container of the old Office: by the names of its streams, the sheets of its workbook and the words of its fields. */
export function dangersInCompound(bytes: Buffer): ReadonlySet<Danger> {
  const found = new Set<Danger>()
  for (const { name, inRoot } of streamNames(bytes)) {
    if (macroNames.test(name) && !(inRoot && /^dir$/i.test(name))) found.add('macro')
    if (objectNames.test(name) || /^MBD[0-9A-F]{8}$/.test(name)) found.add('object')
  }
  if (hasMacroSheet(bytes)) found.add('macro')
  if (holdsProgram(bytes)) found.add('program')
  const narrow = bytes.toString('latin1')
  if (narrowField.test(narrow) || wideField.test(narrow)) found.add('dde')
  return found
}

/** The names in the container's directory, which lies in entries of 128 bytes on sectors of 512 or 4096. */
function* streamNames(bytes: Buffer): Generator<{ readonly name: string; readonly inRoot: boolean }> {
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = bytes.readUInt16LE(at + 64)
    const type = bytes[at + 66]
    if (length < 4 || length > 64 || length % 2 !== 0 || (type !== 1 && type !== 2)) continue
    if (bytes.readUInt16LE(at + length - 2) !== 0 || (bytes[at + 67] ?? 2) > 1) continue
    yield { name: bytes.toString('utf16le', at, at + length - 2), inRoot: type === 1 }
  }
}

const BOF = 0x0809
const BOUNDSHEET = 0x0085
const EOF = 0x000a

/** Whether a workbook of the old Excel lists a sheet of Excel 4 macros, or a module of Visual Basic. */
function hasMacroSheet(bytes: Buffer): boolean {
  for (let start = 512; start + 8 <= bytes.length; start += 64) {
    // the globals of a workbook begin with their own mark
    if (bytes.readUInt16LE(start) !== BOF || bytes.readUInt16LE(start + 6) !== 0x0005) continue
    for (let at = start; at + 4 <= bytes.length; ) {
      const [kind, length] = [bytes.readUInt16LE(at), bytes.readUInt16LE(at + 2)]
      if (kind === BOUNDSHEET && length >= 6 && at + 10 <= bytes.length && [1, 6].includes(bytes[at + 9] ?? 0))
        return true
      if (kind === EOF || (kind === 0 && length === 0)) break
      at += 4 + length
    }
  }
  return false
}
