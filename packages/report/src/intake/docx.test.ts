import { expect, test } from 'vitest'
import { fixture } from './fixtures/bytes.fixture.ts'
import { docx, numberedDocx, numberedText, p } from './fixtures/documents.fixture.ts'
import { receive } from './intake.ts'
import type { Received } from './received.ts'

async function read(bytes: Uint8Array): Promise<Received> {
  const intake = await receive(bytes)
  if (intake.kind === 'refused') throw new Error(intake.message)
  return intake.received
}

test('writes out the numbers that Word counts by itself, in both formats', async () => {
  for (const bytes of [numberedDocx(), fixture('numbered.doc')]) {
    const { text, findings } = await read(bytes)
    expect(text).toBe(numberedText)
    expect(findings).toMatchObject([{ rule: 'automatic-numbers', found: 9 }])
  }
})

const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => p(text)).join('')}</w:tc>`
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`

test.each([
  ['runs of a paragraph', `<w:p>${run('各位')}${run('代表：')}</w:p>`, '各位代表：'],
  ['soft line breaks as lines', '<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>', '第一行\n第二行'],
  [
    'a table by rows',
    `<w:tbl><w:tr>${cell('指标')}${cell('目标')}</w:tr><w:tr>${cell('粮食', '产量')}${cell('')}</w:tr></w:tbl>`,
    '指标\t目标\n粮食 产量\t',
  ],
  [
    'a table of one cell as paragraphs',
    `<w:tbl><w:tr>${cell('各位代表：', '现在报告工作。')}</w:tr></w:tbl>`,
    '各位代表：\n现在报告工作。',
  ],
  [
    'struck text left out, inserted text kept',
    `<w:p>${run('增长')}<w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins>${run('6')}</w:ins>${run('%')}</w:p>`,
    '增长6%',
  ],
  [
    'hidden text left out',
    `<w:p>${run('公开')}${run('内部', '<w:vanish/>')}${run('报告', '<w:vanish w:val="0"/>')}</w:p>`,
    '公开报告',
  ],
  [
    'the code of a field left out',
    `<w:p>${run('第')}<w:r><w:instrText>PAGE</w:instrText></w:r>${run('3')}${run('页')}</w:p>`,
    '第3页',
  ],
  [
    'a reading above a character left out',
    `<w:p><w:ruby><w:rt>${run('fā')}</w:rt><w:rubyBase>${run('发')}</w:rubyBase></w:ruby>${run('展')}</w:p>`,
    '发展',
  ],
  ['entities', p('“A&amp;B”&#x4E00;'), '“A&B”一'],
])('%s', async (_, body, text) => {
  expect((await read(docx(body))).text).toBe(text)
})

test('says where each paragraph begins, empty ones counted', async () => {
  const { text, places } = await read(docx(p('一') + p('') + p('二二') + p('三')))
  expect(text).toBe('一\n二二\n三')
  expect(places).toEqual([
    { start: 0, paragraph: 1 },
    { start: 2, paragraph: 3 },
    { start: 5, paragraph: 4 },
  ])
})

test('leaves out the table of contents and footnotes, and says so', async () => {
  const styles = '<w:x w:v="0"><w:style w:styleId="10"><w:name w:val="toc 1"/></w:style></w:x>'
  const body = `${p('一、回顾　1', '<w:pStyle w:val="10"/>')}<w:p>${run('两山')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`
  const { text, findings } = await read(docx(body, { 'word/styles.xml': styles }))
  expect(text).toBe('两山')
  expect(findings.map(({ rule, found }) => [rule, found])).toEqual([
    ['notes-left-out', 1],
    ['contents-left-out', 1],
  ])
})

test('tells of marks of secrecy in heads, feet and notes, which are not read into the text', async () => {
  const head = `<w:hdr><w:p>${run('机')}${run('密★1年')}</w:p></w:hdr>`
  const foot = `<w:ftr>${p('内部资料，注意保存')}${p('3')}</w:ftr>`
  const parts = { 'word/header2.xml': head, 'word/header3.xml': head, 'word/footer1.xml': foot }
  const { text, findings } = await read(docx(p('各位代表：'), parts))
  expect(text).toBe('各位代表：')
  expect(findings.map(({ rule, found, span }) => `${rule} ${found} ${span}`).toSorted()).toEqual([
    'secrecy-mark 内部资料 0,0',
    'secrecy-mark 机密★ 0,0',
  ])
  const box = `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${p('秘密★')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`
  expect((await read(docx(box + p('各位代表：')))).text).toContain('秘密★')
})
