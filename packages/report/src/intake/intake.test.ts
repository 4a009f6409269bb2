import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { inProportion } from '../busy-time.fixture.ts'
import { fixture, reportText } from './fixtures/bytes.fixture.ts'
import { docx, numberedDocx, ofd, p } from './fixtures/documents.fixture.ts'
import { receive } from './intake.ts'
import type { Intake } from './received.ts'

const text = (intake: Intake) => (intake.kind === 'received' ? intake.received.text : intake.message)

test.each(['chromium.pdf', 'libreoffice.pdf', 'libreoffice.doc', 'libreoffice.rtf', 'report.txt'])(
  '%s reads as it was written',
  async (name) => {
    const intake = await receive(fixture(name), { file: name })
    expect(text(intake).trimEnd()).toBe(reportText())
  },
)

test('says which bytes it read, whatever the file is called', async () => {
  const bytes = fixture('libreoffice.doc')
  const intake = await receive(bytes, { file: '报告.wps' })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(intake).toMatchObject({
    kind: 'received',
    received: { file: '报告.wps', format: 'doc', sha256, encoding: null },
  })
})

describe('refusals', () => {
  const cases: [string, Uint8Array, string][] = [
    ['no bytes', new Uint8Array(0), 'empty'],
    ['blanks', strToU8(' \n\u3000\n'), 'empty'],
    ['over 20 MB', new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61), 'too-large'],
    ['25 MB', new Uint8Array(25 * 1024 * 1024), 'too-large'],
    ['NULs', new Uint8Array(5000), 'unknown-format'],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46), 'no-text-layer'],
    ['a scan', fixture('scan.pdf'), 'no-text-layer'],
    ['a PDF behind a password', fixture('encrypted.pdf'), 'encrypted'],
    ['a DOC behind a password', encryptedDoc(), 'encrypted'],
    ['a PDF cut off', fixture('libreoffice.pdf').slice(0, 3000), 'broken'],
    ['a DOC cut off', fixture('libreoffice.doc').slice(0, 1500), 'broken'],
    ['a DOCX cut off', numberedDocx().slice(0, 900), 'broken'],
    ['a DOCX without paragraphs', docx(''), 'empty'],
    [
      'a spreadsheet',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') }),
      'unknown-format',
    ],
    ['a zip bomb', docx(p('一'.repeat(40 * 1024 * 1024))), 'too-large'],
    ['a zip bomb with a false size', withSmallSize(docx(p('一'.repeat(40 * 1024 * 1024)))), 'too-large'],
    ['a page without text', strToU8('<!doctype html><html><body><script>load()</script></body></html>'), 'empty'],
  ]
  test.each(cases)('%s', async (_, bytes, reason) => {
    const intake = await inProportion(() => receive(bytes, { file: 'x' }))
    expect(intake).toMatchObject({ kind: 'refused', reason, file: 'x' })
    if (intake.kind !== 'refused') return
    expect(intake.message).toMatch(/[一-龥]{4}/)
    expect(intake.messageEn).toMatch(/^[\x20-\x7e]+$/)
  })
})

const marks = [
  [],
  [...strToU8('%PDF-1.7\n')],
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  [...strToU8('{\\rtf1')],
  [...strToU8('<html>')],
]

test('no bytes make it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 3000 }), async (mark, rest) => {
      const intake = await receive(Uint8Array.from([...mark, ...rest]))
      expect(['received', 'refused']).toContain(intake.kind)
    }),
    { numRuns: 150 },
  )
})

test('no damage to a good file makes it throw, hang or point outside the text', async () => {
  const files = ['libreoffice.pdf', 'libreoffice.doc', 'numbered.doc', 'libreoffice.rtf'].map(fixture)
  files.push(numberedDocx(), ofd([[[30, 30, '各位代表，现在我报告工作。']]]))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { maxLength: 40 }),
      async (file, part, changes) => {
        const bytes = file.slice(0, Math.ceil(file.length * (part < 0.5 ? 1 : part)))
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        const intake = await inProportion(() => receive(bytes))
        if (intake.kind === 'refused') return
        for (const { start: place } of intake.received.places) expect(place).toBeLessThan(intake.received.text.length)
      },
    ),
    { numRuns: 120 },
  )
})

test('1 MB of anything ends soon', async () => {
  const size = 1 << 20
  for (const part of [
    '（一）',
    '0123456789',
    '<',
    '<div>',
    '<b',
    '<!--',
    '<script>',
    '<td>',
    '&#',
    '&amp',
    '</b>',
    '{\\rtf1',
    '{',
    '\\u',
    '<a href="',
    '<p>一<br>',
    '"',
    '\ufffd',
  ]) {
    for (const head of ['', '<html>', '{\\rtf1 ']) {
      const bytes = strToU8(head + part.repeat(size / part.length))
      await inProportion(() => receive(bytes), head + part)
    }
  }
}, 60_000)

test('a text loads no reader of another format', () => {
  const script = `
    const { registerHooks } = await import('node:module')
    const loaded = []
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context) } })
    const { receive } = await import(${JSON.stringify(new URL('intake.ts', import.meta.url).href)})
    await receive(new TextEncoder().encode('各位代表：现在报告工作。'))
    console.log(loaded.join('\\n'))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(stdout).toContain('/plain-text.ts')
  expect(stdout).not.toMatch(/node_modules|\/html|pdf|doc|zip/)
})

test('what a library has to say does not reach the console', async () => {
  const script = `
    import { readFileSync } from 'node:fs'
    const { receive } = await import(${JSON.stringify(new URL('intake.ts', import.meta.url).href)})
    for (const name of ['libreoffice.pdf', 'scan.pdf', 'encrypted.pdf']) {
      const bytes = readFileSync(new URL('fixtures/' + name, ${JSON.stringify(import.meta.url)}))
      await receive(bytes)
      await receive(bytes.subarray(0, bytes.length * 0.7))
    }`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 })
})

/** The fixture with the flag set that marks an encrypted document. */
function encryptedDoc(): Uint8Array {
  const bytes = fixture('libreoffice.doc').slice()
  for (let at = 512; at < bytes.length; at += 512)
    if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) bytes[at + 0x0b] = (bytes[at + 0x0b] ?? 0) | 1
  return bytes
}

/** The archive with every declared size of unpacked content put down to 1,000 bytes. */
function withSmallSize(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  for (let at = 0; at + 46 < zip.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true)
  return zip
}
