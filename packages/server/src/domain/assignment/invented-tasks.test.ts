import { expect, test } from 'vitest'
import { inventedTasks } from './invented-tasks.fixture.ts'
import { leadsFound } from './usual-departments.fixture.ts'

test('of the tasks of a city and a county that do not exist, at least 85 % have their lead among the first three', () => {
  const { tasks, missed } = leadsFound(inventedTasks)
  expect(tasks).toBe(80)
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(tasks * 0.15)
})
