import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../../access/ask.ts'
import { foundJurisdiction } from '../../../commands/places/found-jurisdiction.ts'
import { openToNetwork } from '../../../commands/places/open-to-network.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { readNetworkChoice } from '../../../store/network-choice.ts'
import type { Listening } from '../../../web/listen.ts'
import { type NetworkDoor, networkDoor } from '../../../web/network-door.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('the door to the network, on $name', (server) => {
  let folder: string
  let desk: TestReporting
  let door: NetworkDoor
  let at = '127.0.0.1'
  let isTaken = false
  const listening: Listening = {
    ...{ kind: 'listening', addresses: [], port: 3000, stop: async () => undefined },
    moveTo: async (host) => {
      if (isTaken) return { kind: 'refused', reason: 'port-taken', status: 422, message: '', messageEn: '' }
      at = host
      return { kind: 'moved' }
    },
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-network-'))
    door = networkDoor({
      ...{ host: null, chosen: null, folder, basePath: '', publicAddress: null },
      listening: () => listening,
    })
    desk = await testReporting(server, undefined, door)
  }, 300_000)
  afterAll(async () => {
    await desk.drop()
    await rm(folder, { recursive: true })
  })

  test('what is not noted is not done: also the choice is what it was before, none at all', async () => {
    const system = await desk.person('system-administrator')
    const { db } = desk.record
    // no moment that the log takes
    const never = new Date(Number.NaN)
    for (const open of [false, true]) {
      const asked = ask(system, 'network.open')
      await expect(openToNetwork(db, asked, never, door, { open, isShared: false })).rejects.toThrow()
      expect([at, await readNetworkChoice(folder)]).toEqual(['127.0.0.1', { kind: 'choice', open: null }])
      expect((await desk.ask(system, 'GET', '/network')).body).toMatchObject({ open: false, decidedBy: 'nobody' })
    }
  })

  test('the system administrator opens it, and it is noted, kept and closed again; nobody else does', async () => {
    const system = await desk.person('system-administrator')
    const supervisor = await desk.person('supervisor')
    expect((await desk.ask(supervisor, 'PUT', '/network', { open: true })).status).toBe(403)
    expect((await desk.ask(supervisor, 'GET', '/network')).status).toBe(403)
    expect((await desk.ask(system, 'GET', '/network')).body).toMatchObject({ open: false, decidedBy: 'nobody' })
    const step = async () =>
      (await desk.ask(system, 'GET', '/first-steps')).body.steps.find((one: { step: string }) => one.step === 'network')
    expect(await step()).toEqual({ step: 'network', done: false, own: true })

    isTaken = true
    const refused = await desk.ask(system, 'PUT', '/network', { open: true })
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringMatching(/^没有改动：端口 3000/)])
    expect([at, await readNetworkChoice(folder)]).toEqual(['127.0.0.1', { kind: 'choice', open: null }])
    isTaken = false

    expect((await desk.ask(system, 'PUT', '/network', { open: true })).body).toEqual({ kind: 'set', open: true })
    expect([at, await readNetworkChoice(folder)]).toEqual(['0.0.0.0', { kind: 'choice', open: true }])
    expect((await desk.ask(system, 'GET', '/network')).body).toMatchObject({ open: true, decidedBy: 'administrator' })
    expect((await step())?.done).toBe(true)
    await desk.ask(system, 'PUT', '/network', { open: false })
    expect([at, await readNetworkChoice(folder)]).toEqual(['127.0.0.1', { kind: 'choice', open: false }])
    const log = await desk.record.db
      .selectFrom('security_log')
      .select(['kind', 'actor', 'success'])
      .where('kind', 'like', 'network.%')
      .orderBy('at')
      .execute()
    expect(log).toEqual([
      { kind: 'network.opened', actor: system.id, success: true },
      { kind: 'network.closed', actor: system.id, success: true },
    ])
  })

  test('what is asked at once is done one after the other, and an undo leaves what was set since', async () => {
    const [, first] = await Promise.all([true, true, false].map((open) => door.set(open)))
    expect([at, await readNetworkChoice(folder)]).toEqual(['127.0.0.1', { kind: 'choice', open: false }])
    if (first?.kind !== 'set') throw new Error('not set')
    await first.undo()
    expect([at, await readNetworkChoice(folder)]).toEqual(['127.0.0.1', { kind: 'choice', open: false }])
  })

  test('where other places work on the server, too, the step that none of them can do is not among the first ones', async () => {
    const system = await desk.person('system-administrator')
    const steps = async () =>
      (await desk.ask(system, 'GET', '/first-steps')).body.steps.map((one: { step: string }) => one.step)
    expect(await steps()).toContain('network')
    const other = { code: '990102', name: '白杨县', level: 'county' as const }
    const jurisdiction_id = await foundJurisdiction(desk.record.db, { id: 'console:test' }, new Date(), other)
    await desk.record.db
      .insertInto('person')
      .values({
        ...{
          jurisdiction_id,
          person_id: uuid(),
          account_id: uuid(),
          name: '白一',
          post: null,
          phone: null,
          email: null,
        },
        ...{ created_at: desk.clock.now, left_on: null },
      })
      .execute()
    expect((await desk.ask(system, 'PUT', '/network', { open: true })).body).toMatchObject({ reason: 'several-places' })
    expect(await steps()).not.toContain('network')
  })
})
