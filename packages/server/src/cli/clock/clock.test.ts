import { describe, expect, test } from 'vitest'
import { readArguments } from '../arguments.ts'
import { luoshi } from '../luoshi-process.fixture.ts'
import { clockOptions, readRequest } from './request.ts'

const clock = (...args: string[]) => luoshi(['clock', ...args])

describe.concurrent('luoshi clock', () => {
  test('prints the moments as data, and nothing else', async () => {
    const call = await clock('--preset', '13710', '--major', '--from', '2026-02-13T10:00', '--json')
    expect(call).toEqual({
      status: 0,
      err: '',
      out: '{"steps":[{"step":"deploy","due":"2026-02-13T24:00+08:00"},{"step":"feedback","due":"2026-02-16T24:00+08:00"},{"step":"settle","due":"2026-03-13T24:00+08:00"}]}\n',
    })
  })

  test('prints them for a person, with how they were counted', async () => {
    const call = await clock('--days', '3', '--basis', 'workdays', '--from', '2026-09-30', '--cut-off', '17:30')
    expect(call.out).toBe('自定期限，按工作日，当日不计，每日 17:30 截止\n办结　　  2026-10-10 17:30  星期六\n')
  })

  test('refuses wrong usage with how it goes right', async () => {
    const call = await clock('--preset', '13711', '--from', '2026-02-13')
    expect(call).toMatchObject({ status: 2, out: '' })
    expect(call.err).toMatch(/^luoshi: .+ \/ .+\n用法/)
  })

  test('says what to enter where a calendar is not published', async () => {
    const call = await clock('--preset', '13710', '--basis', 'workdays', '--from', '2026-12-28', '--json')
    expect(call).toMatchObject({ status: 1, out: '' })
    expect(call.err).toMatch(/2027 年.*录入.*Enter the published holidays/)
  })
})

test.each([
  [['--from', '2026-02-13']],
  [['--preset', '13710']],
  [['--preset', '13711', '--from', '2026-02-13']],
  [['--preset', '710', '--days', '3', '--from', '2026-02-13']],
  [['--preset', '710', '--from', '2026-02-30']],
  [['--preset', '710', '--from', '2026-02-13T24:00']],
  [['--preset', '710', '--from', '2026-02-13', '--basis', 'work days']],
  [['--preset', '710', '--from', '2026-02-13', '--cut-off', '24:30']],
  [['--preset', '710', '--from', '2026-02-13', '--count-first', '--no-count-first']],
  [['--days', '0', '--from', '2026-02-13']],
  [['--days', '3', '--major', '--from', '2026-02-13']],
  [['--by', '13 May', '--from', '2026-02-13']],
  [['--preset', '710', '--from', '2026-02-13', 'more']],
])('refuses %j as wrong usage', (args) => {
  const call = readArguments(args, clockOptions)
  expect(call.kind === 'misuse' ? call : readRequest(call)).toMatchObject({ kind: 'misuse' })
})
