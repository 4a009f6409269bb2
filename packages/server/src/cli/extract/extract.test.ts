import { reportSchema } from '@luoshi/report/schema'
import { afterAll, describe, expect, test } from 'vitest'
import { extract, linesIn, luoshi, start } from '../luoshi-process.fixture.ts'
import { sampleFolder, sound } from '../sample-folder.fixture.ts'

const { at, remove } = sampleFolder()
afterAll(remove)

const parsed = (text: string) => reportSchema.parse(JSON.parse(text))

describe.concurrent('what is asked for', () => {
  test('an outline: areas, measures, targets, results', async () => {
    const { status, out, err } = await extract(at('one.txt'))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('重点领域（2 个，举措 4 项）')
    expect(out).toContain('年底前建成城东标准厂房二期')
    expect(out).toMatch(/预期目标（2）[\s\S]*城镇新增就业/)
    expect(out).toMatch(/工作成效（2）[\s\S]*新建农村公路/)
  })

  test('livelihood items are listed once, and counted beside the measures', async () => {
    const input = sound.replace(
      /（二）.*/,
      '（二）办好民生实事\n1.新建公厕3座。\n2.改造老旧小区18个。\n3.新增公共车位200个。',
    )
    const { out } = await luoshi(['extract', '-'], { input })
    expect(out).toContain('重点领域（2 个，举措 5 项，其中民生实事 3 项）')
    expect(out).toMatch(/2 {2}（二）办好民生实事\n {5}（3 项，见下文“民生实事”）/)
    expect(out.match(/新建公厕3座/g)).toHaveLength(1)
    const markdown = await luoshi(['extract', '--markdown', '-'], { input })
    expect(markdown.out.match(/新建公厕3座/g)).toHaveLength(1)
  })

  test('JSON to the schema: one file an object, several an array', async () => {
    const one = await extract('--json', at('one.txt'))
    expect(one.status).toBe(0)
    const value = JSON.parse(one.out)
    // what the schema does not know it drops: nothing undocumented comes out
    expect(reportSchema.parse(value)).toEqual(value)
    expect(value.source.file).toBe(at('one.txt'))
    const several = await extract('--json', at('one.txt'), at('miscounted.txt'))
    expect(JSON.parse(several.out)).toHaveLength(2)
    const walked = await extract('--json', at('tree'))
    expect((JSON.parse(walked.out) as { source: { file: string } }[]).map(({ source }) => source.file)).toEqual([
      at('tree/b/a.txt'),
      at('tree/c.txt'),
    ])
  })

  test('standard input', async () => {
    const { status, out } = await luoshi(['extract', '--json', '-'], { input: sound })
    expect(status).toBe(0)
    expect(parsed(out).source.file).toBe('-')
  })

  test('CSV that Excel opens: a BOM, CRLF, quoted cells, one row an item, as many cells in each', async () => {
    const { status, out } = await extract('--csv', at('steering.txt'), at('one.txt'))
    expect(status).toBe(0)
    expect(out.startsWith('\uFEFFfile,jurisdiction,year,kind,id,')).toBe(true)
    const rows = rowsOf(out.slice(1))
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows[0]?.length]))
    const text = rows[0]?.indexOf('text') ?? -1
    expect(rows.map((row) => row[text])).toContain('培育"规上"工业企业,新增5户。')
    expect(rows.filter((row) => row[0] === at('one.txt')).map((row) => row[3])).toEqual([
      ...Array(4).fill('measure'),
      ...Array(2).fill('target'),
      ...Array(2).fill('result'),
    ])
  })

  test('Markdown', async () => {
    const { status, out } = await extract('--markdown', at('one.txt'))
    expect(status).toBe(0)
    expect(out).toMatch(/^# /)
    expect(out).toContain('### （一）聚焦产业升级，增强发展后劲。\n\n1. 培育规上工业企业5户。\n2. ')
  })

  test('the explained text holds every word of the document', async () => {
    const { status, out } = await extract('--explain', at('one.txt'))
    expect(status).toBe(0)
    const bare = (text: string) => text.replace(/\s/g, '')
    let from = 0
    for (const line of linesIn(sound)) {
      for (const sentence of line.split(/(?<=[。；])/)) {
        const found = bare(out).indexOf(bare(sentence), from)
        expect(found, sentence).toBeGreaterThanOrEqual(from)
        from = found
      }
    }
  })

  test('the JSON Schema', async () => {
    const { status, out } = await extract('--schema')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' })
  })

  test('nothing in a document steers the terminal', async () => {
    for (const form of ['', '--json', '--markdown', '--explain', '--csv']) {
      const { out } = await extract(...(form ? [form] : []), at('steering.txt'))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
      expect(out).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/)
    }
  })
})

describe.concurrent('what goes wrong', () => {
  test('a bad file in the middle: said in one line, the rest read, status 1', async () => {
    const { status, out, err } = await extract('--json', at('one.txt'), at('empty.txt'), at('miscounted.txt'))
    expect(status).toBe(1)
    expect(JSON.parse(out)).toHaveLength(2)
    expect(linesIn(err)).toHaveLength(1)
    expect(err).toMatch(/empty\.txt: 文件是空的.+ \/ The file is empty/)
  })

  test('a file that is not there, one that is too large, a folder with nothing in it', async () => {
    const gone = await extract('--json', at('gone.txt'))
    expect(gone).toEqual({ status: 1, out: '', err: `luoshi: ${at('gone.txt')}: 没有这个文件 / no such file\n` })
    const large = await extract(at('large.txt'))
    expect(large.status).toBe(1)
    expect(large.err).toContain('25.0 MB')
    const none = await extract('--json', at('none'))
    expect(none).toMatchObject({ status: 1, out: '[]\n' })
  })

  test('25 MB on standard input', async () => {
    const { status, err } = await luoshi(['extract', '-'], { input: Buffer.alloc(25 * 1024 * 1024, '一') })
    expect(status).toBe(1)
    expect(err).toContain('20 MB')
  })

  test('a text that is no work report is read, nothing is taken from it, and it is said', async () => {
    const input = '春天来了，河边的柳树绿了。他沿着小路走了很久，想起许多往事。'
    for (const form of ['--json', '--ndjson']) {
      const { status, out, err } = await luoshi(['extract', form, '-'], { input })
      expect(status).toBe(0)
      expect(parsed(out)).toMatchObject({ areas: [], elsewhere: [], targets: [], results: [], text: input })
      expect(err).toMatch(/^luoshi: 标准输入: .*不像是.* \/ .*work report.*\n$/)
    }
  })

  test('--strict makes findings 1, and only findings above a hint', async () => {
    for (const name of ['one.txt', 'miscounted.txt']) {
      const [{ out }, strict, bulk] = await Promise.all([
        extract('--json', at(name)),
        extract('--json', '--strict', at(name)),
        extract('--ndjson', '--strict', at(name)),
      ])
      const objects = parsed(out).findings.some(({ severity }) => severity !== 'info')
      expect([strict.status, bulk.status]).toEqual(objects ? [1, 1] : [0, 0])
      expect(strict.out).toBe(out)
    }
  })

  test('a reader that goes away ends it quietly', async () => {
    for (const form of ['--json', '--ndjson']) {
      const child = start(['extract', form, ...Array<string>(60).fill(at('one.txt'))])
      let err = ''
      child.stderr.on('data', (chunk: Buffer) => {
        err += chunk.toString()
      })
      child.stdout.once('data', () => child.stdout.destroy())
      const status = await new Promise((resolve) => child.on('close', resolve))
      expect({ status, err }).toEqual({ status: 0, err: '' })
    }
  })
})

/** The rows of RFC 4180 text, read back. */
function rowsOf(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true)
  return (text.slice(0, -2).match(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g) ?? []).map((row) =>
    [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    ),
  )
}
