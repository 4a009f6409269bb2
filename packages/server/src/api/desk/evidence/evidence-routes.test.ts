import { createHash } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { dropStaleUploads } from '../../../commands/evidence/drop-stale-uploads.ts'
import { verifyEvidence } from '../../../queries/evidence/verify-evidence.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { filePath } from '../../../vault/evidence/evidence-folder.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe.each(oneTestServer(import.meta.filename, process.env))('evidence on $name', (server) => {
  let desk: TestReporting
  let officer: SignedIn
  let colleague: SignedIn
  let stranger: SignedIn
  let supervisor: SignedIn
  let task: string
  beforeAll(async () => {
    desk = await testReporting(server)
    const [lead, other] = [await desk.unit('交通局'), await desk.unit('水利局')]
    task = await desk.task({ lead })
    officer = await desk.person('unit-officer', lead)
    colleague = await desk.person('unit-officer', lead)
    stranger = await desk.person('unit-officer', other)
    supervisor = await desk.person('supervisor')
  })
  afterAll(() => desk.drop())

  const begin = (who: SignedIn, bytes: Uint8Array, fileName: string, more: object = {}) =>
    desk.ask(who, 'POST', `/tasks/${task}/uploads`, {
      fileName,
      size: bytes.length,
      hash: hashOf(bytes),
      noSecrets: true,
      ...more,
    })
  const upload = async (bytes: Uint8Array, fileName: string) => {
    const begun = await begin(officer, bytes, fileName)
    await desk.ask(officer, 'PUT', `/uploads/${begun.body.uploadId}?offset=0`, bytes)
    return desk.ask(officer, 'POST', `/uploads/${begun.body.uploadId}/finish`)
  }

  test('an upload in pieces goes on where it broke off, and its hash stands in the ledger, its name does not', async () => {
    const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a8321e' } })
      .jpeg()
      .toBuffer()
    const { body: begun } = await begin(officer, picture, '现场 照片.jpg')
    expect(begun).toMatchObject({ offset: 0, size: picture.length })
    const at = `/uploads/${begun.uploadId}`
    expect((await desk.ask(officer, 'PUT', `${at}?offset=0`, picture.subarray(0, 500))).body.offset).toBe(500)
    // the answer got lost and the same piece comes again
    expect(await desk.ask(officer, 'PUT', `${at}?offset=0`, picture.subarray(0, 500))).toMatchObject({
      status: 409,
      body: { current: { offset: 500 } },
    })
    // the page was closed: choosing the file again goes on
    const again = await begin(officer, picture, '现场 照片.jpg')
    expect(again.body).toEqual({ uploadId: begun.uploadId, offset: 500, size: picture.length })
    expect((await desk.ask(officer, 'POST', `${at}/finish`)).body).toMatchObject({ current: { offset: 500 } })
    await desk.ask(officer, 'PUT', `${at}?offset=500`, picture.subarray(500))
    const { status, body: item } = await desk.ask(officer, 'POST', `${at}/finish`)
    expect([status, item]).toMatchObject([
      200,
      {
        fileName: '现场 照片.jpg',
        mediaType: 'image/jpeg',
        size: picture.length,
        picture: true,
        hash: hashOf(picture),
      },
    ])
    expect((await desk.ask(officer, 'GET', at)).status).toBe(404)
    const entry = await desk.record.db
      .selectFrom('ledger')
      .select('body')
      .where('kind', '=', 'evidence.added')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(entry.body).toContain(hashOf(picture))
    expect(entry.body).not.toContain('照片')
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })

    const file = await desk.ask(supervisor, 'GET', `/evidence/${item.evidenceId}/file`)
    expect(Buffer.from(await file.response.arrayBuffer()).equals(picture)).toBe(true)
    expect(Object.fromEntries(file.response.headers)).toMatchObject({
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('现场 照片.jpg')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const drawn = await desk.ask(officer, 'GET', `/evidence/${item.evidenceId}/picture`)
    expect(await sharp(await drawn.response.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 240 })
  })

  test('a PDF opens in the browser’s own viewer; a picture does not by that address, and nobody else’s file', async () => {
    const bytes = new Uint8Array(
      Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    )
    const { body } = await upload(bytes, '验收单.pdf')
    const preview = `/evidence/${body.evidenceId}/preview`
    const { status, response } = await desk.ask(supervisor, 'GET', preview)
    expect(status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="file"; filename*=UTF-8''${encodeURIComponent('验收单.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect((await desk.ask(stranger, 'GET', preview)).status).toBe(404)
    const { body: text } = await upload(new Uint8Array(Buffer.from('会议记录')), '会议.txt')
    expect((await desk.ask(supervisor, 'GET', `/evidence/${text.evidenceId}/preview`)).body.reason).toBe('no-preview')
    const zip = await desk.ask(supervisor, 'GET', `/tasks/${task}/evidence.zip`)
    const packed = unzipSync(new Uint8Array(await zip.response.arrayBuffer()))
    const path = Object.keys(packed).find((name) => name.endsWith('/任务材料/验收单.pdf')) ?? ''
    expect(Buffer.from(packed[path] ?? []).equals(Buffer.from(bytes))).toBe(true)
    expect(new TextDecoder().decode(packed['材料目录.txt'])).toContain(hashOf(bytes))
  })

  test.each([
    ['a page under a picture’s name', '<html><script>alert(1)</script>', '图.png', 'unsupported-type'],
    ['a PDF under a table’s name', '%PDF-1.4\n%%EOF', '表.xlsx', 'disguised'],
  ])('%s is refused and nothing of it stays', async (_, words, name, reason) => {
    const answer = await upload(new Uint8Array(Buffer.from(words)), name)
    expect(answer).toMatchObject({ status: 422, body: { reason } })
    const listed = await desk.ask(officer, 'GET', `/tasks/${task}/evidence`)
    expect(JSON.stringify(listed.body)).not.toContain(name)
  })

  test('too large, of no known kind, without the statement, with a wrong hash: refused before a byte is sent', async () => {
    const bytes = new Uint8Array(Buffer.from('内容'))
    expect(await begin(officer, bytes, '甲.txt', { size: 50 * 1024 * 1024 + 1 })).toMatchObject({
      status: 422,
      body: { reason: 'too-large' },
    })
    expect((await begin(officer, bytes, '甲.exe')).body.reason).toBe('unsupported-type')
    expect((await begin(officer, bytes, '甲.zip')).body.reason).toBe('unsupported-type')
    expect(await begin(officer, bytes, '甲.txt', { noSecrets: false })).toMatchObject({
      status: 422,
      body: { errors: [{ name: 'noSecrets', message: expect.stringContaining('国家秘密') }] },
    })
    expect((await begin(officer, bytes, '甲.txt', { hash: '../../etc/passwd' })).status).toBe(422)
  })

  test('more bytes than were said end nowhere', async () => {
    const bytes = new Uint8Array(Buffer.from('0123456789'))
    const { body } = await begin(officer, bytes, '多.txt')
    expect(await desk.ask(officer, 'PUT', `/uploads/${body.uploadId}?offset=0`, new Uint8Array(20))).toMatchObject({
      status: 422,
      body: { reason: 'damaged' },
    })
    await desk.ask(officer, 'DELETE', `/uploads/${body.uploadId}`)
    expect((await desk.ask(officer, 'GET', `/uploads/${body.uploadId}`)).status).toBe(404)
  })

  test('nobody reaches another’s upload, and no other unit a file', async () => {
    const bytes = new Uint8Array(Buffer.from('一份说明'))
    const { body } = await begin(officer, bytes, '说明.txt')
    for (const [method, path, content] of [
      ['GET', `/uploads/${body.uploadId}`, undefined],
      ['PUT', `/uploads/${body.uploadId}?offset=0`, bytes],
      ['POST', `/uploads/${body.uploadId}/finish`, undefined],
      ['DELETE', `/uploads/${body.uploadId}`, undefined],
    ] as const)
      expect((await desk.ask(colleague, method, path, content)).status).toBe(404)
    await desk.ask(officer, 'PUT', `/uploads/${body.uploadId}?offset=0`, bytes)
    const { body: item } = await desk.ask(officer, 'POST', `/uploads/${body.uploadId}/finish`)
    expect((await desk.ask(colleague, 'GET', `/evidence/${item.evidenceId}/file`)).status).toBe(200)
    for (const who of [stranger, null]) {
      const status = who ? 404 : 401
      expect((await desk.ask(who, 'GET', `/evidence/${item.evidenceId}/file`)).status).toBe(status)
      expect((await desk.ask(who, 'GET', `/evidence/${item.evidenceId}/picture`)).status).toBe(status)
      expect((await desk.ask(who, 'GET', `/tasks/${task}/evidence`)).status).toBe(status)
    }
    expect((await begin(stranger, bytes, '说明.txt')).status).toBe(404)
  })

  test.each(['/evidence/..%2f..%2fetc/file', '/uploads/x', '/tasks/x/evidence'])('%s is nowhere', async (path) => {
    expect((await desk.ask(officer, 'GET', path)).status).toBe(404)
  })

  test('a file taken off is no longer shown, and its reason is kept outside the ledger’s words', async () => {
    const { body: item } = await upload(new Uint8Array(Buffer.from('传错了的材料')), '错.txt')
    const without = await desk.ask(officer, 'DELETE', `/evidence/${item.evidenceId}`, { reason: ' ' })
    expect(without.status).toBe(422)
    expect((await desk.ask(stranger, 'DELETE', `/evidence/${item.evidenceId}`, { reason: '不要' })).status).toBe(404)
    expect((await desk.ask(officer, 'DELETE', `/evidence/${item.evidenceId}`, { reason: '传错文件' })).status).toBe(200)
    expect((await desk.ask(officer, 'GET', `/evidence/${item.evidenceId}/file`)).status).toBe(404)
    const ledger = await desk.record.db
      .selectFrom('ledger')
      .select('body')
      .where('kind', '=', 'evidence.removed')
      .executeTakeFirstOrThrow()
    expect(ledger.body).not.toContain('传错')
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })

  test('a file changed or lost in the folder is found by its entry', async () => {
    const folder = { path: desk.evidence }
    const { body: item } = await upload(new Uint8Array(Buffer.from('将被改动的材料')), '改.txt')
    expect(await verifyEvidence(desk.record.db, desk.jurisdictionId, folder)).toMatchObject({ kind: 'whole' })
    const path = filePath(folder, desk.jurisdictionId, item.hash)
    await writeFile(path, '改动过')
    expect(await verifyEvidence(desk.record.db, desk.jurisdictionId, folder)).toMatchObject({
      reason: 'changed',
      hash: item.hash,
    })
    await rm(path)
    expect(await verifyEvidence(desk.record.db, desk.jurisdictionId, folder)).toMatchObject({ reason: 'missing' })
  })

  test('an upload nobody goes on with is removed with what had arrived', async () => {
    const bytes = new Uint8Array(Buffer.from('半途而废'))
    const { body } = await begin(officer, bytes, '半.txt')
    await desk.ask(officer, 'PUT', `/uploads/${body.uploadId}?offset=0`, bytes.subarray(0, 3))
    await dropStaleUploads(desk.record.db, { path: desk.evidence }, new Date(Date.now() + 365 * 10 * 86_400_000))
    expect(await readdir(join(desk.evidence, desk.jurisdictionId, 'parts'))).toEqual([])
    expect((await desk.ask(officer, 'GET', `/uploads/${body.uploadId}`)).status).toBe(404)
  })

  test('the limit of open uploads of a person holds for those that are begun all at once', async () => {
    const unit = await desk.unit('园林局')
    const officer = await desk.person('unit-officer', unit)
    const task = await desk.task({ lead: unit })
    const begun = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        desk.ask(officer, 'POST', `/tasks/${task}/uploads`, {
          ...{ fileName: `${index}.txt`, size: 10, hash: String(index).padStart(64, '0'), noSecrets: true },
        }),
      ),
    )
    expect(begun.filter(({ status }) => status === 200)).toHaveLength(20)
  })
})
