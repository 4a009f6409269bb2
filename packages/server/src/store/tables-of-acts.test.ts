import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bulletinStates, bulletinTable } from '../domain/bulletins/bulletin-table.ts'
import { clueStates, clueTable } from '../domain/clues/clue.ts'
import {
  inspectionStates,
  inspectionTable,
  rectificationStates,
  rectificationTable,
} from '../domain/inspections/inspection-table.ts'
import { instructionStates, instructionTable } from '../domain/instructions/instruction.ts'
import { matterStates, matterTable } from '../domain/matters/matter-table.ts'
import { slipStates, slipTable } from '../domain/matters/slip-ladder.ts'
import { closingStates, closingTable } from '../domain/matters/task-closing.ts'
import { scoreStates, scoreTable } from '../domain/scores/score-table.ts'
import { oneTestServer, type TestDatabase, testDatabase } from './database.fixture.ts'

interface Table {
  readonly states: readonly string[]
  readonly acts: Readonly<Record<string, { readonly from: string | readonly string[]; readonly to: string }>>
}

/** Each table of states and acts, by the table of the database that keeps its steps. */
const tables: Readonly<Record<string, Table>> = {
  matter_step: { states: matterStates, acts: matterTable },
  slip_step: { states: slipStates, acts: slipTable },
  task_closing_step: { states: closingStates, acts: closingTable },
  bulletin_step: { states: bulletinStates, acts: bulletinTable },
  inspection_step: { states: inspectionStates, acts: inspectionTable },
  inspection_item_step: { states: rectificationStates, acts: rectificationTable },
  score_step: { states: scoreStates, acts: scoreTable },
  clue_step: { states: clueStates, acts: clueTable },
  instruction_step: { states: instructionStates, acts: instructionTable },
}

describe.each(oneTestServer(import.meta.filename, process.env))('tables of states and acts, on $name', (server) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(server)
  })
  afterAll(() => database.drop())

  test.each(Object.entries(tables))(
    '%s takes every step of its table in the rules, and of any other state × act × state none',
    async (name, { states, acts }) => {
      const { rows: checks } = await sql<{ words: string }>`
        select pg_get_constraintdef(oid) as words from pg_constraint where conrelid = ${name}::regclass and contype = 'c'
           and pg_get_constraintdef(oid) like '%from_state%' and pg_get_constraintdef(oid) like '%to_state%'`.execute(
        database.owner,
      )
      expect(checks).toHaveLength(1)
      const condition = (checks[0]?.words ?? '').replace(/^CHECK /, '')
      const list = (words: readonly string[]) => sql.raw(`array[${words.map((word) => `'${word}'`).join(', ')}]`)
      const { rows } = await sql<{ way: string }>`
        select from_state || ' ' || act || ' ' || to_state as way
          from unnest(${list(states)}) from_state, unnest(${list(Object.keys(acts))}) act, unnest(${list(states)}) to_state
         where ${sql.raw(condition)}`.execute(database.owner)
      const ways = Object.entries(acts).flatMap(([act, { from, to }]) =>
        [from].flat().map((state) => `${state} ${act} ${to}`),
      )
      expect(rows.map(({ way }) => way).toSorted()).toEqual(ways.toSorted())
    },
  )
})
