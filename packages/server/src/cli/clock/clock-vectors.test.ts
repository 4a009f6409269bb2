import { describe, expect, test } from 'vitest'
import { readArguments } from '../arguments.ts'
import { answerClock } from './answer.ts'
import { clockOptions } from './request.ts'
import { asJson } from './written.ts'

/** What `luoshi clock --json` gives to the words of a call: the moments without their zone, or the exit status and what is said. */
function given(words: string): string {
  // a moment may be written with a blank; `_` stands for it here
  const call = readArguments(
    words.split(' ').map((word) => word.replace('_', ' ')),
    clockOptions,
  )
  const answer = call.kind === 'misuse' ? call : answerClock(call)
  switch (answer.kind) {
    case 'misuse':
      return `2 ${answer.said.zh}`
    case 'refused':
      return `1 ${answer.message}`
    case 'answer': {
      const { steps }: { steps: { step: string; due: string }[] } = JSON.parse(asJson(answer.moments))
      expect(steps.every(({ due }) => due.endsWith('+08:00'))).toBe(true)
      return steps.map(({ step, due }) => `${step} ${due.slice(0, -6)}`).join(', ')
    }
  }
}

const settle = (words: string): string => {
  const last = given(words).split(', ').at(-1) ?? ''
  return last.replace(/^settle /, '')
}

describe('the vectors of the domain reference', () => {
  test.each([
    ['9', '2023-01-20', 1, '2023-01-28'],
    ['9', '2023-01-20', 3, '2023-01-30'],
    ['9', '2023-04-28', 3, '2023-05-06'],
    ['9', '2023-09-28', 3, '2023-10-09'],
    ['9', '2026-02-13', 3, '2026-02-25'],
    ['9', '2026-09-30', 3, '2026-10-10'],
  ])('%s: %s and %i workdays', (_, from, days, day) => {
    expect(given(`--days ${days} --basis workdays --from ${from}`)).toBe(`settle ${day}T24:00`)
  })

  test.each([
    // 1.1 and 1.3: the same day, 3 days, 7 days or a month, natural days; or a plan of dated nodes instead of the month
    [
      '--preset 13710 --from 2026-02-13T10:00',
      'deploy 2026-02-13T24:00, feedback 2026-02-16T24:00, settle 2026-02-20T24:00',
    ],
    [
      '--preset 13710 --major --from 2026-02-13T10:00',
      'deploy 2026-02-13T24:00, feedback 2026-02-16T24:00, settle 2026-03-13T24:00',
    ],
    [
      '--preset 13710 --major --plan 2026-04-30,2026-08-31 --from 2026-02-13T10:00',
      'deploy 2026-02-13T24:00, feedback 2026-02-16T24:00, milestone 2026-04-30T24:00, settle 2026-08-31T24:00',
    ],
    // 2.1: 7 days or a month, counted from the day of deployment itself
    ['--preset 710 --from 2026-02-13T10:00', 'settle 2026-02-19T24:00'],
    ['--preset 710 --major --from 2026-02-13T10:00', 'settle 2026-03-12T24:00'],
  ])('%s', (words, moments) => {
    expect(given(words)).toBe(moments)
  })
})

describe('holidays and worked weekends', () => {
  test.each([
    // 28 January 2023 is a Saturday that is worked
    ['--days 1 --basis workdays --from 2023-01-27T23:59', '2023-01-28T24:00'],
    // two worked Sundays stand before the Spring Festival of 2024 and behind it
    ['--days 1 --basis workdays --from 2024-02-03', '2024-02-04T24:00'],
    ['--days 1 --basis workdays --from 2024-02-09T09:00', '2024-02-18T24:00'],
    ['--days 1 --basis workdays --from 2025-01-27', '2025-02-05T24:00'],
    // Friday, then the worked Saturday and no Sunday
    ['--days 2 --basis workdays --from 2026-05-08', '2026-05-11T24:00'],
    ['--days 5 --basis workdays --from 2026-09-18', '2026-09-24T24:00'],
    // 26, the worked Sunday 28, 29, 30 September; 9, 10 and the worked Saturday 11 October
    ['--days 7 --basis workdays --from 2025-09-25', '2025-10-11T24:00'],
  ])('%s is due %s', (words, moment) => {
    expect(settle(words)).toBe(moment)
  })
})

describe('the first day counted, by each basis', () => {
  test.each([
    ['--days 3 --from 2026-03-04', '2026-03-07T24:00'],
    ['--days 3 --count-first --from 2026-03-04', '2026-03-06T24:00'],
    ['--days 3 --basis workdays --from 2026-03-04', '2026-03-09T24:00'],
    ['--days 3 --basis workdays --count-first --from 2026-03-04', '2026-03-06T24:00'],
    // a day off is never the first workday; a worked Saturday is
    ['--days 2 --basis workdays --count-first --from 2026-02-15', '2026-02-25T24:00'],
    ['--days 2 --basis workdays --count-first --from 2026-02-14', '2026-02-24T24:00'],
    ['--days 3 --basis workdays --count-first --from 2026-09-30', '2026-10-09T24:00'],
    ['--days 1 --count-first --from 2026-03-04T23:59', '2026-03-04T24:00'],
    // 710 counts it unless it is told not to
    ['--preset 710 --basis workdays --from 2026-03-04', '2026-03-12T24:00'],
    ['--preset 710 --no-count-first --from 2026-03-04', '2026-03-11T24:00'],
    ['--preset 710 --major --no-count-first --from 2026-03-04', '2026-04-04T24:00'],
  ])('%s is due %s', (words, moment) => {
    expect(settle(words)).toBe(moment)
  })
})

describe('a last day that is moved to a workday', () => {
  test.each([
    ['--days 2 --roll --from 2026-09-30', '2026-10-08T24:00'],
    ['--days 2 --from 2026-09-30', '2026-10-02T24:00'],
    // a Saturday that is worked stays
    ['--days 1 --roll --from 2026-02-13', '2026-02-14T24:00'],
    ['--months 1 --roll --from 2026-01-31', '2026-02-28T24:00'],
    ['--months 1 --roll --from 2025-05-01', '2025-06-03T24:00'],
    ['--by 2026-05-03 --roll --from 2026-04-20', '2026-05-06T24:00'],
    ['--preset 710 --major --roll --from 2026-01-18', '2026-02-24T24:00'],
  ])('%s is due %s', (words, moment) => {
    expect(settle(words)).toBe(moment)
  })

  test('the same day as well: handed out on a holiday, deployed behind it', () => {
    expect(given('--preset 13710 --roll --from 2026-10-03T10:00')).toBe(
      'deploy 2026-10-08T24:00, feedback 2026-10-08T24:00, settle 2026-10-10T24:00',
    )
  })
})

describe('ends of months', () => {
  test.each([
    ['--months 1 --from 2026-01-31', '2026-02-28T24:00'],
    ['--months 1 --from 2024-01-31', '2024-02-29T24:00'],
    ['--months 1 --count-first --from 2026-01-31', '2026-02-28T24:00'],
    ['--months 1 --count-first --from 2026-03-31', '2026-04-30T24:00'],
    ['--months 1 --count-first --from 2026-04-30', '2026-05-29T24:00'],
    ['--months 1 --count-first --from 2026-05-01', '2026-05-31T24:00'],
    ['--months 12 --from 2024-02-29', '2025-02-28T24:00'],
    ['--months 1 --from 2025-12-31', '2026-01-31T24:00'],
    ['--months 6 --from 2025-08-31', '2026-02-28T24:00'],
    ['--preset 13710 --major --from 2026-10-31', '2026-11-30T24:00'],
    ['--preset 710 --major --from 2026-10-31', '2026-11-30T24:00'],
    ['--preset 710 --major --from 2024-02-29', '2024-03-28T24:00'],
  ])('%s is due %s', (words, moment) => {
    expect(settle(words)).toBe(moment)
  })
})

describe('the hour', () => {
  test.each([
    ['--preset 13710 --cut-off 17:30 --from 2026-03-04T17:29', '2026-03-04T17:30'],
    ['--preset 13710 --cut-off 17:30 --from 2026-03-04T17:29:59.999', '2026-03-04T17:30'],
    ['--preset 13710 --cut-off 17:30 --from 2026-03-04T17:30', '2026-03-05T17:30'],
    ['--preset 13710 --cut-off 17:30 --from 2026-03-06T17:31', '2026-03-07T17:30'],
    ['--preset 13710 --cut-off 17:30 --basis workdays --from 2026-03-06T17:31', '2026-03-09T17:30'],
    ['--preset 13710 --cut-off 17:30 --roll --from 2026-09-30T18:00', '2026-10-08T17:30'],
    ['--preset 13710 --from 2026-03-04T23:59', '2026-03-04T24:00'],
    ['--preset 13710 --from 2026-03-05T00:00', '2026-03-05T24:00'],
    ['--preset 13710 --from 2026-03-05', '2026-03-05T24:00'],
    ['--preset 13710 --from 2026-03-05_00:00:01', '2026-03-05T24:00'],
  ])('%s: deployed by %s', (words, moment) => {
    expect(given(words).split(', ')[0]).toBe(`deploy ${moment}`)
  })

  test.each([
    ['--preset 710 --cut-off 17:30 --from 2026-03-04T20:00', '2026-03-10T17:30'],
    ['--days 1 --count-first --cut-off 17:30 --from 2026-03-04T17:30', '2026-03-05T17:30'],
    ['--days 3 --basis workdays --cut-off 17:30 --from 2026-03-06T20:00', '2026-03-11T17:30'],
  ])('what ends behind its start is left as it is: %s is due %s', (words, moment) => {
    expect(settle(words)).toBe(moment)
  })

  test.each([
    ['2026-03-04T16:00Z', '2026-03-05'],
    ['2026-03-04T15:59:59.999Z', '2026-03-04'],
    ['2026-03-04T23:30+08:00', '2026-03-04'],
    ['2026-03-04T23:30+0800', '2026-03-04'],
    ['2026-03-04T23:30+09:00', '2026-03-04'],
    ['2026-03-04T00:30+09:00', '2026-03-03'],
    ['2026-03-04T11:00-05:00', '2026-03-05'],
    ['2025-12-31T16:00Z', '2026-01-01'],
  ])('%s is the day %s of Beijing', (from, day) => {
    expect(given(`--preset 13710 --from ${from}`)).toMatch(`deploy ${day}T24:00`)
  })
})

describe('a year whose holidays are not published', () => {
  test.each([
    ['--days 4 --basis workdays --from 2026-12-28', 2027],
    ['--preset 13710 --basis workdays --from 2026-12-28', 2027],
    ['--preset 710 --roll --from 2026-12-28', 2027],
    ['--preset 13710 --roll --cut-off 17:30 --from 2026-12-31T18:00', 2027],
    ['--by 2027-03-01 --roll --from 2026-12-01', 2027],
    ['--days 1 --basis workdays --count-first --from 2022-12-30', 2022],
    // natural days as well: what is counted leads into the year
    ['--preset 13710 --from 2026-12-25', 2027],
    ['--preset 13710 --major --from 2026-12-01', 2027],
    ['--preset 710 --from 2026-12-26', 2027],
    ['--preset 710 --major --from 2026-12-02', 2027],
    ['--preset 13710 --cut-off 17:30 --from 2026-12-31T17:30', 2027],
    ['--months 6 --from 2026-08-31', 2027],
    ['--days 1 --from 2026-12-31', 2027],
    // and it may begin there, or before what is known
    ['--preset 710 --from 2027-03-01', 2027],
    ['--preset 13710 --from 2026-12-31T16:00Z', 2027],
    ['--preset 13710 --from 2022-12-30', 2022],
  ])('%s is refused and says what to enter', (words, year) => {
    expect(given(words)).toMatch(new RegExp(`^1 .*${year} 年.*录入`))
  })

  test.each([
    ['--days 3 --basis workdays --from 2026-12-28', '2026-12-31T24:00'],
    ['--preset 13710 --from 2026-12-24', '2026-12-31T24:00'],
    ['--preset 710 --from 2026-12-25', '2026-12-31T24:00'],
    ['--preset 710 --major --from 2026-12-01', '2026-12-31T24:00'],
    // a year's end between two years that are known
    ['--preset 13710 --from 2025-12-28', '2026-01-04T24:00'],
    ['--preset 13710 --roll --from 2025-12-25', '2026-01-04T24:00'],
    ['--preset 13710 --basis workdays --from 2025-12-30', '2026-01-09T24:00'],
    ['--by 2027-03-01 --from 2026-12-01', '2027-03-01T24:00'],
    ['--preset 13710 --major --plan 2026-12-20,2027-03-31 --from 2026-12-01', '2027-03-31T24:00'],
  ])('does not matter to what is not counted into it: %s is due %s', (words, moment) => {
    expect(settle(words)).toBe(moment)
  })

  test('a day that was named there is taken, and that it may be a holiday is said beside', () => {
    const noteOf = (words: string) => {
      const call = readArguments(words.split(' '), clockOptions)
      const answer = call.kind === 'misuse' ? call : answerClock(call)
      return answer.kind === 'answer' ? answer.note?.zh : answer.kind
    }
    expect(noteOf('--by 2027-03-01 --from 2026-12-01')).toContain('2027')
    expect(noteOf('--by 2026-12-31 --from 2026-12-01')).toBeUndefined()
  })
})

describe('what cannot be meant', () => {
  test.each([
    ['--preset 13710', '--from'],
    ['--from 2026-02-13', '--preset'],
    ['--preset 13710 --from 2026-02-29', '2026-02-29'],
    ['--preset 13710 --from 2026-02-13T24:00', '23:59'],
    ['--preset 13710 --from 2026-2-13', '2026-2-13'],
    ['--preset 13710 --from 2026-02-13T10:00+25:00', '2026-02-13T10:00+25:00'],
    ['--preset 13710 --basis weekdays --from 2026-02-13', 'weekdays'],
    ['--preset 13710 --cut-off 5pm --from 2026-02-13', '5pm'],
    ['--preset 13710 --cut-off 00:00 --from 2026-02-13', '00:00'],
    ['--preset 720 --from 2026-02-13', '720'],
    ['--days 1.5 --from 2026-02-13', '1 到'],
    ['--days 0 --from 2026-02-13', '1 到'],
    ['--months 1 --days 3 --from 2026-02-13', '只能选一个'],
    ['--preset 13710 --plan 2026-04-30,2026-08-31 --from 2026-02-13', '--major'],
    ['--preset 13710 --major --plan 2026-08-31,2026-04-30 --from 2026-02-13', '先后'],
    ['--preset 13710 --major --plan 2026-02-01,2026-04-30 --from 2026-02-13', '不晚于'],
    ['--by 2026-02-01 --from 2026-02-13', '不晚于'],
    ['--by 2026-02-13 --cut-off 17:30 --from 2026-02-13T18:00', '不晚于'],
    ['--preset 13710 --from 2026-02-13 --weekends', '--weekends'],
    ['--preset 13710 --from', '--from'],
  ])('%s is refused as wrong usage: …%s…', (words, said) => {
    const answer = given(words)
    expect(answer).toMatch(/^2 /)
    expect(answer).toContain(said)
  })
})
