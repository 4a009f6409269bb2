import { expect, test } from 'vitest'
import { failedAnswer } from '../../api/failed-answer.ts'
import { DatabaseAway, OutcomeUnknown } from '../../store/database-trouble.ts'

const words = { detail: '没能完成。', detailEn: 'failed' }
const answered = async (error: unknown) => {
  const answer = failedAnswer(error, '/desk/api/140181/tasks', undefined, words)
  return { status: answer.status, after: answer.headers.get('retry-after'), said: (await answer.json()) as object }
}

test('who asked for a change that may have been made is told to look first, and a program by a reason of its own', async () => {
  const unknown = await answered(new OutcomeUnknown('broke', { cause: new Error('Connection terminated') }))
  expect(unknown).toMatchObject({ status: 503, after: '5', said: { reason: 'outcome-unknown' } })
  expect(JSON.stringify(unknown.said)).toMatch(/可能已经办成，也可能没有.*先刷新页面/)
  expect(JSON.stringify(unknown.said)).not.toMatch(/没有办理|nothing was done/)
  const away = await answered(new DatabaseAway('away'))
  expect(away).toMatchObject({ status: 503, after: '2' })
  expect(JSON.stringify(away.said)).toMatch(/没有办理/)
  expect(away.said).not.toHaveProperty('reason')
})

test('a client that goes away in the middle of its request is no trouble of the database’s, and nobody is told', async () => {
  const gone = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  const told: unknown[] = []
  const answer = failedAnswer(gone, '/desk/api/140181/views', (error) => told.push(error), words)
  expect([answer.status, told]).toEqual([408, []])
  const database = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  expect((await answered(database)).status).toBe(503)
})
