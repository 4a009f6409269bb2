import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { docx } from './fixtures/documents.fixture.ts'
import { receive } from './intake.ts'

const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const super_ = '<w:vertAlign w:val="superscript"/>'
const word = (...runs: string[]) => docx(`<w:p>${runs.join('')}</w:p><w:p>${run('各位代表：')}</w:p>`)
const html = (words: string) =>
  strToU8(
    `<!doctype html><html><head><meta charset="utf-8"></head><body><div><p>${words}</p><p>各位代表：</p></div></body></html>`,
  )
const rtf = (words: string) =>
  strToU8(
    `{\\rtf1\\ansi\\ansicpg936\\uc0 ${[...words].map((c) => (c.charCodeAt(0) > 127 ? `\\u${c.charCodeAt(0)} ` : c)).join('')}\\par \\u21508 \\u20301 \\par}`,
  )

async function read(bytes: Uint8Array): Promise<{ first: string; rules: string[] }> {
  const intake = await receive(bytes)
  if (intake.kind === 'refused') throw new Error(intake.message)
  const { text, findings } = intake.received
  for (const { span } of findings) expect(span[1]).toBeLessThanOrEqual(text.length)
  return { first: text.split('\n')[0] ?? '', rules: findings.map(({ rule }) => rule) }
}

test.each([
  ['docx, a number', word(run('开办食堂'), run('1', super_), run('62家。')), '开办食堂62家。'],
  ['docx, in two runs', word(run('开办食堂'), run('1', super_), run('2', super_), run('62家。')), '开办食堂62家。'],
  ['docx, in brackets', word(run('开办食堂'), run('〔12〕', super_), run('62家。')), '开办食堂62家。'],
  [
    'docx, lifted',
    word(run('开办食堂'), run('3', '<w:position w:val="8"/><w:sz w:val="16"/>'), run('62家。')),
    '开办食堂62家。',
  ],
  ['html', html('开办食堂<sup>1</sup>62家。'), '开办食堂62家。'],
  ['html, in brackets and a link', html('开办食堂<sup><a href="#n1">[1]</a></sup>62家。'), '开办食堂62家。'],
  ['html, a link alone', html('开办食堂<a href="#_ftn3">3</a>62家。'), '开办食堂62家。'],
  [
    'html, by its style',
    html('开办食堂<span style="font-size:9px;vertical-align: super">③</span>62家。'),
    '开办食堂62家。',
  ],
  ['rtf', rtf('开办食堂{\\super 1}62家。'), '开办食堂62家。'],
  ['rtf, lifted', rtf('开办食堂{\\up8 1}62家。'), '开办食堂62家。'],
])('a raised note number does not run into the next number: %s', async (_, bytes, line) => {
  expect(await read(bytes)).toEqual({ first: line, rules: ['raised-numbers'] })
})

test.each([
  ['docx', word(run('绿地3万m'), run('2', super_), run('。')), '绿地3万m2。'],
  ['html', html('每米<sup>2</sup>产值'), '每米2产值'],
  ['a mark of trade', html('云溪<sup>TM</sup>茶'), '云溪TM茶'],
])('a power and other raised words stay: %s', async (_, bytes, line) => {
  expect(await read(bytes)).toEqual({ first: line, rules: [] })
})

test('a raised digit behind 10 may be a power: it is left out and said', async () => {
  expect(await read(html('装机10<sup>4</sup>千瓦'))).toEqual({ first: '装机10千瓦', rules: ['raised-number'] })
})

test.each([
  ['docx', word(run('新建粮仓5座。', '<w:strike/>'), run('开办食堂62家。'))],
  [
    'docx, twice',
    word(
      run('新建粮仓', '<w:dstrike/>'),
      run('5座。', '<w:dstrike w:val="1"/>'),
      run('开办食堂62家。', '<w:strike w:val="0"/>'),
    ),
  ],
  ['html del', html('<del>新建粮仓5座。</del>开办食堂62家。')],
  ['html s within words', html('<strong><s>新建<em>粮仓</em>5座。</s></strong>开办食堂62家。')],
  ['html strike', html('<strike>新建粮仓5座。</strike>开办食堂62家。')],
  [
    'html by its style',
    html(
      '<span style="color:red;text-decoration: underline line-through">新建粮仓<span>5</span>座。</span>开办食堂62家。',
    ),
  ],
  ['rtf', rtf('{\\strike 新建粮仓5座。}开办食堂62家。')],
])('struck words are left out and said: %s', async (_, bytes) => {
  expect(await read(bytes)).toEqual({ first: '开办食堂62家。', rules: ['struck-text'] })
})

test('a tracked deletion is left out and said', async () => {
  const deleted = `<w:del w:id="1"><w:r><w:delText>新建粮仓5座。</w:delText></w:r></w:del>`
  expect(await read(word(deleted, run('开办食堂62家。')))).toEqual({ first: '开办食堂62家。', rules: ['deleted-text'] })
})

test('a strike that was never ended ends with its paragraph', async () => {
  const intake = await receive(html('开办食堂62家。<s>新建粮仓5座。'))
  expect(intake.kind === 'received' && intake.received.text).toBe('开办食堂62家。\n各位代表：')
})

test('a text that is struck out as a whole is read, and that is said', async () => {
  const words = '开办食堂62家。新建粮仓5座。'.repeat(4)
  expect(await read(html(`<s>${words}</s>`))).toEqual({ first: words, rules: ['struck-text'] })
})

test.each([
  ['counted', '<ol><li>开办食堂</li><li>新建粮仓</li></ol>', ['1.开办食堂', '2.新建粮仓']],
  [
    'by value',
    '<ol start="3"><li>开办食堂</li><li value="9"><p>新建粮仓</p><p>配齐设备</p></li></ol>',
    ['3.开办食堂', '9.新建粮仓', '配齐设备'],
  ],
  ['in Chinese', '<ol style="list-style-type:cjk-ideographic"><li>开办食堂</li></ol>', ['一、开办食堂']],
  ['written out beside it', '<ol><li>（一）开办食堂</li></ol>', ['（一）开办食堂']],
  [
    'without numbers',
    '<ol style="list-style:none"><li>开办食堂</li></ol><ul><li>新建粮仓</li></ul>',
    ['开办食堂', '新建粮仓'],
  ],
])('the numbers of a list of a page are written out: %s', async (_, list, lines) => {
  const intake = await receive(html(`${'现在报告工作。'.repeat(20)}</p>${list}<p>完`))
  expect(intake.kind === 'received' && intake.received.text.split('\n').slice(1, -2)).toEqual(lines)
})
