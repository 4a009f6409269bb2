import { type Danger, holdsProgram } from './dangers.ts'

/** The dangers in rich text. Control words are looked for wherever they stand: programs that show it read on after an error. */
export function dangersInRtf(bytes: Buffer): ReadonlySet<Danger> {
  const text = bytes.toString('latin1')
  const found = new Set<Danger>()
  if (/\\(?:objdata|objemb|objautlink|objlink|objocx|objupdate|objhtml|objclass|object)\b/i.test(text))
    found.add('object')
  if (/\\\*?\s*\\?template\b[^{}]*(?:https?:|ftp:|\\\\\\\\|file:)/i.test(text) || /\\template\s/i.test(text))
    found.add('remote')
  // a field's words may be broken by groups and control words
  const fields = [...text.matchAll(/\\fldinst\b([\s\S]{0,2000})/gi)].map(([, words = '']) =>
    words
      .replace(/\\'([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/\\[a-z]+-?\d* ?|[{}\s"']/gi, ''),
  )
  if (fields.some((words) => /^DDE(?:AUTO)?/i.test(words))) found.add('dde')
  if (fields.some((words) => /^(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)/i.test(words))) found.add('remote')
  return found
}

/** The dangers in plain text: a table whose cells start programs when a spreadsheet opens it. */
export function dangersInText(bytes: Buffer): ReadonlySet<Danger> {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  const text = wide ? bytes.toString('utf16le') : bytes.toString('latin1')
  const found = new Set<Danger>()
  if (/(?:^|[\n\r,;\t"])[\s"']*[=+\-@][^\n\r]{0,400}\|[^\n\r]{0,400}!/.test(text)) found.add('dde')
  if (holdsProgram(bytes)) found.add('program')
  return found
}
