import { describe, expect, test } from 'vitest'
import { luoshi } from './luoshi-process.fixture.ts'

describe.concurrent('help', () => {
  test('is complete, by every way to it, in both languages', async () => {
    const [whole, byOption, byCommand, english] = await Promise.all([
      luoshi(['--help']),
      luoshi(['extract', '--help']),
      luoshi(['help', 'extract']),
      luoshi(['--lang', 'en', 'extract', '-h']),
    ])
    expect(whole.out).toMatch(/用法[\s\S]*extract[\s\S]*退出状态/)
    expect(byCommand.out).toBe(byOption.out)
    for (const option of [
      'json',
      'markdown',
      'csv',
      'explain',
      'ndjson',
      'schema',
      'jobs',
      'files-from',
      'null',
      'strict',
      'lang',
      'help',
    ]) {
      expect(byOption.out).toContain(`--${option}`)
      expect(english.out).toContain(`--${option}`)
    }
    expect(english.out).toContain('Exit status')
  })

  test('speaks as the environment asks', async () => {
    const say = async (env: Record<string, string>) => (await luoshi(['--help'], { env })).out
    expect(await say({ LANG: 'en_GB.UTF-8' })).toContain('Usage')
    expect(await say({ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN.UTF-8' })).toContain('用法')
    expect(await say({ LANG: 'C.UTF-8' })).toContain('用法')
  })

  test('version', async () => {
    expect((await luoshi(['--version'])).out).toMatch(/^luoshi \d+\.\d+\.\d+\n$/)
  })
})

describe.concurrent('wrong usage', () => {
  test.each([
    [[], 2],
    [['unheard'], 2],
    [['extract'], 2],
    [['extract', '--jsn', 'x'], 2],
    [['extract', '--json', '--csv', 'x'], 2],
    [['extract', '--json=yes', 'x'], 2],
    [['extract', '--ndjson', '--jobs', 'many', 'x'], 2],
    [['extract', '--ndjson', '--jobs'], 2],
    [['extract', '--jobs', '2', 'x'], 2],
    [['extract', '-0', 'x'], 2],
    [['extract', '-', '-'], 2],
    [['extract', '-', '--files-from', '-'], 2],
    [['extract', '--schema', 'x'], 2],
    [['extract', '--lang', 'fr', 'x'], 2],
    [['help', 'unheard'], 2],
  ])('wrong usage %j', async (args, expected) => {
    const { status, out, err } = await luoshi(args)
    expect({ status, out }).toEqual({ status: expected, out: '' })
    expect(err).toMatch(/用法/)
  })
})
