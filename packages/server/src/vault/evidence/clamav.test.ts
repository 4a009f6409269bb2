import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engine, missing, started } from '../../../../../scripts/engine.fixture.mjs'
import { scanFile } from './scan-file.ts'

const program = engine('clamd')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luoshi-clamav-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function* pieces(text: string) {
  yield Buffer.from(text)
}

/** A daemon that knows one signature, of our own: no list of viruses is needed. */
async function daemon(largest: string) {
  const [path, database] = [join(folder, 'clamd.sock'), join(folder, 'signatures')]
  await mkdir(database, { recursive: true })
  const mark = Buffer.from('LUOSHI-TEST-SIGNATURE').toString('hex')
  await writeFile(join(database, 'own.ndb'), `Luoshi.Test:0:*:${mark}\n`)
  const said = [`LocalSocket ${path}`, `DatabaseDirectory ${database}`, `StreamMaxLength ${largest}`, 'Foreground yes']
  await writeFile(join(folder, 'clamd.conf'), `${said.join('\n')}\n`)
  const ready = async () => (await stat(path)).isSocket()
  return { path, running: await started(program ?? '', ['-c', join(folder, 'clamd.conf')], { ready }) }
}

test('ClamAV itself is asked over its socket: clean, infected by name, and no yes to what is too large for it', async ({
  skip,
}) => {
  if (!program) return skip(missing('clamd', 'clamav-daemon'))
  const { path, running } = await daemon('1M')
  try {
    expect(await scanFile(path, pieces('修路的说明'))).toEqual({ kind: 'clean' })
    const found = await scanFile(path, pieces('前文 LUOSHI-TEST-SIGNATURE 后文'))
    expect(found).toMatchObject({ kind: 'infected', name: expect.stringContaining('Luoshi.Test') })
    expect(await scanFile(path, pieces('x'.repeat(3_000_000)))).toMatchObject({ kind: 'away' })
  } finally {
    await running.stop()
  }
  expect(await scanFile(path, pieces('修路'))).toMatchObject({ kind: 'away' })
}, 60_000)
