import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readReport } from '../packages/report/src/index.ts'

/** One sentence of a labelled report and whether it begins a line. */
interface Sentence {
  readonly role: string
  readonly words: string
  readonly first: boolean
}

const folder = `${import.meta.dirname}/reports`
const names = readdirSync(folder).filter((file) => file.endsWith('.lab'))

/** The labelled sentences of a report, without the damage of the document as found. */
function sentencesOf(name: string): Sentence[] {
  const lines = readFileSync(`${folder}/${name}`, 'utf8').split('\n').slice(1)
  return lines.flatMap((line) => {
    const [, first, role, words] = /^(¶?)([A-Z-])\??\t([^\t\r]*)/.exec(line) ?? []
    return role === undefined || words === undefined
      ? []
      : [{ role, words: words.replaceAll('│', ''), first: first === '¶' }]
  })
}

const linesOf = (sentences: readonly Sentence[]) =>
  sentences.map(({ words, first }, i) => (first && i > 0 ? '\n' : '') + words).join('')
const numbered = /^[（(]([一二三四五六七八九十]{1,3})[)）]/
const digits = '一二三四五六七八九十'
const numberOf = (han: string) =>
  han.length > 1
    ? 10 * (han.startsWith('十') ? 1 : digits.indexOf(han.charAt(0)) + 1) + digits.indexOf(han.slice(-1)) + 1
    : digits.indexOf(han) + 1
const renumbered = (mark: (number: number) => string) => (sentences: readonly Sentence[]) =>
  linesOf(
    sentences.map((each) =>
      each.role === 'A'
        ? { ...each, words: each.words.replace(numbered, (_, han: string) => mark(numberOf(han))) }
        : each,
    ),
  )
const wrapped = (text: string, width: number, indent: string) =>
  text
    .split('\n')
    .map((line) => (indent + line).replace(new RegExp(`.{${width}}(?=.)`, 'gu'), '$&\n'))
    .join('\n')

/** As many lines make a page. */
const pageLines = 22
/** Wrapped lines with a number at the end of each page. */
const paged = (text: string, number: (page: number) => string) =>
  wrapped(text, 38, '　　')
    .split('\n')
    .flatMap((line, i) => (i % pageLines === pageLines - 1 ? [line, number((i + 1) / pageLines)] : [line]))
    .join('\n')
const siteHead =
  '网站首页\n政务公开\n互动交流\n当前位置：首页 > 政务公开 > 政府工作报告\n来源：政府办公室 字体：大 中 小\n'
const siteFoot =
  '\n上一篇：财政预算执行情况报告\n下一篇：重点工作分工方案\n分享到：\n【打印】【关闭】\n相关链接\n财政局\n教育局\n卫生健康局\n主办：人民政府办公室\n网站地图 | 联系我们\n'
/** A number amid a sentence. */
const inside = /(?<=[\u4e00-\u9fff])(\d+(?:\.\d+)?%?)(?=[\u4e00-\u9fff])/g
const parts = /^([一二三四五六七八九十]{1,2})、/gm

/** The same report in another form; none of them changes what it says. */
const rewritings: readonly (readonly [string, (sentences: readonly Sentence[]) => string])[] = [
  ['areas numbered ①', renumbered((number) => String.fromCharCode(0x245f + number))],
  ['areas lettered A.', renumbered((number) => `${String.fromCharCode(0x40 + number)}．`)],
  [
    'areas numbered 第一，',
    renumbered((number) => `第${number > 10 ? `十${digits.charAt(number - 11)}` : digits.charAt(number - 1)}，`),
  ],
  ['indented and wrapped', (sentences) => wrapped(linesOf(sentences), 38, '　　')],
  ['an empty line between paragraphs', (sentences) => linesOf(sentences).replaceAll('\n', '\n\n')],
  ['pages numbered - 1 -', (sentences) => paged(linesOf(sentences), (page) => `- ${page} -`)],
  ['pages numbered 1', (sentences) => paged(linesOf(sentences), String)],
  ['pages numbered 第 1 页', (sentences) => paged(linesOf(sentences), (page) => `第 ${page} 页`)],
  ['on a page of a site', (sentences) => siteHead + linesOf(sentences) + siteFoot],
  ['parts numbered 第一部分', (sentences) => linesOf(sentences).replace(parts, '第$1部分　')],
  ['parts without numbers', (sentences) => linesOf(sentences).replace(parts, '')],
  ['blanks around numbers', (sentences) => linesOf(sentences).replace(inside, ' $1 ')],
  ['half-width marks', (sentences) => linesOf(sentences).replace(/[，；：（）]/g, (mark) => mark.normalize('NFKC'))],
]

const bare = (words: string) => words.normalize('NFKC').replace(/[^\p{Script=Han}\p{N}%]/gu, '')

/** How many headings of areas and measures a reading gives. */
async function counted(text: string) {
  const outcome = await readReport(new TextEncoder().encode(text), { file: 'report.txt' })
  if (outcome.kind !== 'report') throw new Error(outcome.message)
  const { areas, elsewhere } = outcome.report
  const measures = [...areas.flatMap((area) => area.measures), ...elsewhere]
  return { areas: areas.length, measures: new Set(measures.map((measure) => bare(measure.text))) }
}

/** A rewriting may cost this share of the measures of one report, and this share of the areas of all. */
const [lost, areasLost] = [0.1, 0.05]

describe('the invented reports in other forms', () => {
  const plain = new Map<string, Awaited<ReturnType<typeof counted>>>()

  test('in the plain form', async () => {
    for (const name of names) plain.set(name, await counted(linesOf(sentencesOf(name))))
    expect(plain.size).toBe(names.length)
  })

  test.each(rewritings)('%s', async (_, rewrite) => {
    let [was, is] = [0, 0]
    const fallen: string[] = []
    for (const [name, before] of plain) {
      const after = await counted(rewrite(sentencesOf(name)))
      was += before.areas
      is += Math.min(after.areas, before.areas)
      const kept = [...before.measures].filter((measure) => after.measures.has(measure)).length
      if (kept < before.measures.size * (1 - lost)) fallen.push(`${name}: ${kept} of ${before.measures.size}`)
    }
    expect(fallen).toEqual([])
    expect(is).toBeGreaterThanOrEqual(was * (1 - areasLost))
  })
})
