import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { receive } from './intake.ts'

/** 云溪市 does not exist. */
const page =
  '<html><head></head><body><p>云溪市2024年政府工作报告</p><p>各位代表：</p><p>新建粮仓12座。</p></body></html>'
const lines = ['云溪市2024年政府工作报告', '各位代表：', '新建粮仓12座。']

const quoted = (bytes: Uint8Array) =>
  [...bytes]
    .map((byte) => (byte >= 0x80 || byte === 0x3d ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('')
const wrapped = (text: string) => text.replace(/(.{60,72}?)(?=(?:=[0-9A-F]{2}|[^=]))/g, '$1=\r\n')
const message = (type: string, encoding: string, body: string) =>
  [
    'From: <Saved by a browser>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----=_Next_1"',
    '',
    '------=_Next_1',
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    'Content-Location: http://xx.example/1.htm',
    '',
    body,
    '------=_Next_1',
    'Content-Type: text/html; charset="utf-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>=E9=A1=B5=E7=9C=89</p>',
    '------=_Next_1--',
    '',
  ].join('\r\n')

async function linesOf(file: string): Promise<string[]> {
  const intake = await receive(strToU8(file), { file: '报告.mht' })
  return intake.kind === 'received' ? intake.received.text.split('\n') : [intake.message]
}

test.each([
  ['quoted-printable', message('text/html; charset="utf-8"', 'quoted-printable', wrapped(quoted(strToU8(page))))],
  ['base64', message('text/html; charset=UTF-8', 'base64', Buffer.from(page).toString('base64'))],
  ['without a character set', message('text/html', 'base64', Buffer.from(page).toString('base64'))],
])('reads the page of an .mht, %s, and none of its frames', async (_, file) => {
  expect(await linesOf(file)).toEqual(lines)
})

test('reads Word 2003 XML with the numbers that stand beside its paragraphs', async () => {
  const p = (text: string, before = '') => `<w:p><w:pPr>${before}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const inList = '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="（一）" wx:wTabBefore="0"/></w:listPr>'
  const xml = `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"><w:body><wx:sect>${p('政府工作报告')}${p('壮大实体经济', inList)}${p('新建粮仓12座。')}<w:sectPr><w:hdr w:type="odd">${p('页眉')}</w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`
  expect(await linesOf(xml)).toEqual(['政府工作报告', '（一）壮大实体经济', '新建粮仓12座。'])
})

test('reads a Word package saved as one XML file', async () => {
  const xml = `<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml" pkg:contentType="x"><pkg:xmlData><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>新建粮仓</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>[3]</w:t></w:r><w:r><w:t>12座。</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`
  expect(await linesOf(xml)).toEqual(['新建粮仓12座。'])
})
