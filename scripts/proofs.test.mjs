import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from './runtime.mjs'

/** Functions of the commands at the top of their file: where each stands, its head with the parameters, and its whole text. */
const functions = globSync('packages/server/src/commands/**/*.ts', { cwd: root })
  .filter((path) => !/\.(test|fixture)\.ts$/.test(path))
  .flatMap((path) => {
    const text = readFileSync(`${root}${path}`, 'utf8')
    const starts = [
      ...text.matchAll(/^(?:export )?(?:async )?(?:function\*? (\w+)|const (\w+) = (?:async )?(?=[(<]))/gm),
    ]
    return starts.map((start, index) => {
      const whole = text.slice(start.index, starts[index + 1]?.index)
      return { name: start[1] ?? start[2], path, whole, head: whole.slice(0, whole.search(/\{\n|=>/)) }
    })
  })
const asking = functions.filter(({ head }) => /: (?:Task|Matter)?Ask</.test(head))
const proves = (whole) => /\b(?:proven|provenWithin)\(/.test(whole)

test('a command that is asked makes its proof, or hands what is asked to one that does', () => {
  expect(asking.length).toBeGreaterThan(90)
  const proving = asking.filter(({ whole }) => proves(whole)).map(({ name }) => name)
  const handed = new RegExp(`\\b(?:${proving.join('|')})\\((?:db|trx), asked\\b`)
  const idle = asking.filter(({ whole }) => !proves(whole) && !handed.test(whole))
  expect(idle.map(({ path, name }) => `${path} ${name}`)).toEqual([])
})

test('what a command writes it takes from its proof and not from what was asked', () => {
  const astray = asking.filter(({ whole }) => /\basked\.(?:taskId|matterId|personId|actor)\b/.test(whole))
  expect(astray.map(({ path, name }) => `${path} ${name}`)).toEqual([])
})

test('a command on a task or a matter takes which one from its proof, and no parameter names another', () => {
  const held = asking.flatMap((command) => {
    const [, subject] = /: (Task|Matter)Ask</.exec(command.head) ?? []
    return subject === undefined ? [] : [{ ...command, id: `${subject.toLowerCase()}Id` }]
  })
  expect(held.length).toBeGreaterThan(25)
  const beside = held.filter(({ head, id }) => new RegExp(`\\b${id}\\b`).test(head))
  expect(beside.map(({ path, name }) => `${path} ${name}`)).toEqual([])
  const idle = held.filter(({ whole, id }) => {
    const taken = `\\bmay\\.${id}\\b|\\{[^}]*\\b${id}\\b[^}]*\\} = may\\b|\\(trx, \\{[^}]*\\b${id}\\b[^}]*\\}\\)|\\(trx, may\\b`
    return !new RegExp(taken).test(whole)
  })
  expect(idle.map(({ path, name }) => `${path} ${name}`)).toEqual([])
})
