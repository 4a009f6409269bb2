import { expect, test } from 'vitest'
import { err } from './log.ts'

test('what the database says of rows stays out of the log', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "person_pkey"'), {
    ...{ code: '23505', constraint: 'person_pkey', table: 'person' },
    ...{
      detail: 'Key (name)=(赵某) already exists.',
      where: 'COPY person, line 1: 赵某',
      internalQuery: "select '赵某'",
    },
    ...{ parameters: ['赵某'], query: "insert into person values ('赵某')" },
  })
  const told = JSON.stringify(err(error))
  expect(told).not.toContain('赵某')
  expect(told).toContain('23505')
  expect(told).toContain('person_pkey')
})
