import { expect, test } from 'vitest'
import { encodeAs, encodeUtf16 } from './fixtures/bytes.fixture.ts'
import { type ReceiveOptions, receive } from './intake.ts'
import type { Received } from './received.ts'

async function read(html: string | Uint8Array, options: ReceiveOptions = {}): Promise<Received> {
  const intake = await receive(typeof html === 'string' ? new TextEncoder().encode(html) : html, options)
  if (intake.kind === 'refused') throw new Error(intake.message)
  return intake.received
}

const sentence = '全市新建农村公路42公里，改造老旧小区36个，办成了一批群众盼望的实事。'
const long = Array.from({ length: 12 }, (_, i) => `${i + 1}.${sentence}`)
const chrome = '<ul><li><a href="/">首页</a></li><li><a href="/gk">政务公开</a></li></ul>'
const page = (article: string, head = '') =>
  `<!DOCTYPE html><html><head><title>云溪市2024年政府工作报告_云溪市人民政府</title>${head}</head><body><div class="top">${chrome}</div><div class="main"><h1>云溪市2024年政府工作报告</h1><div class="info">来源：云溪日报　发布时间：2024-01-20 08:30</div>${article}</div><div class="foot">主办：云溪市人民政府办公室，地址：河滨路1号。</div></body></html>`

test.each([
  [
    'paragraphs in a known block',
    `<div id="UCAP-CONTENT">${long.map((line) => `<p>&emsp;&emsp;${line}</p>`).join('\n')}</div>`,
  ],
  [
    'paragraphs in a block of any name',
    `<div class="q7"><div>${long.map((line) => `<p>　　${line}</p>`).join('')}</div></div>`,
  ],
  [
    'lines parted by <br>',
    `<div id="zoom">${long.map((line) => `&nbsp;&nbsp;&nbsp;&nbsp;${line}<br/>`).join('\r\n')}</div>`,
  ],
  [
    'an article in a cell of a table',
    `<table><tr><td>${chrome}</td><td class="bd">${long.map((line) => `<p>${line}</p>`).join('')}</td></tr></table>`,
  ],
  [
    'paragraphs that are not closed',
    `<div class=TRS_Editor>${long.map((line) => `<p style="text-indent: 2em">${line}`).join('')}</div>`,
  ],
  [
    'a sentence broken in the source',
    `<div class=TRS_Editor>${long.map((line) => `<p>${line.replace('，', '，\n      ')}</p>`).join('')}</div>`,
  ],
])('%s', async (_, article) => {
  const { text, format } = await read(page(article))
  expect(format).toBe('html')
  expect(text.split('\n')).toEqual(['云溪市2024年政府工作报告', ...long])
})

test('takes title, outlet and day from the meta tags of a government site', async () => {
  const head =
    '<meta name="ArticleTitle" content="政府工作报告（2024年）"><META NAME=PubDate CONTENT="2024-01-19 17:05"><meta name="ContentSource" content="云溪市政府办">'
  const { meta } = await read(page(`<div id=zoom>${long.join('<br>')}</div>`, head))
  expect(meta).toEqual({ title: '政府工作报告（2024年）', outlet: '云溪市政府办', published: '2024-01-19' })
})

test('takes them from the line above the article where there are no tags', async () => {
  const { meta } = await read(page(`<div id=zoom>${long.join('<br>')}</div>`))
  expect(meta).toEqual({ title: '云溪市2024年政府工作报告', outlet: '云溪日报', published: '2024-01-20' })
})

test('puts the cells of a table on one line', async () => {
  const table = '<table><tr><th>指标<th>目标<tr><td><p>粮食产量</p><td>&ge;40万吨</table>'
  const { text } = await read(`<html><body><p>${sentence}</p>${table}</body></html>`)
  expect(text).toBe(`${sentence}\n指标\t目标\n粮食产量\t≥40万吨`)
})

const html = page(`<div id=zoom>${long.join('<br>')}</div>`, '<meta charset=gb2312>')

test.each<[string, Uint8Array, ReceiveOptions, string]>([
  ['the encoding of its meta tag', encodeAs('gb18030', html), {}, 'gb18030'],
  [
    'the encoding of the header',
    encodeAs('gb18030', html.replace('gb2312', '')),
    { contentType: 'text/html; charset=GBK' },
    'gb18030',
  ],
  ['UTF-8 though its meta tag says otherwise', new TextEncoder().encode(html), {}, 'utf-8'],
  [
    'GBK though the header says Latin 1',
    encodeAs('gb18030', html),
    { contentType: 'text/html; charset=ISO-8859-1' },
    'gb18030',
  ],
  ['UTF-16', encodeUtf16(`\ufeff${html}`, false), {}, 'utf-16le'],
])('reads %s', async (_, bytes, options, encoding) => {
  const received = await read(bytes, options)
  expect(received.encoding).toBe(encoding)
  expect(received.text).toContain(sentence)
})

test.each([
  ['a text with left-over tags stays a text', `各位代表：<p>${sentence}</p>${sentence.repeat(40)}`, {}, 'txt'],
  [
    'so does one that begins with a broken tag',
    `"<divclass="title"><h2>报告</h2>${'<p>'.repeat(30)}${sentence.repeat(40)}`,
    {},
    'txt',
  ],
  ['a fragment is a page', long.map((line) => `<p>${line}</p>`).join(''), {}, 'html'],
  [
    'unless the caller says that it is a text',
    long.map((line) => `<p>${line}</p>`).join(''),
    { format: 'txt' as const },
    'txt',
  ],
  ['a page in a .doc file is a page', `<html><body><p>${sentence}</p></body></html>`, { file: '报告.doc' }, 'html'],
])('%s', async (_, text, options: ReceiveOptions, format) => {
  expect((await read(text, options)).format).toBe(format)
})

test('leaves out what a page hides, but not when that is all it has', async () => {
  const both = `<html><body><div id=zoom><p>${long.join('</p><p>')}</p><div style="display: none">内部备注，不公开。</div></div></body></html>`
  expect((await read(both)).text).not.toContain('内部')
  const hidden = `<html><body><div style="display:none"><p>${long.join('</p><p>')}</p></div><p>正在载入</p></body></html>`
  expect((await read(hidden)).text).toContain(sentence)
})

test('survives deep nesting', async () => {
  const { text } = await read(
    `<html><body>${'<div>'.repeat(100_000)}${sentence}${'</div>'.repeat(100_000)}</body></html>`,
  )
  expect(text).toBe(sentence)
})
