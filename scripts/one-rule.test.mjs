import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from './runtime.mjs'

/** Rules that stand in one place, the texts that would repeat them, and where they stand. */
const rules = [
  {
    rule: 'which reports are owed stands in domain/reporting/owed.ts and record/reporting/owed.ts',
    repeats:
      /'sent-to-head'\s*[,)][^;]{0,60}'(?:draft|returned)'|'(?:draft|returned)'[^;]{0,60},\s*'sent-to-head'|assigned_at at time zone|wasAssignedBy/,
    home: /\/domain\/reporting\/(?:owed|progress-state)\.ts$|\/domain\/vocabulary\.ts$|\/record\/reporting\/owed\.ts$/,
  },
  {
    rule: 'what holds on a day stands in store/held-on.ts, and hasBegun and hasEnded in domain/day.ts',
    repeats:
      /valid_to\s*(?:is null or\s+\S*valid_to\s*)?>|'(?:\w+\.)?valid_to',\s*'[<>]|\bvalid_from'?,?\s*'?<=|'(?:\w+\.)?left_on',\s*'[<>]|\b(?:valid_to|left_on) (?:<=|>) [a-z]/,
    home: /\/store\/held-on\.ts$|\/domain\/day\.ts$/,
  },
  {
    rule: 'the arithmetic of days stands in domain/day.ts',
    repeats: /86_?400_?000|24 \* 3_?600_?000|Date\.parse\([^)]*\) - Date\.parse/,
    home: /\/domain\/day\.ts$/,
  },
  {
    rule: 'how many months a period has stands in domain/reporting/periods.ts',
    repeats: /quarter: 3,/,
    home: /\/domain\/reporting\/periods\.ts$/,
  },
  {
    rule: 'how late something is stands in domain/day.ts',
    repeats: /Math\.max\(0, daysBetween\((?!a\.)/,
    home: /\/domain\/day\.ts$/,
  },
  {
    rule: "a place's write lock is taken in ledger/lock-place.ts",
    repeats: /hold_ledger\(/,
    home: /\/ledger\/lock-place\.ts$/,
  },
  {
    rule: 'words without blanks and marks are made in domain/bare-words.ts',
    repeats: /normalize\('NFKC'\)\.replace\(\/\[\^\\p\{L\}\\p\{N\}%\]\/gu/,
    home: /\/domain\/bare-words\.ts$/,
  },
  {
    rule: 'a table as a file is answered by api/desk/table-file.ts',
    repeats: /makeApart\('xlsxTable', table\), \{/,
    home: /\/api\/desk\/table-file\.ts$/,
  },
  {
    rule: 'what a part of a path is that is no id stands in api/desk/id-param.ts',
    repeats: /safeParse\((?:[^\n]*\n?){1,2}[^\n]*'00000000-/,
    home: /\/api\/desk\/id-param\.ts$/,
  },
]

test.each(rules)('$rule, and nowhere again', ({ repeats, home }) => {
  const sources = globSync(
    'packages/server/src/{domain,identity,access,ledger,record,commands,queries,exchange,publication,api,site,cli,jobs}/**/*.ts',
    {
      cwd: root,
    },
  ).filter((path) => !/\.(test|fixture)\.ts$/.test(path) && !home.test(path))
  expect(sources.length).toBeGreaterThan(300)
  expect(sources.filter((path) => repeats.test(readFileSync(`${root}${path}`, 'utf8')))).toEqual([])
})

test('the desk asks its server in application/ask.ts, whose answers have the types of the contract, and nowhere else', () => {
  const sources = globSync('packages/desk/src/**/*.{ts,tsx}', { cwd: root }).filter(
    (path) => !/\.test\.ts$|\/application\/(?:ask|address)\.ts$/.test(path),
  )
  expect(sources.length).toBeGreaterThan(200)
  const asks = /\bfetch\(|XMLHttpRequest|sendBeacon|\bapiAddress\b|\/api\/|\.(?:ask|file)<|\.json\(\)\) as(?! Said\b)/
  expect(sources.filter((path) => asks.test(readFileSync(`${root}${path}`, 'utf8')))).toEqual([])
})

test('what is typed in a dialog or drawer of the desk is guarded: parts/typing asks before it is given up', () => {
  const sources = globSync('packages/desk/src/**/*.tsx', { cwd: root }).filter(
    (path) => !path.includes('/parts/typing/'),
  )
  const unguarded =
    /import \{[^}]*\b(?:Modal|Drawer)\b[^}]*\} from 'antd'[\s\S]*<(?:Input|TextArea|InputNumber|NumberField)\b/
  expect(sources.filter((path) => unguarded.test(readFileSync(`${root}${path}`, 'utf8')))).toEqual([])
})

test('a task’s number is said alike by the desk, which imports no code of the server, and by the server', async () => {
  const desk = await import('../packages/desk/src/words/task-number.ts')
  const server = await import('../packages/server/src/domain/task-number.ts')
  for (const number of [1, 12, 10_001, 10_012, 20_001, 20_003])
    for (const part of [1, 2, 11]) {
      const said = ({ taskNumber, numberWords, numberedTask, numbersWords }) => {
        const own = taskNumber({ number, part })
        return [own, numberWords(own), numberWords(own, 'none'), numberedTask(own), numbersWords([own, '3', own], 2)]
      }
      expect(said(desk)).toEqual(said(server))
    }
})

test('what offices read is called alike by the desk, which imports no code of the server, and by the server', async () => {
  const { askKindWords, limitWords } = await import('../packages/desk/src/words/burden.ts')
  expect({ askKindWords, limitWords }).toEqual({
    ...(await import('../packages/server/src/domain/burden/burden-words.ts')),
  })
  const { againWords } = await import('../packages/desk/src/words/settlement.ts')
  expect(againWords).toEqual((await import('../packages/server/src/exchange/settlement/verdict-words.ts')).againWords)
  const owing = { leadId: 'towns', owedBy: ['first', 'second'] }
  const [{ leadWords: named }, { leadWords: told }] = [
    await import('../packages/desk/src/screens/overview/counts.ts'),
    await import('../packages/server/src/domain/reporting/lead-words.ts'),
  ]
  expect(named(owing, String)).toBe('towns（未报：first、second）')
  for (const task of [owing, { leadId: 'bureau', owedBy: ['bureau'] }, { leadId: null, owedBy: [] }])
    expect(told(task, String)).toBe(named(task, String))
  const desk = await import('../packages/desk/src/words/reporting.ts')
  const server = await import('../packages/server/src/domain/reporting/periods.ts')
  for (const [kind, ordinals] of Object.entries({ month: [1, 12], quarter: [1, 2, 3, 4], 'half-year': [1, 2] }))
    for (const ordinal of ordinals)
      expect(desk.periodWords({ kind, ordinal, year: 2031 })).toBe(server.periodWords({ kind, ordinal }))
  const { verdictWords } = await import('../packages/desk/src/words/settlement.ts')
  const { unconfirmed, ...confirmed } = (await import('../packages/server/src/domain/settlement/settlement-words.ts'))
    .shownVerdictWords
  expect(unconfirmed).toHaveLength(2)
  expect(verdictWords).toEqual(confirmed)
})

test('what waits, slips and burden are counted and numbered alike by the desk and by the server', async () => {
  const desk = await import('../packages/desk/src/words/waiting.ts')
  const server = await import('../packages/server/src/domain/waiting/waiting.ts')
  for (const waiting of [
    { total: 0, late: 0 },
    { total: 14, late: 0 },
    { total: 14, late: 2 },
  ])
    expect(desk.waitingWords(waiting)).toBe(server.waitingWords(waiting))
  const slips = await import('../packages/desk/src/words/matters.ts')
  const ladder = await import('../packages/server/src/domain/matters/slip-ladder.ts')
  const { slipNumber } = await import('../packages/server/src/domain/matters/slip-number.ts')
  for (const colour of ladder.slipColours) {
    const slip = { colour, year: 2031, ordinal: 3 }
    expect(slips.slipNumberWords(slip)).toBe(slipNumber(slip))
  }
  const { askKinds } = await import('../packages/desk/src/words/burden.ts')
  expect(askKinds).toEqual((await import('../packages/server/src/domain/burden/burden.ts')).askKinds)
})
