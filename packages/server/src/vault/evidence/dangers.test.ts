import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Danger } from './dangers.ts'
import { dangersOf } from './evidence-work.ts'
import { scanFile } from './scan-file.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (...of: readonly string[]) => bytes(`<Relationships>${of.join('')}</Relationships>`)
const relation = (type: string, target: string, more = '') =>
  `<Relationship Id="rId1" Type="${type}" Target="${target}"${more}/>`
const zip = (parts: Readonly<Record<string, Uint8Array>> = {}) =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': bytes('<Types/>'),
      'word/document.xml': bytes('<w:document><w:t>修路</w:t></w:document>'),
      ...parts,
    }),
  )
/** The head of a Windows program. */
const program = (() => {
  const head = Buffer.alloc(160)
  head.write('MZ')
  head.writeUInt32LE(128, 60)
  head.write('PE\0\0', 128)
  return new Uint8Array(head)
})()
/** A container of the old Office with a stream or storage of that name, and bytes behind. */
function compound(name: string, behind = Buffer.alloc(0), type = 2): Buffer {
  const container = Buffer.alloc(2048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(container)
  const entry = container.subarray(1024, 1152)
  const words = Buffer.from(`${name}\0`, 'utf16le')
  words.copy(entry)
  entry.writeUInt16LE(words.length, 64)
  entry[66] = type
  return Buffer.concat([container, behind])
}
const field = (words: readonly string[]) =>
  bytes(`<w:document>${words.map((part) => `<w:r><w:instrText>${part}</w:instrText></w:r>`).join('')}</w:document>`)
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const pdf = (body: string) => Buffer.from(`%PDF-1.7\n${body}\n%%EOF\n`, 'latin1')
const packed = (dictionary: string, content: string | Uint8Array) => {
  const data = deflateSync(typeof content === 'string' ? Buffer.from(content, 'latin1') : content)
  return pdf(
    `5 0 obj\n<<${dictionary} /Filter /FlateDecode /Length ${data.length}>>\nstream\n${data.toString('latin1')}\nendstream\nendobj`,
  )
}

test.each<[string, Buffer, Parameters<typeof dangersOf>[1], Danger]>([
  [
    'macros under another name',
    zip({ 'word/media/image9.png': new Uint8Array(compound('VBA', undefined, 1)) }),
    'docx',
    'macro',
  ],
  [
    'macros by their relation',
    zip({
      'word/_rels/document.xml.rels': relations(
        relation('http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'a.bin'),
      ),
    }),
    'docx',
    'macro',
  ],
  [
    'a docm by its content types',
    zip({
      '[Content_Types].xml': bytes(
        '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      ),
    }),
    'docx',
    'macro',
  ],
  [
    'an Excel 4 macro sheet',
    zip({
      'xl/_rels/workbook.xml.rels': relations(
        relation('http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet', 'macrosheets/sheet1.xml'),
      ),
    }),
    'xlsx',
    'macro',
  ],
  ['an OLE object', zip({ 'word/embeddings/a.bin': new Uint8Array(compound('\x01Ole10Native')) }), 'docx', 'object'],
  [
    'an object by its relation',
    zip({ 'word/_rels/document.xml.rels': relations(relation(`${office}/oleObject`, 'x.dat')) }),
    'docx',
    'object',
  ],
  ['a workbook within a document', zip({ 'word/x.dat': new Uint8Array(zip()) }), 'docx', 'object'],
  ['an ActiveX control', zip({ 'word/a.xml': bytes('<w:control r:id="rId1"/>') }), 'docx', 'object'],
  [
    'a remote template',
    zip({
      'word/_rels/settings.xml.rels': relations(
        relation(`${office}/attachedTemplate`, 'https://example.test/a.dotm', ' TargetMode="External"'),
      ),
    }),
    'docx',
    'remote',
  ],
  [
    'a remote template in single quotes, UTF-16 and with entities',
    zip({
      'word/_rels/settings.xml.rels': utf16(
        `<r:Relationships><r:Relationship Type='${office}/attachedTemplate' Target='&#104;ttps://example.test/a' TargetMode='External'/></r:Relationships>`,
      ),
    }),
    'docx',
    'remote',
  ],
  [
    'a remote template under a name that is no relation’s',
    zip({ 'customXml/x': relations(relation(`${office}/frame`, '\\\\example.test\\a', ' TargetMode="External"')) }),
    'docx',
    'remote',
  ],
  [
    'a link with a script',
    zip({
      'word/_rels/document.xml.rels': relations(
        relation(`${office}/hyperlink`, 'javascript:alert(1)', ' TargetMode="External"'),
      ),
    }),
    'docx',
    'remote',
  ],
  ['a DDE field', zip({ 'word/document.xml': field(['DDEAUTO c:\\\\x.exe']) }), 'docx', 'dde'],
  ['a DDE field in pieces', zip({ 'word/document.xml': field([' D', 'DE', ' &quot;cmd&quot;']) }), 'docx', 'dde'],
  [
    'a DDE link of a workbook',
    zip({ 'xl/externalLinks/a.xml': bytes('<externalLink><ddeLink ddeService="cmd"/></externalLink>') }),
    'xlsx',
    'dde',
  ],
  [
    'a DDE formula',
    zip({ 'xl/worksheets/sheet1.xml': bytes("<worksheet><c><f>cmd|'/c calc'!A0</f></c></worksheet>") }),
    'xlsx',
    'dde',
  ],
  ['a program called a picture', zip({ 'word/media/a.png': program }), 'docx', 'program'],
  [
    'a program in an OFD',
    Buffer.from(zipSync({ 'OFD.xml': bytes('<ofd:OFD/>'), 'Doc_0/Attachs/a.dat': program })),
    'ofd',
    'program',
  ],
  ['a shell script', zip({ 'docProps/x': bytes('#!/bin/sh\n') }), 'docx', 'program'],
  [
    'an archive behind the document',
    Buffer.concat([zip(), Buffer.from('Rar!\x1a\x07\x00', 'latin1')]),
    'docx',
    'polyglot',
  ],
  [
    'a program under a name that is listed twice',
    Buffer.from(
      zip({ 'word/a.dat': program, 'word/b.dat': bytes('修路') })
        .toString('latin1')
        .replaceAll('word/b.dat', 'word/a.dat'),
      'latin1',
    ),
    'docx',
    'program',
  ],
  [
    'a part that the end of the archive does not count',
    (() => {
      const file = zip()
      const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1')
      file.writeUInt16LE(file.readUInt16LE(end + 10) - 1, end + 10)
      return file
    })(),
    'docx',
    'polyglot',
  ],
  [
    'a part that unpacks to more than it says',
    (() => {
      const file = zip({ 'word/big.xml': new Uint8Array(65 * 1024 * 1024) })
      const at = file.lastIndexOf('PK\x01\x02', undefined, 'latin1')
      file.writeUInt32LE(10, at + 24)
      return file
    })(),
    'docx',
    'unseen',
  ],
  ['macros of the old Word', compound('_VBA_PROJECT'), 'doc', 'macro'],
  ['macros of the old Excel', compound('_VBA_PROJECT_CUR', undefined, 1), 'xls', 'macro'],
  [
    'a macro sheet of the old Excel',
    compound(
      'Workbook',
      Buffer.from('09081000000605000000000000000000000000008500080000000000000101004d0a000000', 'hex'),
    ),
    'xls',
    'macro',
  ],
  ['an object of the old Word', compound('\x01Ole10Native'), 'doc', 'object'],
  ['a program in the old Word', compound('WordDocument', Buffer.from(program)), 'doc', 'program'],
  [
    'a DDE field of the old Word',
    compound('WordDocument', Buffer.from('\x13DDEAUTO c:\\x\x14', 'latin1')),
    'doc',
    'dde',
  ],
  ['an object of rich text', Buffer.from('{\\rtf1 {\\object\\objemb{\\*\\objdata 4d5a}}}'), 'rtf', 'object'],
  ['a template of rich text', Buffer.from('{\\rtf1 {\\*\\template https://example.test/a}}'), 'rtf', 'remote'],
  [
    'a DDE field of rich text in pieces',
    Buffer.from('{\\rtf1 {\\field{\\*\\fldinst {\\b D}{\\i DE}{AUTO c:x}}}}'),
    'rtf',
    'dde',
  ],
  ['a script of a PDF', pdf('1 0 obj <</OpenAction <</S /JavaScript /JS (app.alert(1))>>>>'), 'pdf', 'macro'],
  ['a script in disguise', pdf('1 0 obj <</S /J#61vaScr#69pt>>'), 'pdf', 'macro'],
  ['a script in a packed object', packed('/Type /ObjStm', '<</S /JavaScript>>'), 'pdf', 'macro'],
  ['a PDF that starts a program', pdf('1 0 obj <</S /Launch /F (calc)>>'), 'pdf', 'program'],
  ['a program in a PDF', packed('/Type /EmbeddedFile', program), 'pdf', 'program'],
  ['an archive in a PDF', packed('/Type /EmbeddedFile', zip()), 'pdf', 'object'],
  ['a PDF that is an archive, too', Buffer.concat([pdf(''), zip()]), 'pdf', 'polyglot'],
  [
    'a picture that is an archive, too',
    Buffer.concat([Buffer.from('\xff\xd8\xff\xe0', 'latin1'), zip()]),
    'jpg',
    'polyglot',
  ],
  [
    'a picture that is a page, too',
    Buffer.from('\x89PNG\r\n\x1a\n <script>alert(1)</script>', 'latin1'),
    'png',
    'polyglot',
  ],
  ['a picture with a program', Buffer.concat([Buffer.from('\xff\xd8\xff\xe0', 'latin1'), program]), 'jpg', 'program'],
  ['a table that starts a program', Buffer.from("甲,乙\r\n=cmd|' /C calc'!A0,1\r\n"), 'text', 'dde'],
  [
    'a locked part',
    (() => {
      const file = zip()
      const at = file.indexOf('PK\x01\x02')
      file.writeUInt16LE(file.readUInt16LE(at + 8) | 1, at + 8)
      return file
    })(),
    'docx',
    'unseen',
  ],
])('%s', (_, file, kind, danger) => expect([...dangersOf(file, kind)]).toContain(danger))

test.each<[string, Buffer, Parameters<typeof dangersOf>[1]]>([
  ['a plain document', zip({ 'word/media/a.png': bytes('\x89PNG\r\n\x1a\n') }), 'docx'],
  [
    'a document with links and figures of another workbook',
    zip({
      'word/_rels/document.xml.rels': relations(
        relation(`${office}/hyperlink`, 'https://example.test/', ' TargetMode="External"'),
        relation(`${office}/styles`, 'styles.xml'),
        relation(`${office}/image`, 'media/a.png'),
      ),
      'xl/externalLinks/_rels/a.xml.rels': relations(
        relation(`${office}/externalLinkPath`, 'file:///D:\\a.xlsx', ' TargetMode="External"'),
      ),
      'word/document.xml': field([' PAGE ', ' HYPERLINK &quot;https://example.test&quot; ']),
      'xl/worksheets/sheet1.xml': bytes('<worksheet><c><f>SUM(A1:A2)</f></c><c><f>[1]表!A1</f></c></worksheet>'),
    }),
    'docx',
  ],
  ['an old document', compound('WordDocument'), 'doc'],
  [
    'an old workbook',
    compound(
      'Workbook',
      Buffer.from('09081000000605000000000000000000000000008500080000000000000001004d0a000000', 'hex'),
    ),
    'xls',
  ],
  ['a PDF with data in it', packed('/Type /EmbeddedFile', '<?xml version="1.0"?><invoice/>'), 'pdf'],
  ['a PDF with pages', packed('/Type /XObject', 'q 1 0 0 1 0 0 cm Q'), 'pdf'],
  ['rich text with a page number', Buffer.from('{\\rtf1 {\\field{\\*\\fldinst PAGE}}}'), 'rtf'],
  ['a table', Buffer.from('甲|乙\r\n=1+1\r\n-5\r\n'), 'text'],
  ['a picture', Buffer.from('\xff\xd8\xff\xe0 pixels MZ', 'latin1'), 'jpg'],
])('nothing in %s', (_, file, kind) => expect([...dangersOf(file, kind)]).toEqual([]))

let scanner: Server
let address: string
let folder: string
const seen: Buffer[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luoshi-scan-'))
  // as clamd answers INSTREAM
  scanner = createServer((socket) => {
    let all = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (piece) => {
      all = Buffer.concat([all, piece])
      if (all.includes('TOO-LARGE')) return socket.end('INSTREAM size limit exceeded. ERROR\0')
      if (!all.subarray(-4).equals(Buffer.alloc(4)) || all.length < 14) return
      seen.push(all)
      socket.end(all.includes('INFECTED') ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((listening) => scanner.listen(0, '127.0.0.1', listening))
  address = `127.0.0.1:${(scanner.address() as AddressInfo).port}`
})
afterAll(async () => {
  scanner.close()
  await rm(folder, { recursive: true })
})

test('a scanner gets the whole file and is believed; one that does not answer is none that said yes', async () => {
  const scan = async (content: string, at = address) => {
    const path = join(folder, 'a')
    await writeFile(path, content)
    return scanFile(at, createReadStream(path), 2000)
  }
  expect(await scan('修路')).toEqual({ kind: 'clean' })
  expect(seen[0]?.subarray(0, 10).toString()).toBe('zINSTREAM\0')
  expect(seen[0]?.subarray(14, -4).toString()).toBe('修路')
  expect(await scan('INFECTED')).toEqual({ kind: 'infected', name: 'Eicar-Test' })
  expect(await scan('TOO-LARGE')).toMatchObject({ kind: 'away' })
  expect(await scan('x', '127.0.0.1:1')).toMatchObject({ kind: 'away' })
  expect(await scan('x', join(folder, 'no-socket'))).toMatchObject({ kind: 'away' })
})
