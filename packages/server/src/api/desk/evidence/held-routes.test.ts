import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { verifyEvidence } from '../../../queries/evidence/verify-evidence.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { testServers } from '../../../store/database.fixture.ts'
import { filePath } from '../../../vault/evidence/evidence-folder.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const text = (words: string) => new Uint8Array(Buffer.from(words))

/** A document with a macro in it; each is another. */
let made = 0
const macroDocument = () =>
  zipSync({
    '[Content_Types].xml': text('<Types/>'),
    'word/document.xml': text(
      `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${++made}</w:t></w:r></w:p></w:body></w:document>`,
    ),
    'word/_rels/document.xml.rels': text(
      '<Relationships><Relationship Id="r" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="other.bin"/></Relationships>',
    ),
    'word/other.bin': text('x'),
  })

describe.each(testServers(process.env).slice(0, 1))('files held apart, on $name', (server) => {
  let desk: TestReporting
  let people: Record<'officer' | 'stranger' | 'office' | 'second' | 'security' | 'leader', SignedIn>
  let task: string
  let lead: string
  beforeAll(async () => {
    desk = await testReporting(server)
    lead = await desk.unit('交通局')
    task = await desk.task({ lead })
    people = {
      officer: await desk.person('unit-officer', lead),
      stranger: await desk.person('unit-officer', await desk.unit('水利局')),
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      security: await desk.person('security-administrator'),
      leader: await desk.person('leader'),
    }
  })
  afterAll(() => desk.drop())

  const upload = async (who: SignedIn, bytes: Uint8Array, fileName: string) => {
    const { body } = await desk.ask(who, 'POST', `/tasks/${task}/uploads`, {
      ...{ fileName, size: bytes.length, hash: hashOf(bytes), noSecrets: true },
    })
    await desk.ask(who, 'PUT', `/uploads/${body.uploadId}?offset=0`, bytes)
    return desk.ask(who, 'POST', `/uploads/${body.uploadId}/finish`)
  }
  const held = async (who: SignedIn) => (await desk.ask(who, 'GET', '/held-files')).body
  const decide = (who: SignedIn, heldId: string, release: boolean) =>
    desk.ask(who, 'POST', `/held-files/${heldId}/decision`, { release, reason: '已在隔离机上核查' })
  const evidence = async () => (await desk.ask(people.officer, 'GET', `/tasks/${task}/evidence`)).body.evidence
  const rule = (who: SignedIn, quarantines: boolean) => desk.ask(who, 'POST', '/held-files/rule', { quarantines })

  test('are refused until the place sets it otherwise, which office or security administrator do', async () => {
    expect(await upload(people.officer, macroDocument(), '说明.docx')).toMatchObject({
      ...{ status: 422, body: { reason: 'dangerous' } },
    })
    expect(await held(people.office)).toMatchObject({ files: [], quarantines: false })
    expect((await rule(people.officer, true)).status).toBe(403)
    expect((await rule(people.security, true)).status).toBe(200)
  })

  test('are seen by who handed them in and by the office, served to nobody, released by a second person', async () => {
    const bytes = macroDocument()
    expect(await upload(people.officer, bytes, '说明.docx')).toMatchObject({ status: 422, body: { reason: 'held' } })
    const [file] = (await held(people.officer)).files
    expect(file).toMatchObject({ fileName: '说明.docx', found: ['macro'], infected: false, own: true, outcome: null })
    expect((await held(people.office)).files).toHaveLength(1)
    for (const who of [people.stranger, people.leader, people.security]) expect((await held(who)).files).toEqual([])
    expect(await evidence()).toEqual([])
    const path = filePath(desk.folder, desk.jurisdictionId, hashOf(bytes))
    expect(existsSync(path)).toBe(false)
    expect((await decide(people.officer, file.heldId, true)).status).toBe(403)
    expect((await decide(people.office, file.heldId, true)).status).toBe(200)
    expect(existsSync(path)).toBe(true)
    expect(await evidence()).toMatchObject([{ fileName: '说明.docx', hash: hashOf(bytes) }])
    expect((await decide(people.second, file.heldId, false)).body.reason).toBe('already-decided')
    expect((await held(people.officer)).files).toMatchObject([{ outcome: 'released', reason: '已在隔离机上核查' }])
    expect(await verifyEvidence(desk.record.db, desk.jurisdictionId, desk.folder)).toMatchObject({ kind: 'whole' })
  })

  test('what somebody handed in themselves, another releases; they may delete it, and nothing of it is left', async () => {
    const bytes = macroDocument()
    await upload(people.office, bytes, '附件.docx')
    const [file] = (await held(people.office)).files
    expect((await decide(people.office, file.heldId, true)).body.reason).toBe('own-file')
    expect((await decide(people.office, file.heldId, false)).status).toBe(200)
    expect(existsSync(filePath(desk.folder, desk.jurisdictionId, hashOf(bytes)))).toBe(false)
    expect((await evidence()).map(({ hash }: { hash: string }) => hash)).not.toContain(hashOf(bytes))
  })

  test('those of a matter go the same way: refused or held apart, released by a second person while the matter runs', async () => {
    const drafted = await desk.ask(people.office, 'POST', '/matters', {
      ...{ kind: 'daily', title: '管网改造进度', asked: '查清滞后原因。', importance: 'ordinary', source: 'task' },
      ...{ clock: { preset: '13710' }, leadUnitIds: [lead], taskIds: [task] },
    })
    const { matterId } = drafted.body
    const hand = (who: SignedIn, bytes: Uint8Array) => {
      const query = new URLSearchParams({
        ...{ fileName: '说明.docx', size: String(bytes.length), hash: hashOf(bytes), noSecrets: '1' },
      })
      return desk.ask(who, 'POST', `/matters/${matterId}/files?${query}`, bytes)
    }
    const files = async () => (await desk.ask(people.office, 'GET', `/matters/${matterId}`)).body.files
    const lies = (bytes: Uint8Array) => existsSync(filePath(desk.folder, desk.jurisdictionId, hashOf(bytes)))
    await rule(people.security, false)
    const [refused, bytes, late] = [macroDocument(), macroDocument(), macroDocument()]
    expect(await hand(people.office, refused)).toMatchObject({ status: 422, body: { reason: 'dangerous' } })
    await rule(people.security, true)
    expect(await hand(people.office, bytes)).toMatchObject({ status: 422, body: { reason: 'held' } })
    expect([await files(), lies(refused), lies(bytes)]).toEqual([[], false, false])
    const { body } = await desk.ask(people.office, 'GET', `/held-files?matterId=${matterId}`)
    const [file] = body.files
    expect(file).toMatchObject({ of: { matterId, title: '管网改造进度' }, found: ['macro'], own: true })
    expect((await decide(people.office, file.heldId, true)).body.reason).toBe('own-file')
    expect((await decide(people.second, file.heldId, true)).status).toBe(200)
    expect([await files(), lies(bytes)]).toMatchObject([[{ fileName: '说明.docx' }], true])
    // who may not hand in leaves nothing on the disk
    const plain = macroDocument()
    expect((await hand(people.stranger, plain)).status).toBe(404)
    expect(lies(plain)).toBe(false)
    expect(await hand(people.office, late)).toMatchObject({ body: { reason: 'held' } })
    const [waits] = (await held(people.office)).files
    const { revision } = (await desk.ask(people.office, 'GET', `/matters/${matterId}`)).body
    const over = await desk.ask(people.office, 'POST', `/matters/${matterId}/acts`, {
      revision,
      act: 'discard',
      reason: '重复',
    })
    expect(over.status).toBe(200)
    expect((await decide(people.second, waits.heldId, true)).body.reason).toBe('conflict')
    expect((await decide(people.second, waits.heldId, false)).status).toBe(200)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId, {})).toMatchObject({ kind: 'whole' })
    expect(await verifyEvidence(desk.record.db, desk.jurisdictionId, desk.folder)).toMatchObject({ kind: 'whole' })
  })

  test('those of an inspection’s sheet go the same way, while it is under way', async () => {
    const leader = await desk.person('leader')
    const { body: drafted } = await desk.ask(people.office, 'POST', '/inspections', {
      ...{ kind: 'special', title: '管网督查', content: '进度和质量。', scope: '城区。', basis: '会议部署' },
      ...{ from: '2031-03-10', to: '2031-03-14', leaderId: people.office.personId, memberIds: [], recusedIds: [] },
      ...{ invited: [], unitIds: [lead], taskIds: [task], repeatReason: '核查整改' },
    })
    const { inspectionId } = drafted
    const act = async (who: SignedIn, name: string) => {
      const { revision } = (await desk.ask(people.office, 'GET', `/inspections/${inspectionId}`)).body
      expect([
        name,
        (await desk.ask(who, 'POST', `/inspections/${inspectionId}/acts`, { revision, act: name })).body.reason,
      ]).toEqual([name, undefined])
    }
    await act(people.office, 'propose')
    await act(leader, 'approve')
    await act(people.office, 'begin')
    const written = await desk.ask(people.office, 'POST', `/inspections/${inspectionId}/sheets`, {
      ...{ unitId: lead, method: 'site', day: '2031-03-01', words: '现场未施工。' },
    })
    const { sheetId } = written.body
    const hand = (who: SignedIn, bytes: Uint8Array, to = sheetId) => {
      const query = new URLSearchParams({
        ...{ fileName: '记录.docx', size: String(bytes.length), hash: hashOf(bytes), noSecrets: '1' },
      })
      return desk.ask(who, 'POST', `/inspections/${inspectionId}/sheets/${to}/files?${query}`, bytes)
    }
    const files = async () =>
      (await desk.ask(people.office, 'GET', `/inspections/${inspectionId}`)).body.sheets[0].files
    const lies = (bytes: Uint8Array) => existsSync(filePath(desk.folder, desk.jurisdictionId, hashOf(bytes)))
    const [bytes, late] = [macroDocument(), macroDocument()]
    expect(await hand(people.office, bytes)).toMatchObject({ status: 422, body: { reason: 'held' } })
    const { body } = await desk.ask(people.office, 'GET', `/held-files?inspectionId=${inspectionId}`)
    expect(body.files).toMatchObject([{ of: { inspectionId, title: '管网督查' }, found: ['macro'], own: true }])
    expect([await files(), lies(bytes)]).toEqual([[], false])
    expect((await decide(people.office, body.files[0].heldId, true)).body.reason).toBe('own-file')
    expect((await decide(people.second, body.files[0].heldId, true)).status).toBe(200)
    expect([await files(), lies(bytes)]).toMatchObject([[{ fileName: '记录.docx' }], true])
    // who writes no sheets, and a sheet that is not there, leave nothing on the disk, not even of a harmless file
    const plain = text('一段无害的记录')
    expect((await hand(people.officer, plain)).status).toBe(403)
    expect((await hand(people.office, plain, '00000000-0000-7000-8000-00000000000f')).status).toBe(404)
    expect(lies(plain)).toBe(false)
    expect(await hand(people.office, late)).toMatchObject({ body: { reason: 'held' } })
    await desk.ask(people.office, 'POST', `/inspections/${inspectionId}/sheets/${sheetId}/void`, { reason: '写错了' })
    const [waits] = (await held(people.office)).files
    expect((await decide(people.second, waits.heldId, true)).body.reason).toBe('conflict')
    expect((await decide(people.second, waits.heldId, false)).status).toBe(200)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId, {})).toMatchObject({ kind: 'whole' })
    expect(await verifyEvidence(desk.record.db, desk.jurisdictionId, desk.folder)).toMatchObject({ kind: 'whole' })
  })

  test('what the scanner found is deleted, never released; while it is away nothing is kept', async () => {
    let answer: string | null = 'stream: Eicar-Test FOUND'
    // speaks ClamAV's INSTREAM: pieces with their length before them, a length of 0 at the end
    const scanner = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (data) => {
        if (answer === null) socket.destroy()
        else if (data.subarray(-4).equals(Buffer.alloc(4))) socket.end(`${answer}\0`)
      })
    })
    scanner.listen(0, '127.0.0.1')
    await once(scanner, 'listening')
    desk.folder.scanner = `127.0.0.1:${(scanner.address() as AddressInfo).port}`
    try {
      expect(await upload(people.officer, text('记录一'), '记录.txt')).toMatchObject({ body: { reason: 'held' } })
      const [file] = (await held(people.office)).files
      expect(file).toMatchObject({ infected: true, found: ['Eicar-Test'] })
      expect((await decide(people.office, file.heldId, true)).body.reason).toBe('infected')
      expect((await decide(people.office, file.heldId, false)).status).toBe(200)
      answer = null
      expect(await upload(people.officer, text('记录二'), '记录.txt')).toMatchObject({ status: 503 })
      answer = 'stream: OK'
      // the bytes are still there: only the end is asked for again
      const { uploads } = (await desk.ask(people.officer, 'GET', '/uploads')).body
      const last = uploads.find(({ fileName }: { fileName: string }) => fileName === '记录.txt')
      expect((await desk.ask(people.officer, 'POST', `/uploads/${last.uploadId}/finish`)).status).toBe(200)
    } finally {
      desk.folder.scanner = null
      scanner.close()
    }
  })
})
