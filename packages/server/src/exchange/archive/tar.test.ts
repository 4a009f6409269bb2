import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readTar, TarError, tarWriter } from './tar.ts'

async function archiveOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const tar = tarWriter(new Date('2031-03-01T00:00:00Z'))
  const bytes = (async () => {
    const parts: Buffer[] = []
    for await (const part of tar.bytes) parts.push(Buffer.from(part))
    return Buffer.concat(parts)
  })()
  for (const [name, text] of Object.entries(files)) await tar.add(name, Buffer.byteLength(text), [Buffer.from(text)])
  tar.end()
  return bytes
}

async function filesIn(bytes: Buffer, streamed: (name: string) => boolean = () => false) {
  const files: Record<string, string> = {}
  for await (const member of readTar(Readable.from([bytes]), streamed)) {
    if ('content' in member) files[member.name] = member.content.toString()
    else for await (const piece of member.pieces) files[member.name] = (files[member.name] ?? '') + piece.toString()
  }
  return files
}

test('what is written is read, also under long names and piece by piece', async () => {
  const files = {
    'about.json': '{}',
    [`tables/${'长名'.repeat(60)}.jsonl`]: '一行\n'.repeat(400),
    'evidence/a': 'x'.repeat(3000),
  }
  const bytes = await archiveOf(files)
  expect(await filesIn(bytes)).toEqual(files)
  expect(await filesIn(bytes, (name) => name.startsWith('evidence/'))).toEqual(files)
})

test('what breaks off, or is none, is said to be', async () => {
  const bytes = await archiveOf({ a: 'x'.repeat(3000) })
  for (const wrong of [bytes.subarray(0, 1200), Buffer.alloc(512, '文字')])
    await expect(filesIn(wrong)).rejects.toThrow(TarError)
})

test('a name as long as the memory is not read', async () => {
  // the header of a long name (GNU, type L) that says it has 4 GB
  const header = (await archiveOf({ a: '' })).subarray(0, 512)
  header.write('L', 156)
  header.write('37777777777\0', 124)
  const sum = header.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const filling = Buffer.alloc(4 * 1024 * 1024)
  const endless = Readable.from(
    (function* () {
      yield header
      for (let at = 0; at < 200; at++) yield filling
    })(),
  )
  await expect(readTar(endless).next()).rejects.toThrow('too large')
})
