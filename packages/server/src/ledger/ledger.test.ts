import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addTestRole } from '../commands/people/add-role.fixture.ts'
import { purgeContent } from '../commands/purge/purge-content.ts'
import { type TestRecord, testRecord } from '../commands/record.fixture.ts'
import { madeUpCode, madeUpReport } from '../commands/reports/report.fixture.ts'
import { ledgerEntries } from '../queries/ledger/ledger-entries.ts'
import { verifyRecord } from '../queries/ledger/verify-record.ts'
import { listJurisdictions } from '../queries/places/list-jurisdictions.ts'
import { publishedYears } from '../record/published-year/published-years.ts'
import { testServers } from '../store/database.fixture.ts'
import { appendEntry } from './append-entry.ts'
import type { ChainedEntry } from './entry.ts'
import { verifyChain } from './verify-chain.ts'

const anyWords = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes))

describe.each(testServers(process.env))('the ledger on $name', (server) => {
  let record: TestRecord
  beforeAll(async () => {
    record = await testRecord(server)
    await record.adoptText(madeUpReport())
  })
  afterAll(() => record.drop())
  const verify = (head?: string) => verifyRecord(record.db, record.may.jurisdictionId, head ? { head } : {})

  /** Do something to the data that nobody may, look, and undo it. */
  const tampered = async (statement: string, head?: string) => {
    const here = sql.lit(record.may.jurisdictionId)
    const tables = ['ledger', 'ledger_head', 'vault', 'commitment', 'task', 'role_grant', 'snapshot', 'event']
    for (const name of tables)
      await sql`create table ${sql.id(`kept_${name}`)} as table ${sql.id(name)}`.execute(record.owner)
    try {
      await record.owner.connection().execute(async (own) => {
        // an attacker with the owner's rights is not held back by foreign keys either
        await sql`set session_replication_role = replica`.execute(own)
        await sql`${sql.raw(statement)} ${sql.raw(statement.includes('where') ? 'and' : 'where')} jurisdiction_id = ${here}`.execute(
          own,
        )
        await sql`set session_replication_role = origin`.execute(own)
      })
      return await verify(head)
    } finally {
      await record.owner.connection().execute(async (own) => {
        await sql`set session_replication_role = replica`.execute(own)
        for (const name of tables) {
          await sql`delete from ${sql.id(name)}`.execute(own)
          await sql`insert into ${sql.id(name)} select * from ${sql.id(`kept_${name}`)}`.execute(own)
          await sql`drop table ${sql.id(`kept_${name}`)}`.execute(own)
        }
        await sql`set session_replication_role = origin`.execute(own)
      })
    }
  }

  test.each([
    `update ledger set body = '{}'`,
    'delete from ledger',
    'truncate ledger',
    'truncate ledger cascade',
    'delete from vault',
    `update vault set hash = repeat('0', 64)`,
    'truncate vault cascade',
    'delete from snapshot',
    `update snapshot set note = 'x'`,
    `update event set summary = 'x'`,
    'delete from commitment',
    'drop table ledger',
    'alter table ledger add column x int',
    `insert into ledger select jurisdiction_id, 900, prev, hash, at, actor, kind, body from ledger`,
    `update ledger_head set seq = 1`,
    'insert into ledger_head select * from ledger_head',
    'delete from ledger_head',
    'select from ledger_head for update',
    `insert into security_log (jurisdiction_id, security_log_id, at, kind, success) select jurisdiction_id, jurisdiction_id, at, kind, true from ledger`,
    'update security_log set success = true',
    'delete from security_log',
    'truncate security_log',
    'insert into security_head select * from security_head',
    `update security_head set seq = 0, hash = repeat('0', 64)`,
    'update security_head set unchained = 1',
    'delete from security_head',
    'truncate security_head',
    'select from security_head for update',
    'alter function begin_ledger(uuid) security invoker',
    `create or replace function hold_ledger(place uuid) returns void language sql as 'select'`,
  ])('the database refuses the server %s', async (statement) => {
    await expect(sql.raw(statement).execute(record.db)).rejects.toThrow(/permission denied|must be owner/)
  })

  test('entries come to the ledger in their order only, and to that of the place at hand', async () => {
    const { jurisdictionId } = record.may
    const elsewhere = '00000000-0000-7000-8000-000000000001'
    const call = (place: string, ...[moments, ...texts]: readonly (readonly (string | null)[])[]) =>
      sql`select append_to_ledger(${place}::uuid, ${moments}::timestamptz[], ${sql.join(texts.map((each) => sql`${each}::text[]`))})`
    const one = [['2031-03-01T00:00:00.000Z'], ['x'], ['x.done'], ['{}']]
    const asOf = (statement: ReturnType<typeof call>, place: string) =>
      record.db.transaction().execute(async (trx) => {
        await sql`select set_config('luoshi.place', ${place}, true)`.execute(trx)
        return statement.execute(trx)
      })
    for (const statement of [
      call(jurisdictionId, ...one),
      sql`select hold_ledger(${jurisdictionId})`,
      sql`select begin_ledger(${jurisdictionId})`,
    ])
      for (const place of [elsewhere, ''])
        await expect(asOf(statement, place)).rejects.toThrow('the ledger of another place')
    await expect(asOf(call(elsewhere, ...one), elsewhere)).rejects.toThrow('has no ledger')
    await expect(asOf(sql`select begin_ledger(${jurisdictionId})`, jurisdictionId)).rejects.toThrow('duplicate key')
    for (const parts of [
      [['2031-03-01T00:00:00.000001Z'], ['x'], ['x.done'], ['{}']],
      [['2031-03-01T00:00:00.000Z'], ['x'], ['x.done'], []],
      [['2031-03-01T00:00:00.000Z'], [null], ['x.done'], ['{}']],
    ])
      await expect(asOf(call(jurisdictionId, ...parts), jurisdictionId)).rejects.toThrow()
    expect(await verify()).toMatchObject({ kind: 'whole', entries: 4 })
  })

  test('nobody but the server may call what writes the ledger and the security log, and nothing is put in its way', async () => {
    const { rows } = await sql<{ name: string; anybody: boolean; own: boolean; path: string }>`
      select proname as name, has_function_privilege('public', oid, 'execute') as anybody,
             has_function_privilege('luoshi_server', oid, 'execute') as own, array_to_string(proconfig, ';') as path
        from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`.execute(record.owner)
    expect(rows).toEqual(
      [
        ...['add_before_security_log', 'append_to_ledger', 'append_to_security_log'],
        ...['begin_ledger', 'hold_ledger'],
      ].map((name) => ({
        ...{ name, anybody: false, own: true },
        path: 'search_path=pg_catalog, pg_temp',
      })),
    )
  })

  test('an untouched record is whole', async () => {
    // document, texts, reading, adopted list, snapshot: each content of the vault is named by an entry
    const contents = await sql`select from vault`.execute(record.db)
    expect(await verify()).toMatchObject({ kind: 'whole', entries: 4, contents: contents.rows.length, purged: 0 })
  })

  test('a changed entry is named', async () => {
    expect(await tampered(`update ledger set body = replace(body, '2031', '2032') where seq = 2`)).toMatchObject({
      kind: 'broken',
      seq: 2,
      reason: 'entry-changed',
    })
  })

  test('an entry whose time was changed is named', async () => {
    for (const by of ['1 day', '1 microsecond'])
      expect(await tampered(`update ledger set at = at + interval '${by}' where seq = 3`)).toMatchObject({
        seq: 3,
        reason: 'entry-changed',
      })
  })

  test('a deleted entry is named', async () => {
    expect(await tampered('delete from ledger where seq = 2')).toMatchObject({ seq: 2, reason: 'entry-missing' })
  })

  test('a chain cut short is seen by its head', async () => {
    expect(await tampered('delete from ledger where seq = 4')).toMatchObject({ seq: 3, reason: 'head-differs' })
  })

  test('a chain cut short together with its head is found by a head published earlier', async () => {
    const whole = await verify()
    if (whole.kind !== 'whole') throw new Error('not whole')
    expect(await verify(whole.head)).toMatchObject({ kind: 'whole', entries: 4, expectedAt: 4 })
    const { hash } = await record.db
      .selectFrom('ledger')
      .select('hash')
      .where('seq', '=', '2')
      .executeTakeFirstOrThrow()
    expect(await verify(hash)).toMatchObject({ kind: 'whole', entries: 4, expectedAt: 2 })
    await sql`create table kept_head as table ledger_head`.execute(record.owner)
    await sql`update ledger_head set seq = 3, hash = (select hash from ledger where seq = 3)`.execute(record.owner)
    try {
      expect(await tampered('delete from ledger where seq = 4', whole.head)).toMatchObject({
        reason: 'cut-short',
        hash: whole.head,
      })
    } finally {
      await sql`update ledger_head set seq = kept_head.seq, hash = kept_head.hash from kept_head`.execute(record.owner)
      await sql`drop table kept_head`.execute(record.owner)
    }
  })

  test('a ledger written again is found by a head that somebody else signed', async () => {
    const { db, may } = record
    const { hash } = await db.selectFrom('ledger').select('hash').where('seq', '=', '2').executeTakeFirstOrThrow()
    const held = (signed: { entries: number; head: string }[]) => verifyRecord(db, may.jurisdictionId, { signed })
    expect(await held([{ entries: 2, head: hash }])).toMatchObject({ kind: 'whole' })
    const other = 'f'.repeat(64)
    const both = [
      { entries: 2, head: hash },
      { entries: 2, head: other },
    ]
    expect(await held(both)).toMatchObject({ kind: 'broken', seq: 2, reason: 'cut-short', hash: other })
    expect(await held([{ entries: 9999, head: other }])).toMatchObject({ reason: 'cut-short', hash: other })
  })

  test('a changed document, a lost one and an emptied one are named', async () => {
    const { hash } = await record.db.selectFrom('document').select('hash').executeTakeFirstOrThrow()
    const its = `where hash = '${hash}'`
    expect(await tampered(`update vault set content = content || '\\x20' ${its}`)).toMatchObject({
      seq: 2,
      reason: 'content-changed',
      hash,
    })
    expect(await tampered(`delete from vault ${its}`)).toMatchObject({ seq: 2, reason: 'content-missing', hash })
    expect(
      await tampered(`update vault set content = null, purged_at = now(), purged_by = '{甲,乙}' ${its}`),
    ).toMatchObject({ seq: 2, reason: 'purge-unrecorded', hash })
  })

  test('a commitment whose adopted words were changed is found', async () => {
    expect(await tampered(`update commitment set wording = '别的话' where number = 2`)).toMatchObject({
      seq: 3,
      reason: 'wording-changed',
    })
  })

  test.each([
    ['task-differs', `update task set wording = '别的话' where part = 1`],
    ['task-differs', `update task set due_on = '2039-12-31' where part = 1`],
    ['task-differs', `update task set disclosure = 'public' where part = 1`],
    ['task-differs', 'delete from task where part = 1'],
    [
      'snapshot-differs',
      `update snapshot set content_hash = (select min(hash) from vault where hash <> content_hash) where number = 1`,
    ],
    ['snapshot-differs', 'delete from snapshot where number = 1'],
    ['role-differs', `update role_grant set role = 'supervisor' where role = 'reader'`],
    ['role-differs', `update role_grant set valid_to = '2099-01-01' where role = 'reader'`],
    ['role-differs', 'delete from role_grant where true'],
  ])('what is shown and was not recorded so is found: %s by %s', async (reason, statement) => {
    const { db, may } = record
    const personId = '00000000-0000-7000-8000-0000000000aa'
    const person = { jurisdiction_id: may.jurisdictionId, person_id: personId, name: '某人', created_at: new Date() }
    const rest = { account_id: null, post: null, phone: null, email: null, left_on: null }
    await db
      .insertInto('person')
      .values({ ...person, ...rest })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const known = await db.selectFrom('role_grant').select('role').execute()
    const role = { personId, role: 'reader', unitId: null, from: '2020-01-01' } as const
    if (known.length === 0) await addTestRole(db, may.jurisdictionId, new Date(), role)
    expect(await verify()).toMatchObject({ kind: 'whole' })
    expect(await tampered(statement)).toMatchObject({ kind: 'broken', reason })
  })

  test('a ledger that was emptied beside a published plan is a break', async () => {
    await sql`create table kept_head as table ledger_head`.execute(record.owner)
    await sql`update ledger_head set seq = 0, hash = repeat('0', 64)`.execute(record.owner)
    try {
      expect(await tampered('delete from ledger where true')).toMatchObject({ kind: 'broken', reason: 'cut-short' })
    } finally {
      await sql`update ledger_head set seq = kept_head.seq, hash = kept_head.hash from kept_head`.execute(record.owner)
      await sql`drop table kept_head`.execute(record.owner)
    }
  })

  test('writes at the same time make one chain', async () => {
    await fc.assert(
      // every character, halves of pairs too: the database hashes the same text as verification does
      fc.asyncProperty(fc.array(anyWords, { minLength: 2, maxLength: 8 }), async (all) => {
        const { jurisdictionId } = record.may
        const appended = await Promise.all(
          all.map((words) =>
            record.db.transaction().execute((trx) =>
              appendEntry(trx, {
                jurisdictionId,
                at: new Date(),
                actor: `console:${words.toWellFormed().replaceAll('\0', '')}`,
                kind: 'test.noted',
                body: { words },
              }),
            ),
          ),
        )
        expect(new Set(appended.map(({ seq }) => seq)).size).toBe(all.length)
        expect(await verify()).toMatchObject({ kind: 'whole', entries: Math.max(...appended.map(({ seq }) => seq)) })
      }),
      { numRuns: 12, examples: [[['"\\/\b\f\n\r\t\0\u007f\u2028', '言\ud83d', '']]] },
    )
  })

  test('an exported chain is verified by itself, and a change of any field of any entry breaks it there', async () => {
    const chain: ChainedEntry[] = []
    for await (const entry of ledgerEntries(record.db, record.may.jurisdictionId)) chain.push(entry)
    expect(await verifyChain(chain)).toMatchObject({ kind: 'whole', entries: chain.length })
    const fields = ['jurisdictionId', 'at', 'actor', 'kind', 'body', 'hash', 'prev'] as const
    await fc.assert(
      fc.asyncProperty(fc.nat(chain.length - 1), fc.constantFrom(...fields), async (index, field) => {
        const changed = chain.map((entry, i) => (i === index ? { ...entry, [field]: `${entry[field]}0` } : entry))
        expect(await verifyChain(changed)).toMatchObject({ kind: 'broken', seq: index + 1 })
      }),
    )
  })

  test('a purge by two persons leaves the chain whole and nothing of the words', async () => {
    const secret = '蓝鲸工程甲乙丙'
    const text = madeUpReport({ year: 2040, extra: `建成${secret}30处。` })
    const { reportId } = await record.adoptText(text, `${secret}.TXT`)
    const { hash } = await record.db
      .selectFrom('document')
      .innerJoin('report', 'report.document_id', 'document.document_id')
      .select('document.hash')
      .where('report_id', '=', reportId)
      .executeTakeFirstOrThrow()
    const decision = { hash, reason: '误入' }
    expect(await purgeContent(record.db, record.may, new Date(), { ...decision, persons: ['甲', '甲'] })).toMatchObject(
      {
        reason: 'one-person',
      },
    )
    const held = await sql`select from vault where strpos(convert_from(content, 'UTF8'), ${secret}) > 0`.execute(
      record.db,
    )
    const purged = await purgeContent(record.db, record.may, new Date(), { ...decision, persons: ['甲', '乙'] })
    // and the list of what its tasks promised, which is hashes only
    expect(purged).toMatchObject({ kind: 'purged', contents: held.rows.length + 1 })
    expect(await verify()).toMatchObject({ kind: 'whole', purged: held.rows.length + 1 })
    const { rows } = await sql<{ table_name: string }>`
      select table_name from information_schema.tables where table_schema = 'public'`.execute(record.owner)
    for (const { table_name } of rows) {
      const found = await sql`select from ${sql.id(table_name)} t where strpos(t::text, ${secret}) > 0`.execute(
        record.owner,
      )
      expect([table_name, found.rows.length]).toEqual([table_name, 0])
    }
    const contents = await sql`select from vault where strpos(convert_from(content, 'UTF8'), ${secret}) > 0`.execute(
      record.owner,
    )
    expect(contents.rows.length).toBe(0)
    const published = publishedYears(record.db)
    expect(await published.latest(madeUpCode, 2040)).toBeUndefined()
    expect(await published.withdrawn(madeUpCode, 2040)).toBe('青禾县')
    expect(await published.withdrawn(madeUpCode, 2041)).toBeUndefined()
    const listed = await listJurisdictions(record.db, {})
    expect(listed.rows.flatMap(({ years }) => years)).not.toContain(2040)
  })

  test('the figures of a purged report go from the years that showed them, which stay public', async () => {
    const { reportId } = await record.adoptText(madeUpReport({ year: 2050 }).replace('增长6.2%', '增长6.37%'))
    await record.adoptText(madeUpReport({ year: 2051 }))
    const shown = async () => JSON.stringify((await publishedYears(record.db).latest(madeUpCode, 2051))?.year)
    expect(await shown()).toContain('6.37')
    const { hash } = await record.db
      .selectFrom('document')
      .innerJoin('report', 'report.document_id', 'document.document_id')
      .select('document.hash')
      .where('report_id', '=', reportId)
      .executeTakeFirstOrThrow()
    await purgeContent(record.db, record.may, new Date(), { hash, reason: '误入', persons: ['甲', '乙'] })
    expect(await shown()).toContain('"year":2051')
    expect(await shown()).not.toContain('6.37')
    const left = await sql`select from vault where strpos(convert_from(content, 'UTF8'), '6.37') > 0`.execute(
      record.owner,
    )
    expect(left.rows.length).toBe(0)
    expect(await verify()).toMatchObject({ kind: 'whole' })
  })
})
