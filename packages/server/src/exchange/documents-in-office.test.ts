import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bulletinDocx } from './bulletins/bulletin-docx.ts'
import { type ConclusionLetter, conclusionDocx, conclusionNotice } from './inspections/conclusion-docx.ts'
import { slipDocx } from './matters/slip-docx.ts'
import { noticeDocx, noticeOf } from './tasks/notice-docx.ts'

const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
const tools = has('soffice') && has('pdftotext') && has('pdfinfo')
if (!tools)
  console.warn(
    'documents-in-office: soffice, pdftotext and pdfinfo are not here; no document is opened in an office program',
  )

const conclusion: ConclusionLetter = {
  ...{ place: '青禾县', year: 2031, ordinal: 3, title: '管网改造', bodyUnit: null, basis: '县政府第五次常务会议部署' },
  ...{ content: '管网改造进度和质量。', from: '2031-05-06', to: '2031-05-08', units: ['青禾县水务局', '青禾县交通局'] },
  ...{
    facts: '抽查三处。\n其中一处尚未回填。',
    opinion: '责成抓紧回填。',
    servedOn: '2031-05-12',
    today: '2031-05-13',
  },
  items: [{ unit: '青禾县水务局', words: '完成东街回填', dueOn: '2031-06-10' }],
}

test('a conclusion names its number and day once it is served, its items with their days, and how to object', () => {
  const notice = conclusionNotice(conclusion)
  expect(notice).toMatchObject({ number: '督查结论〔2031〕3号', date: '2031-05-12', to: '青禾县水务局、青禾县交通局' })
  expect(notice.body).toContain('1．青禾县水务局：完成东街回填。请于2031年6月10日前完成')
  expect(notice.body).toContain('送达之日起30日内')
  expect(conclusionNotice({ ...conclusion, servedOn: null })).toMatchObject({
    number: '督查结论〔2031〕3号（未送达）',
    date: '2031-05-13',
  })
  expect(conclusionNotice({ ...conclusion, items: [] }).body).toContain('四、异议')
})

const longName = '青禾县促进民营经济高质量发展和优化营商环境工作领导小组办公室（设在青禾县发展和改革局）'
const manyUnits = Array.from({ length: 60 }, (_, index) => `青禾县第${index + 1}农村供水工程建设管理服务中心`)

/** Each document as it goes out, and words of it in the order in which they stand. */
const documents: Readonly<
  Record<
    string,
    { readonly make: () => Promise<Uint8Array>; readonly pages: number; readonly order: readonly string[] }
  >
> = {
  slip: {
    make: () =>
      slipDocx({
        ...{ colour: 'blue', year: 2031, ordinal: 3, place: '青禾县', unit: '青禾县水务局' },
        ...{ matter: '“管网改造”（〔2031〕12号）', groundWords: '进展缓慢', demand: '月底前回填完毕。' },
        ...{ limitDay: '2031-05-20', issuedOn: '2031-05-12' },
      }),
    pages: 1,
    order: [
      '青禾县人民政府督查室',
      '蓝督〔2031〕3号',
      '蓝色督查单',
      '青禾县水务局：',
      '一、办理要求',
      '二、办理时限',
      '2031年5月12日',
    ],
  },
  conclusion: {
    make: () => conclusionDocx(conclusion),
    pages: 2,
    order: [
      ...['督查结论〔2031〕3号', '关于管网改造的督查结论', '一、督查内容', '二、查明的事实', '三、督查意见'],
      ...['四、整改要求', '五、异议', '2031年5月12日'],
    ],
  },
  bulletin: {
    make: () =>
      bulletinDocx({
        ...{ place: '青禾县', title: '五月督查通报', to: '各有关单位', year: 2031, ordinal: 5, day: '2031-06-02' },
        ...{ blocks: [], facts: { numbers: {}, lists: {} } as never, ledger: { entry: 7, hash: 'ab'.repeat(32) } },
      }),
    pages: 1,
    order: ['督查通报〔2031〕5号', '五月督查通报', '各有关单位：', '第7条', '2031年6月2日'],
  },
  'slip-with-long-names': {
    make: () =>
      slipDocx({
        ...{ colour: 'red', year: 2031, ordinal: 1234, place: '云岭彝族回族苗族自治县', unit: longName },
        ...{ matter: `“${'关于加快推进老旧小区配套管网建设'.repeat(6)}”（〔2031〕12号）`, groundWords: '进展缓慢' },
        ...{ demand: '限期办结。', limitDay: '2031-05-20', issuedOn: '2031-12-12' },
      }),
    pages: 2,
    // the signature has the end of the text with it
    order: ['红督〔2031〕1234号', `${longName}：`, '一、办理要求', '\f', '按规定处理。', '2031年12月12日'],
  },
  'conclusion-of-many-units': {
    make: () =>
      conclusionDocx({
        ...conclusion,
        units: manyUnits,
        items: manyUnits.map((unit) => ({ unit, words: '完成回填', dueOn: '2031-06-10' })),
      }),
    pages: 9,
    // so many that they stand behind the text: the first page has some of it
    order: ['关于管网改造的督查结论', '根据县政府', '一、督查内容', '60．', '五、异议', '2031年5月12日', '主送：'],
  },
  'conclusion-of-nothing-to-rectify': {
    make: () => conclusionDocx({ ...conclusion, year: null, ordinal: null, servedOn: null, items: [] }),
    pages: 2,
    order: ['（未送达）', '青禾县水务局、青禾县交通局：', '三、督查意见', '四、异议', '2031年5月13日'],
  },
  notice: {
    make: () => noticeDocx(noticeOf('青禾县', 2031, '2031-02-10'), null),
    pages: 1,
    order: ['任务分解的通知', '一、压实责任', '二、按时反馈', '三、严格督查', '青禾县人民政府办公室', '2031年2月10日'],
  },
}

describe.runIf(tools)('opened in LibreOffice', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-office-'))
    for (const [name, { make }] of Object.entries(documents))
      await writeFile(join(folder, `${name}.docx`), await make())
    const files = Object.keys(documents).map((name) => join(folder, `${name}.docx`))
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    })
  }, 180_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(Object.entries(documents))(
    '%s: as many pages of A4 as it has, its words in order',
    async (name, { pages, order }) => {
      const pdf = join(folder, `${name}.pdf`)
      const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
      expect(info).toMatch(new RegExp(`Pages:\\s+${pages}\n`))
      expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/)
      // a page ends with a form feed
      const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replace(/[^\S\f]/g, '')
      const places = order.map((words) => text.indexOf(words))
      expect([places, places.toSorted((a, b) => a - b)]).toEqual([places, places])
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
    },
  )

  test.each(Object.keys(documents))(
    '%s asks for the faces of GB/T 9704, and names what stands in',
    async (name) => {
      execFileSync('soffice', [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        ...['--headless', '--convert-to', 'fodt', '--outdir', folder, join(folder, `${name}.docx`)],
      ])
      const flat = await readFile(join(folder, `${name}.fodt`), 'utf8')
      for (const face of ['方正小标宋简体', '仿宋_GB2312']) expect(flat).toContain(face)
    },
    120_000,
  )
})
