import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allHelps, helpFor } from './help.ts'
import { manual } from './manual.ts'

test.each([
  ['', '我的工作台'],
  ['tasks', '任务分解'],
  ['tasks/exchange', '任务表的导入导出'],
  ['tasks/0195', '任务'],
  ['progress/0195/0196', '填报表'],
  ['reports/0195', '审阅一份报告'],
  ['matters/new', '新建督办事项'],
  ['matters/0195', '督办事项'],
  ['matters/0195/edit', '修改督办事项'],
  ['inspections/0195/print', '督查活动'],
  ['scores/0195/units/0196', '单位得分'],
  ['administration/people', '人员'],
  ['administration/calendar', '工作日历'],
  ['constructor', '我的工作台'],
  ['unheard-of', '我的工作台'],
])('%s is helped by %s', (address, title) => expect(helpFor(address).title).toBe(title))

test('no help is longer than ten lines, and each line is a whole sentence', () => {
  for (const [address, { lines }] of allHelps) {
    expect(lines.length, address).toBeGreaterThan(2)
    expect(lines.length, address).toBeLessThanOrEqual(10)
    for (const line of lines) expect(line).toMatch(/。$/)
  }
})

const sources = new URL('../', import.meta.url)

test('every screen of a place has help of its own', () => {
  const routes = readFileSync(new URL('application/routes.tsx', sources), 'utf8')
  const [ofAdministration = '', ofPlaces = ''] = routes
    .split('const placeScreens')
    .map((list) => list.split('/** Screens that')[0])
  const paths = (list: string) => [...list.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path)
  const known = new Set(allHelps.map(([address]) => address))
  const addresses = [...paths(ofPlaces), ...paths(ofAdministration).map((path) => `administration/${path}`)]
  expect(addresses.length).toBeGreaterThan(40)
  // a form or a sheet of one thing may be told with the thing
  const told = (address: string) =>
    known.has(address.replaceAll(/:\w+/g, ':id')) ||
    (/:\w+\//.test(address) && known.has(address.replace(/\/:.*/, '/:id')))
  expect(addresses.filter((address) => !told(address))).toEqual([])
})

test('what help and manual quote stands on a screen', () => {
  const files = [new URL('.', sources), new URL('../../server/src/', sources)].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|words\/(help|manual)/.test(name))
      .map((name) => readFileSync(new URL(name, folder), 'utf8')),
  )
  const said = files.join('\n').replaceAll(/\s/g, '')
  const lines = [
    ...allHelps.flatMap(([, help]) => help.lines),
    ...Object.values(manual).flatMap((parts) => parts.flatMap((part) => part.lines)),
  ]
  // `N` stands for a number, `某` for a year; `›` leads on and `、` enumerates
  const quoted = lines.flatMap((line) =>
    [...line.matchAll(/“([^”]+)”/g)].flatMap(([, words = '']) => words.split(/[›、]|\bN\b|某/)),
  )
  const missing = quoted.map((words) => words.replaceAll(/\s/g, '')).filter((words) => !said.includes(words))
  expect([...new Set(missing)]).toEqual([])
})
