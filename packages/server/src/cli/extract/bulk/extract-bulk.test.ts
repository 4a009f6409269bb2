import { reportSchema } from '@luoshi/report/schema'
import { afterAll, describe, expect, test } from 'vitest'
import { extract, linesIn, luoshi, start } from '../../luoshi-process.fixture.ts'
import { sampleFolder, sound } from '../../sample-folder.fixture.ts'

const { at, remove } = sampleFolder()
afterAll(remove)

describe.concurrent('in bulk', () => {
  const files = () => [at('one.txt'), at('empty.txt'), at('tree'), at('gone.txt'), at('miscounted.txt')]
  const fileOf = (line: string) => {
    const value = JSON.parse(line)
    return 'error' in value
      ? { file: value.file, reason: value.error.reason }
      : { file: reportSchema.parse(value).source.file }
  }

  test('one line a document, in order, past bad files, whatever the number of threads', async () => {
    const [one, three] = await Promise.all([
      extract('--ndjson', '--jobs', '1', ...files()),
      extract('--ndjson', '-j3', ...files()),
    ])
    expect(one.status).toBe(1)
    expect(linesIn(one.out).map(fileOf)).toEqual([
      { file: at('one.txt') },
      { file: at('empty.txt'), reason: 'empty' },
      { file: at('tree/b/a.txt') },
      { file: at('tree/c.txt') },
      { file: at('gone.txt'), reason: 'not-found' },
      { file: at('miscounted.txt') },
    ])
    expect(three.out).toBe(one.out)
    expect(linesIn(one.err)).toHaveLength(2)
    expect(one.err).toContain('没有这个文件 / no such file')
  })

  test('many documents over few threads all arrive', async () => {
    const paths = Array.from({ length: 150 }, (_, index) => (index % 7 === 3 ? at('empty.txt') : at('one.txt')))
    const { out } = await luoshi(['extract', '--ndjson', '--jobs', '2', '--files-from', '-'], {
      input: paths.join('\n'),
    })
    expect(linesIn(out).map((line) => fileOf(line).file)).toEqual(paths)
  })

  test('paths on standard input, by line or by NUL', async () => {
    const names = [at('one.txt'), at('空 格.txt')]
    const byLine = await luoshi(['extract', '--ndjson', '--files-from', '-'], { input: `${names.join('\r\n')}\n\n` })
    const byNull = await luoshi(['extract', '--ndjson', '--files-from', '-', '-0'], { input: names.join('\0') })
    expect(byLine.status).toBe(0)
    expect(linesIn(byLine.out).map((line) => fileOf(line).file)).toEqual(names)
    expect(byNull.out).toBe(byLine.out)
  })

  test('a document on standard input among the files', async () => {
    const { status, out } = await luoshi(['extract', '--ndjson', at('one.txt'), '-'], { input: sound })
    expect(status).toBe(0)
    expect(linesIn(out).map((line) => fileOf(line).file)).toEqual([at('one.txt'), '-'])
  })

  test('it stops when asked to, whole lines behind it', async () => {
    const child = start(['extract', '--ndjson', '--jobs', '2', '--files-from', '-'])
    let out = ''
    child.stdin.write(`${at('one.txt')}\n${at('one.txt')}\n`)
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (linesIn(out).length === 2 && out.endsWith('\n')) child.kill('SIGINT')
    })
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect(status).toBe(130)
    expect(linesIn(out).map((line) => fileOf(line).file)).toEqual([at('one.txt'), at('one.txt')])
  })
})
