// Files made to break readers, built byte by byte so that each shows what is wrong with it.
import { crc32, deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'

const documentXml = (body: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
const contentTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

/** A Word document of these paragraphs. */
export function docx(paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')
  return zipSync({
    '[Content_Types].xml': strToU8(contentTypes),
    '_rels/.rels': strToU8(relations),
    'word/document.xml': strToU8(documentXml(body)),
  })
}

/** A Word document of some kilobytes whose text unpacks to `megabytes`; its header owns up to it or not. */
export function zipBomb(megabytes: number, honest: boolean): Uint8Array {
  // a block that ends on a byte boundary without ending the stream can be said again and again
  const block = deflateRawSync(new Uint8Array(1 << 20).fill(0x20), { finishFlush: 2 })
  const packed = Buffer.concat([...Array.from({ length: megabytes }, () => block), Buffer.from([0x03, 0x00])])
  const plain = zipSync({ '[Content_Types].xml': strToU8(contentTypes), '_rels/.rels': strToU8(relations) })
  return withEntry(plain, 'word/document.xml', packed, honest ? megabytes << 20 : 1000)
}

/** A zip archive with one deflated entry more. */
function withEntry(zip: Uint8Array, name: string, packed: Uint8Array, size: number): Uint8Array {
  const end = zip.length - 22
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length)
  const [entries, directoryStart] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(crc32(''), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(directoryStart, 10)
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, Buffer.from(name)])
  const directory = Buffer.concat([zip.subarray(directoryStart, end), central])
  const last = Buffer.alloc(22)
  last.write('PK\x05\x06', 'latin1')
  last.writeUInt16LE(entries + 1, 8)
  last.writeUInt16LE(entries + 1, 10)
  last.writeUInt32LE(directory.length, 12)
  last.writeUInt32LE(directoryStart + local.length, 16)
  return Buffer.concat([zip.subarray(0, directoryStart), local, directory, last])
}

/** What Word makes of a document with a password: a compound file with the stream `EncryptedPackage`. */
export function encryptedDocx(): Uint8Array {
  const sector = 512
  const file = Buffer.alloc(sector * 4)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  file.writeUInt16LE(0x3e, 24)
  file.writeUInt16LE(3, 26)
  file.writeUInt16LE(0xfffe, 28)
  file.writeUInt16LE(9, 30)
  file.writeUInt16LE(6, 32)
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(1, 48) // the directory stands in sector 1
  file.writeUInt32LE(4096, 56)
  file.writeInt32LE(-2, 60)
  file.writeInt32LE(-2, 68)
  for (let at = 76; at < sector; at += 4) file.writeInt32LE(-1, at)
  file.writeUInt32LE(0, 76) // the allocation table stands in sector 0
  for (let at = sector; at < 2 * sector; at += 4) file.writeInt32LE(-1, at)
  file.writeInt32LE(-3, sector)
  file.writeInt32LE(-2, sector + 4)
  const entry = (index: number, name: string, type: number, child: number, right: number) => {
    const at = 2 * sector + index * 128
    file.write(name, at, 'utf16le')
    file.writeUInt16LE((name.length + 1) * 2, at + 64)
    file.writeUInt8(type, at + 66)
    file.writeUInt8(1, at + 67)
    file.writeInt32LE(-1, at + 68)
    file.writeInt32LE(right, at + 72)
    file.writeInt32LE(child, at + 76)
    file.writeInt32LE(-2, at + 116)
  }
  entry(0, 'Root Entry', 5, 1, -1)
  entry(1, 'EncryptedPackage', 2, -1, 2)
  entry(2, 'EncryptionInfo', 2, -1, -1)
  return file
}

/** A PDF of these objects, `1 0 obj` the first. */
function pdf(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.4\n'
  const offsets: number[] = []
  objects.forEach((object, i) => {
    offsets.push(file.length)
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

const page = (content: string) => [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
]

/** A PDF with a line of text. */
export const textPdf = () => pdf(page('BT /F 12 Tf 72 720 Td (Report on the work of the government) Tj ET'))

/** A PDF that shows a grey box where a scan would be: no text at all. */
export const scannedPdf = () => pdf(page('0.9 g 72 72 451 698 re f'))

/** A PDF that asks for a password. */
export function encryptedPdf(): Uint8Array {
  const secret = `<${'5a'.repeat(32)}>`
  const handler = `<< /Filter /Standard /V 1 /R 2 /P -4 /O ${secret} /U ${secret} >>`
  return pdf(
    [...page('BT (x) Tj ET'), handler],
    '/Encrypt 6 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
  )
}

/** The beginning of a file that broke off. */
export const truncated = (bytes: Uint8Array, share = 0.6) => bytes.subarray(0, Math.floor(bytes.length * share))

/** A chapter of a novel: officials, promises and numbers, but no report. */
export const novel = () =>
  Array.from({ length: 12 }, (_, i) =>
    [
      `第${'一二三四五六七八九十'[i % 10]}回　老知县雪夜访桥　小书生灯下辞官`,
      '却说那年腊月，河上的木桥叫大水冲去了半边，过河的人都脱了鞋袜，一步一滑地踩着石头走。',
      '知县姓沈，名叫守拙，人人都笑他名字起得老实。这天夜里他披了件旧袍，提着一盏灯，独自走到河边，站了足有一顿饭的工夫。',
      '“桥是要修的。”他对跟来的书办说，“银子也是要有的。只是这两样，向来不肯一道来。”',
      '书办低着头，拿脚尖去踢一粒石子；石子滚了三滚，落进水里，没有一点声响。',
      '“大人前年说修路，去年说修渠，今年又说修桥。百姓都记着呢。”',
      '沈知县听了，半晌无话，忽然笑道：“记着就好。记着的人多了，账就赖不掉。”',
      '第二天一早，衙门口贴出一张告示，上面只有十六个字，认得的人念给不认得的人听，念的人和听的人都不大相信。',
    ].join('\n'),
  ).join('\n')
