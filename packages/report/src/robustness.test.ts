import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { inProportion } from './busy-time.fixture.ts'
import {
  docx,
  encryptedDocx,
  encryptedPdf,
  novel,
  scannedPdf,
  textPdf,
  truncated,
  zipBomb,
} from './hostile-files.fixture.ts'
import { type Outcome, type Report, readReport } from './index.ts'

const frame =
  '云溪县政府工作报告\n各位代表：\n一、2025年工作回顾\n过去一年，完成投资3亿元。\n二、2026年工作安排\n（一）聚焦产业，增强后劲。\n'
const utf8 = (text: string) => new TextEncoder().encode(text)
const megabyte = (text: string) => text.repeat(Math.ceil((1 << 20) / utf8(text).length))

/** The outcome, checked to have come in time and to keep the contract's promises about spans. */
async function readInTime(bytes: Uint8Array, file: string | null = null): Promise<Outcome> {
  const outcome = await inProportion(() => readReport(bytes, { file }))
  if (outcome.kind === 'report') keepsItsWord(outcome.report)
  else
    expect([outcome.message, outcome.messageEn]).toEqual([
      expect.stringMatching(/[\u4e00-\u9fff]/),
      expect.stringMatching(/[a-z]/),
    ])
  return outcome
}

function keepsItsWord({ text, units, areas, elsewhere, targets, results, findings }: Report) {
  let last = 0
  for (const { span } of units) {
    if (span[0] < last || span[1] < span[0] || span[1] > text.length) throw new Error(`unit ${span} of ${text.length}`)
    last = span[1]
  }
  for (const passage of [...areas.flatMap((area) => area.measures), ...elsewhere, ...targets, ...results])
    if (text.slice(...passage.span) !== passage.text) throw new Error(`${passage.id} is not at ${passage.span}`)
  for (const { rule, message, messageEn } of findings)
    if (message === '' || messageEn === '') throw new Error(`${rule} says nothing`)
}

describe('a megabyte of one thing', () => {
  test.each([
    ['numbering', '（一）'],
    ['numbering a line', '（一）\n'],
    ['top numbering', '一、'],
    ['counting words', '一是'],
    ['ordinals', '第一，'],
    ['digits', '7'],
    ['Chinese digits', '亿'],
    ['numbers with units', '3.5亿元'],
    ['per cent', '%'],
    ['opening brackets', '（'],
    ['half-width brackets', '('],
    ['opening quotes', '“'],
    ['opening book titles', '《'],
    ['closing brackets', '）'],
    ['full stops', '。'],
    ['semicolons', '；'],
    ['commas', '，'],
    ['line breaks', '\n'],
    ['written-out line breaks', '\\r\\n'],
    ['blanks', '　'],
    ['question marks', '?'],
    ['readings', '發(fā)'],
    ['readings left open', '發(fā'],
    ['bare readings', '(fā)'],
    ['split bytes', '?fàn)I'],
    ['Traditional', '體'],
    ['entities', '&amp;'],
    ['ampersands', '&#'],
    ['tags', '<div>'],
    ['less-than', '<'],
    ['footnotes', '〔64〕'],
    ['dashes', '——'],
    ['ranks', '第一位'],
    ['deadlines', '年底前'],
    ['growth', '增长'],
    ['comparisons', '高于'],
    ['one sentence without an end', '推动产业发展和项目建设'],
    ['clauses without an end', '加快建设，'],
    ['short sentences', '修桥。'],
    ['private use', '\ue000'],
    ['half surrogates', '\ud800'],
    ['a comparison that never comes', '与'],
    ['a heading a line', '聚焦产业，增强后劲。\n'],
  ])('of %s ends in time, alone and inside a report', async (_, piece) => {
    await readInTime(utf8(megabyte(piece)))
    await readInTime(utf8(frame + megabyte(piece)))
  })

  test.each([
    ['open tags', '<div>'],
    ['open brackets', '<'],
    ['attributes', '<p a="'],
    ['comments', '<!--'],
    ['scripts', '<script>'],
    ['table cells', '<td>'],
    ['entities', '&lt;'],
    ['unclosed lists', '<ul><li>一、'],
  ])('of %s in a page ends in time', async (_, piece) => {
    await readInTime(utf8(`<html><body><h1>政府工作报告</h1>${megabyte(piece)}`), 'a.html')
  })

  test('of paragraphs in a Word document ends in time', async () => {
    await readInTime(docx(Array.from({ length: 40_000 }, () => '（一）加快建设；')))
  })
})

describe('bytes at random', () => {
  const beginnings: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['a PDF', '%PDF-1.7\n'],
    ['a zip', 'PK\x03\x04'],
    ['an old Word document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['a page', '<!DOCTYPE html><meta charset=gbk><body>'],
    ['UTF-8', '\xef\xbb\xbf'],
    ['UTF-16', '\xff\xfe'],
    ['RTF', '{\\rtf1'],
    ['a picture', '\xff\xd8\xff'],
  ]
  test.each(beginnings)('behind the beginning of %s', async (_, beginning) => {
    const start = Buffer.from(beginning, 'latin1')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async (bytes) => {
        await readInTime(Buffer.concat([start, bytes]))
      }),
      { numRuns: 40 },
    )
  })

  test.each([
    ['a Word document', docx([frame, '加快建设。'])],
    ['a PDF', textPdf()],
    ['a locked Word document', encryptedDocx()],
    ['a text', utf8(frame)],
  ])('in the middle of %s', async (_, sound) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.uint8Array({ minLength: 1, maxLength: 64 }), async (at, bytes) => {
        const spoilt = Uint8Array.from(sound)
        spoilt.set(bytes.subarray(0, spoilt.length - at), at)
        await readInTime(spoilt)
      }),
      { numRuns: 60 },
    )
  })

  test('any text at all', async () => {
    const words = [
      '（一）',
      '一、',
      '。',
      '；',
      '\n',
      '“',
      '”',
      '（',
      '）',
      '加快',
      '2026年',
      '增长',
      '6%',
      '左右',
      '發(fā)',
      '?',
      '\ue000',
      '一是',
      '——',
      '\\r\\n',
      '　',
      '第一，',
      '各位代表：',
    ]
    const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 6 })), {
      maxLength: 200,
    })
    await fc.assert(
      fc.asyncProperty(text, async (pieces) => {
        await readInTime(utf8(frame + pieces.join('')))
      }),
      { numRuns: 150 },
    )
  })
})

const folder = mkdtempSync(join(tmpdir(), 'robustness-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command line's exit status and what it says. */
function extract(name: string, bytes: Uint8Array) {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [`${import.meta.dirname}/../../../bin/luoshi.mjs`, 'extract', '--json', file],
    // what hangs is ended by force, and then has a signal and no status
    { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000 },
  )
  return { status, signal, stdout, stderr }
}

describe('a file that cannot be read ends with 1 and says why, in Chinese and English', () => {
  test.each<[string, Uint8Array, RegExp, RegExp]>([
    ['empty.txt', new Uint8Array(), /空/, /empty/],
    ['blanks.txt', utf8(' \n　\n'), /空/, /empty/],
    ['large.txt', new Uint8Array(25 << 20).fill(0x61), /20 MB/, /limit is 20 MB/],
    ['truncated.docx', truncated(docx([frame])), /损坏/, /damaged/],
    ['locked.docx', encryptedDocx(), /密码/, /password/],
    ['bomb.docx', zipBomb(2000, true), /展开/, /unpack/],
    ['lying-bomb.docx', zipBomb(2000, false), /展开|损坏/, /unpack|damaged/],
    ['truncated.pdf', truncated(textPdf(), 0.3), /损坏/, /damaged/],
    ['locked.pdf', encryptedPdf(), /密码/, /password/],
    ['scanned.pdf', scannedPdf(), /OCR/, /OCR/],
    ['noise.bin', Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 17) % 256), /格式/, /format/],
  ])('%s', (name, bytes, zh, en) => {
    const { status, stdout, stderr } = extract(name, bytes)
    expect(status, stderr).toBe(1)
    expect(stderr).toMatch(zh)
    expect(stderr).toMatch(en)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(stdout).toBe('')
  })
})

describe('a file that is no report ends with 0, says so, and gives nothing', () => {
  test.each([
    ['chapter.txt', utf8(novel())],
    ['brackets.txt', utf8(megabyte('（'))],
    ['digits.txt', utf8(megabyte('7'))],
  ])('%s', (name, bytes) => {
    const { status, stdout, stderr } = extract(name, bytes)
    expect(status, stderr).toBe(0)
    expect(stderr).toMatch(/不.*报告/)
    expect(stderr).toMatch(/report/)
    const report: Report = JSON.parse(stdout)
    expect([report.areas, report.elsewhere, report.targets, report.results]).toEqual([[], [], [], []])
    expect(report.findings).toContainEqual(expect.objectContaining({ rule: 'not-a-report' }))
  })
})
