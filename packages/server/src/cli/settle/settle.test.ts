import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { linesIn, luoshi } from '../luoshi-process.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'luoshi-settle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// 青禾县 and 云岭县 do not exist
const report = (place: string, year: number, review: string, plan: string) => {
  const text = `政府工作报告
——${year}年1月10日在${place}第十七届人民代表大会第三次会议上
${place}人民政府县长 苏见山
各位代表：
现在，我代表${place}人民政府向大会报告工作，请予审议。
一、${year - 1}年工作回顾
过去一年，地区生产总值完成120亿元，增长5.8%。
${review}
二、${year}年工作安排
主要预期目标是：地区生产总值增长6%左右。
重点抓好一个方面工作：
（一）聚焦乡村振兴，建设宜居乡村。
${plan}
各位代表，让我们携手奋进，谢谢大家！
`
  const file = join(folder, `${place}-${year}.txt`)
  writeFileSync(file, text)
  return file
}
const wells = '压减地下水开采，关停自备井120眼。改善居住条件，改造老旧小区18个。'
const last = report('青禾县', 2031, '新建农村公路36公里。', wells)
const next = report(
  '青禾县',
  2032,
  '治理地下水超采，关停自备井96眼。居住条件改善，改造老旧小区21个。',
  '关停自备井150眼，压减超采。',
)
const other = report('云岭县', 2032, '新建农村公路36公里。', wells)
const settle = (...args: string[]) => luoshi(['settle', ...args])

describe.concurrent('two reports', () => {
  test('as JSON: every promise with what is said of it', async () => {
    const { status, out, err } = await settle('--json', last, next)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const { schema, promises } = JSON.parse(out)
    expect(schema).toBe('luoshi.settlement/1')
    const found = promises.find(({ text }: { text: string }) => text.includes('自备井'))
    expect(found.verdict).toBe('short')
    expect(found.claims[0].text).toBe('治理地下水超采，关停自备井96眼。')
  })

  test('to read, as Markdown, CSV and a workbook: each says that a person has to check', async () => {
    const [text, markdown, csv, xlsx] = await Promise.all([
      settle(last, next),
      settle('--markdown', last, next),
      settle('--csv', last, next),
      settle('--xlsx', last, next),
    ])
    for (const { status } of [text, markdown, csv, xlsx]) expect(status).toBe(0)
    expect(text.out).toMatch(/待核[\s\S]*未达到[\s\S]*关停自备井 120眼 → 96眼 低于承诺/)
    expect(markdown.out).toMatch(/^# 青禾县2031年政府工作报告承诺对照表\n[\s\S]*待核/)
    expect(csv.out.startsWith('\uFEFF序号,领域,类别,承诺原文,')).toBe(true)
    expect(xlsx.out.startsWith('PK')).toBe(true)
  })

  test('of two places are no settlement, and it says why', async () => {
    const { status, out, err } = await settle('--json', last, other)
    expect(status).toBe(1)
    expect(JSON.parse(out).promises).toEqual([])
    expect(err).toMatch(/不是同一个地方[\s\S]*different places/)
  })

  test('wrong calls and missing files are said in one line', async () => {
    expect((await settle(last)).status).toBe(2)
    expect((await settle('--json', '--csv', last, next)).status).toBe(2)
    const gone = await settle(last, join(folder, 'gone.txt'))
    expect(gone).toMatchObject({ status: 1, out: '' })
    expect(linesIn(gone.err)).toHaveLength(1)
    const weights = await settle('--weights', last, last, next)
    expect(weights.status).toBe(1)
    expect(weights.err).toContain('不是权重文件')
  })
})

test('a folder: one line and one JSON a pair, of one place in consecutive years only', async () => {
  const out = join(folder, 'settled')
  const reports = join(folder, 'reports')
  mkdirSync(reports)
  for (const file of [last, next, other]) writeFileSync(join(reports, file.split('/').at(-1) ?? ''), readFileSync(file))
  const { status, out: said } = await settle('--corpus', reports, '--out', out, '--jobs', '2')
  expect(status).toBe(0)
  expect(linesIn(said)).toHaveLength(1)
  expect(said).toMatch(/^青禾县 2031→2032 {2}共 \d+ 项/)
  const [name = ''] = readdirSync(out)
  expect(JSON.parse(readFileSync(join(out, name), 'utf8'))).toMatchObject({ schema: 'luoshi.settlement/1' })
  const none = await settle('--corpus', out)
  expect(none.status).toBe(1)
})

test('a folder with files that are none: each is said in one line, every pair is settled, and no place is ranked', async () => {
  const mixed = join(folder, 'mixed')
  mkdirSync(join(mixed, '下级'), { recursive: true })
  const put = (name: string, content: string | Uint8Array) => writeFileSync(join(mixed, name), content)
  // the same three years of two places: one kept every promise by its words, the other none
  const years = [2031, 2032, 2033].map((year) =>
    readFileSync(report('青禾县', year, '关停自备井150眼。', wells), 'utf8'),
  )
  for (const [i, text] of years.entries()) {
    put(`${i}.txt`, text)
    put(join('下级', `云岭-${i}.txt`), text.replaceAll('青禾县', '云岭县').replace('150眼', '3眼'))
  }
  put('copy.txt', years[1] ?? '')
  put('empty.txt', '')
  put('cut.docx', Buffer.from('PK\x03\x04\x14\x00'))
  put('noise.pdf', Buffer.alloc(5000, 0x9d))
  put('blank.txt', ' \n'.repeat(10_000))
  put('recipe.txt', '春天到了，院子里的花都开了。\n'.repeat(40))
  const { status, out, err } = await settle('--corpus', mixed, '--json', '--jobs', '2', '--out', join(folder, 'each'))
  expect(status).toBe(1)
  const settled = linesIn(out).map((line) => JSON.parse(line))
  const places = settled.map(({ last: { jurisdiction, planYear } }) => `${jurisdiction} ${planYear}`)
  expect(places).toEqual(['云岭县 2031', '云岭县 2032', '青禾县 2031', '青禾县 2032'])
  expect(readdirSync(join(folder, 'each'))).toHaveLength(4)
  for (const name of [
    'empty.txt',
    'cut.docx',
    'blank.txt',
    'noise.pdf: 不像政府',
    'recipe.txt: 不像政府',
    '.txt: 青禾县2032年',
  ])
    expect(err).toContain(name)
  expect(linesIn(err).every((line) => line.length < 600)).toBe(true)
  const lines = await settle('--corpus', mixed)
  // in the order of names and years, whatever was kept; counts, and no share, place or rank
  expect(linesIn(lines.out).map((line) => line.slice(0, 3))).toEqual(['云岭县', '云岭县', '青禾县', '青禾县'])
  expect(lines.out).not.toMatch(/%|排名|第\d+名|得分/)
})
