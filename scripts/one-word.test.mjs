import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const packages = join(import.meta.dirname, '../packages')
/** Lists of what offices write in files that come in: every name a column or a role may have. */
const understood =
  /sheet-columns\.ts$|people-sheet\.ts$|upper-head\.ts$|orders-sheet\.ts$|unit-functions\.ts$|subject-leads\.ts$/

/** Words that readers of the program see, by file. */
function wordsOf(part) {
  return readdirSync(join(packages, part), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\.|\.d\.ts$/.test(name) && !understood.test(name))
    .map((name) => {
      const text = readFileSync(join(packages, part, name), 'utf8')
      return [name, text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')]
    })
}

const deskFiles = wordsOf('desk/src')
const files = [...deskFiles, ...wordsOf('server/src')]
const found = (pattern, among = files) => among.filter(([, text]) => pattern.test(text)).map(([name]) => name)

test.each([
  [
    '领导 of a task or a matter is 牵头领导, and no level of government is written down for all',
    /分管领导|(?<!["'“])[牵头分管][市县区]领导/,
  ],
  ['a part of the report’s plan is 重点领域', /板块|(?:三|四|五|六|七|八|九|十)个方面|按方面/],
  ['an account’s first step', /成为系统管理员|再填一次口令/],
  ['delegation', /由谁代理|设立代理|请人代办/],
  ['trouble', /没能打开|没有：/],
  ['rules', /自哪天起执行|不足几天亮/],
  ['what was written before', /上期写的|去确认|再看看|批量本期无变化/],
  ['letters', /现将任务分解印发给你们/],
])('%s', (_, pattern) => expect(found(pattern)).toEqual([]))

test('a task is handed out by 下达 and never by 交办, which is the word for matters alone', () => {
  const ofTasks = files.filter(([name]) => /(^|[\\/])(tasks?|task-exchange)[\\/]/.test(name))
  expect(ofTasks.length).toBeGreaterThan(60)
  expect(found(/交办/, ofTasks).filter((name) => !/task-page\.tsx$/.test(name))).toEqual([])
  const ofMatters = files.filter(([name]) => /(^|[\\/])matters[\\/]/.test(name))
  expect(found(/下达/, ofMatters)).toEqual([])
})

/** Constants that give words of a vocabulary their labels: `draft: '草拟'`, with the side and the file they stand in. */
const labels = files.flatMap(([name, text], index) =>
  [...text.matchAll(/^(?:export )?const (\w+)(?:: [^=\n]+)? = \{((?:\s*'?[\w-]+'?: '[^'\n]*',?)+)\s*\}/gm)]
    .filter(([, , entries]) => /\p{Script=Han}/u.test(entries))
    .map(([, constant, entries]) => ({
      side: index < deskFiles.length ? 'desk' : 'server',
      where: `${name} ${constant}`,
      words: new Map([...entries.matchAll(/'?([\w-]+)'?: '([^'\n]*)'/g)].map(([, word, label]) => [word, label])),
    })),
)

/** Pairs of constants, of which one labels words that the other labels too, in the same way for at least half of them. */
function* alike(some, others) {
  for (const one of some)
    for (const other of others) {
      const [few, many] = one.words.size <= other.words.size ? [one, other] : [other, one]
      const shared = [...few.words].filter(([word]) => many.words.has(word))
      if (few === many || shared.length < 3 || shared.length < few.words.size) continue
      const apart = shared.filter(([word, label]) => many.words.get(word) !== label).map(([word]) => word)
      if (apart.length * 2 <= shared.length) yield [`${one.where} ~ ${other.where}`, apart]
    }
}

/** What is called otherwise on purpose: of other things, or where there is less room. */
const otherwise = {
  // a button names the act, the history what was done
  'matters.ts matterActWords ~ write-step.ts actWords': ['accept', 'review-extension', 'verify'],
  // urges of matters, and urges of reports
  'inspections.ts visitWords ~ burden-words.ts askKindWords': ['urge'],
  // a column of two characters
  'settlement.ts resultWords ~ verdict-words.ts resultWords': ['below'],
  // a file says what the screen explains beside it
  'settlement.ts proposedWords ~ verdict-words.ts verdictWords': ['not-named'],
  // before the name of any other source
  'tasks.ts sourceWords ~ followed-table.ts sources': ['other'],
}

test('what desk and server both label is labelled alike', () => {
  const [desk, server] = ['desk', 'server'].map((side) => labels.filter((one) => one.side === side))
  expect([desk.length > 60, server.length > 30]).toEqual([true, true])
  const found = [...alike(desk, server)]
  // they are found at all
  expect(found.length).toBeGreaterThan(12)
  const plain = (pair) => pair.replaceAll(/[\w/.-]*\//g, '')
  const apart = found.map(([pair, words]) => [plain(pair), words.toSorted()]).filter(([, words]) => words.length > 0)
  expect(Object.fromEntries(apart)).toEqual(otherwise)
})

test('labels stand once on a side', () => {
  const twice = ['desk', 'server'].flatMap((side) => {
    const own = labels.filter((one) => one.side === side)
    return own.flatMap((one, index) => [...alike([one], own.slice(index + 1))])
  })
  const onPurpose = [/visitWords ~ |~ .*visitWords/, /sourceWords ~ .* sources$|sources ~ .*sourceWords$/]
  expect(twice.map(([pair]) => pair).filter((pair) => !onPurpose.some((pattern) => pattern.test(pair)))).toEqual([])
})
