import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase, testServers } from './database.fixture.ts'
import { type Emptying, tableEntries } from './table-list.ts'
import { type Kind, typedColumns } from './table-types.fixture.ts'
import { alignVocabulary, vocabularyChecks, vocabularyColumns } from './vocabulary-checks.ts'

interface MigratedColumn {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly defaulted: boolean
}

let database: TestDatabase
let migrated: readonly MigratedColumn[]
beforeAll(async () => {
  const [server] = testServers(process.env)
  if (!server) throw new Error('no database to test with')
  database = await testDatabase(server)
  const { rows } = await sql<MigratedColumn>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
           not a.attnotnull as nullable, a.atthasdef as defaulted
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relname not like 'kysely%'`.execute(database.owner)
  migrated = rows
})
afterAll(() => database?.drop())

const kinds: Readonly<Record<string, readonly Kind[]>> = {
  uuid: ['text'],
  text: ['text'],
  date: ['day', 'text'],
  'timestamp with time zone': ['instant'],
  integer: ['number'],
  bigint: ['bigint'],
  numeric: ['numeric'],
  boolean: ['boolean'],
  jsonb: ['json'],
  'text[]': ['texts'],
  'uuid[]': ['texts'],
  bytea: ['bytes'],
}

test('the table types have the columns of the migrated schema, as nullable and of the same kind', () => {
  const typed = new Map(typedColumns().map((each) => [`${each.table}.${each.column}`, each]))
  const faults = migrated.flatMap(({ table, column, type, nullable, defaulted }) => {
    const name = `${table}.${column}`
    const own = typed.get(name)
    typed.delete(name)
    if (!own) return [`${name} has no type`]
    return [
      ...(kinds[type]?.includes(own.kind) ? [] : [`${name} is ${type}, its type ${own.kind}`]),
      ...(own.nullable === nullable ? [] : [`${name} may ${nullable ? '' : 'not '}be null, by its type the opposite`]),
      ...(own.optional && !nullable && !defaulted
        ? [`${name} has no default; its type lets an insert leave it out`]
        : []),
    ]
  })
  expect([...faults, ...[...typed.keys()].map((name) => `${name} is not in the schema`)]).toEqual([])
})

test('the list of tables names every table, each after what it refers to', async () => {
  const named: readonly string[] = tableEntries.map(([table]) => table)
  expect(named.toSorted()).toEqual([...new Set(migrated.map(({ table }) => table))].toSorted())
  const { rows } = await sql<{ table: string; target: string }>`
    select conrelid::regclass::text as table, confrelid::regclass::text as target
      from pg_constraint where contype = 'f' and conrelid <> confrelid and not condeferrable`.execute(database.owner)
  expect(rows.filter(({ table, target }) => named.indexOf(target) > named.indexOf(table))).toEqual([])
})

const takes: Readonly<Record<Emptying, (column: MigratedColumn) => boolean>> = {
  mark: ({ type }) => type === 'text',
  'mark-en': ({ type }) => type === 'text',
  'mark-if-set': ({ type }) => type === 'text',
  null: ({ nullable }) => nullable,
  blank: ({ type }) => type === 'text',
  array: ({ type }) => type === 'text[]',
  list: ({ type }) => type === 'jsonb',
  object: ({ type }) => type === 'jsonb',
  'step-content': ({ type }) => type === 'jsonb',
}

test('a purge names columns that are there and can take what it leaves in them', () => {
  const faults = tableEntries.flatMap(([table, { update = [], purge }]) => [
    ...update.filter((column) => !migrated.some((each) => each.table === table && each.column === column)),
    ...Object.entries(purge?.words ?? {}).flatMap(([column, emptying]) => {
      const there = migrated.find((each) => each.table === table && each.column === column)
      return there && takes[emptying](there) ? [] : [`${table}.${column}: ${emptying}`]
    }),
  ])
  expect(faults).toEqual([])
})

// what these hold are keys, days and files; a purge takes files off by task, matter and hash
const wordless = [
  ...['evidence', 'evidence_upload', 'inspection_task', 'matter_file', 'matter_task', 'matter_unit'],
  'task_closing',
]
// the rows of settlement_area are removed whole
const keptRows = ['settlement_area', 'task_plan', 'task_unit']

test('a table whose rows belong to a report, a task or a matter says which words a purge takes out', () => {
  const keys = ['report_id', 'task_id', 'progress_id', 'settlement_id', 'matter_id', 'slip_id']
  const silent = tableEntries.filter(
    ([table, { purge }]) => !purge && migrated.some((each) => each.table === table && keys.includes(each.column)),
  )
  expect(silent.map(([table]) => table).toSorted()).toEqual([...wordless, ...keptRows].toSorted())
})

test('every CHECK that lists words lists those of the vocabulary', async () => {
  const sorted = (lists: readonly (readonly [string, readonly string[]])[]) =>
    Object.fromEntries(lists.map(([column, words]) => [column, words.toSorted()]))
  const found = await vocabularyChecks(database.owner)
  expect(sorted(found.map(({ column, words }) => [column, words]))).toEqual(sorted(Object.entries(vocabularyColumns)))
})

test('a CHECK of former words is brought up to the vocabulary', async () => {
  await sql`alter table unit drop constraint unit_kind_check`.execute(database.owner)
  await sql`alter table unit add constraint unit_kind_check check (kind in ('office', 'former'))`.execute(
    database.owner,
  )
  await alignVocabulary(database.owner)
  const check = (await vocabularyChecks(database.owner)).find(({ column }) => column === 'unit.kind')
  expect(check?.words).toEqual(vocabularyColumns['unit.kind'])
})
