import { afterAll, beforeAll, expect, test } from 'vitest'
import { dataModel } from './data-model.fixture.ts'
import { type TestDatabase, testDatabase, testServers } from './database.fixture.ts'

let database: TestDatabase
beforeAll(async () => {
  const [server] = testServers(process.env)
  if (!server) throw new Error('no database to test with')
  database = await testDatabase(server)
})
afterAll(() => database?.drop())

test('docs/data-model.md is the migrated schema (npm test -- packages/server/src/store/data-model.test.ts -u writes it)', async () => {
  await expect(await dataModel(database.owner)).toMatchFileSnapshot('../../../../docs/data-model.md')
})
