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

const files = [...wordsOf('desk/src'), ...wordsOf('server/src')]
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
