import { expect, test } from 'vitest'
import { refusedRequests } from './counted-log.ts'

function counting() {
  const lines: unknown[] = []
  const at = (level: string) => (fields: object) => void lines.push([level, fields])
  return { lines, refused: refusedRequests({ warn: at('warn'), error: at('error') }) }
}

test('a flood is one line at once and one each time the log is asked, by its reason, without stacks', () => {
  const { lines, refused } = counting()
  for (let n = 0; n < 500; n++) refused.note('busy', 'too many requests wait for a connection')
  refused.note('away', 'connect ECONNREFUSED')
  refused.tell()
  expect(lines).toEqual([
    ['warn', { reason: 'busy', count: 1, cause: 'too many requests wait for a connection' }],
    ['error', { reason: 'away', count: 1, cause: 'connect ECONNREFUSED' }],
    ['warn', { reason: 'busy', count: 499, cause: 'too many requests wait for a connection' }],
  ])
})

test('when it is over it is silent, and the next one is told at once again', () => {
  const { lines, refused } = counting()
  refused.note('busy', 'a')
  for (let round = 0; round < 5; round++) refused.tell()
  expect(lines).toHaveLength(1)
  refused.note('busy', 'b')
  expect(lines).toHaveLength(2)
})
