import { receive } from '@luoshi/report'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { recognisers } from '../workers/in-worker.ts'
import { canRecognise } from './engine.ts'
import { receiveScan } from './recognise-scan.ts'

afterAll(() => recognisers.close())

async function scanOf(bytes: Uint8Array) {
  const refusal = await receive(bytes, { file: '扫描.png' })
  if (refusal.kind !== 'refused') throw new Error('it has a text layer')
  const said: unknown[] = []
  return { intake: await receiveScan(bytes, refusal, { onProgress: (progress) => said.push(progress) }), said }
}
const blank = () =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()

test.skipIf(canRecognise())('without the engine the message names the command that installs it', async () => {
  const { intake } = await scanOf(await blank())
  expect(intake).toMatchObject({
    kind: 'refused',
    reason: 'no-text-layer',
    message: expect.stringContaining('npm run scans'),
  })
})

test('a refusal for another reason stays as it is', async () => {
  const refusal = { kind: 'refused', reason: 'encrypted', file: null, message: '有密码', messageEn: 'locked' } as const
  expect(await receiveScan(new Uint8Array(), refusal)).toBe(refusal)
})

// the engine is optional
if (!canRecognise()) console.warn('recognise-scan: no scan is recognised; `npm run scans` installs the engine')
describe.skipIf(!canRecognise())('the engine', () => {
  test('reads a photograph, its numbers and all, and tells how far it is', async () => {
    const text = {
      text: '<span>全年新建标准厂房62万平方米</span>',
      font: 'Noto Serif CJK SC 16',
      dpi: 150,
      rgba: true,
    } as const
    const words = await sharp({ text }).png().toBuffer()
    const photograph = await sharp({ create: { width: 1240, height: 400, channels: 3, background: '#fff' } })
      .composite([{ input: words, left: 150, top: 150 }])
      .jpeg({ quality: 80 })
      .toBuffer()
    const { intake, said } = await scanOf(photograph)
    expect(intake).toMatchObject({
      kind: 'received',
      received: { format: 'image', recognised: true, text: expect.stringContaining('厂房62万平方米') },
    })
    expect(said).toEqual([{ done: 1, pages: 1 }])
  })

  test('finds nothing on a blank page, and says so', async () => {
    expect((await scanOf(await blank())).intake).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('没有识别出文字'),
    })
  })

  test('says of a broken picture that it is broken', async () => {
    const broken = (await blank()).subarray(0, 60)
    expect((await scanOf(broken)).intake).toMatchObject({ kind: 'refused', reason: 'broken' })
  })
})
