// `npm run bench:fuzz [-- --files N] [--seed S]`: N made-up, damaged files (100,000 unless said) over every reader of foreign
// files, each in a worker as a server reads them. Exits 1 where a reader throws, a process dies, a file takes too long, or
// the thread that would serve meanwhile is at work for more than 100 ms at a stretch. The same seed makes the same files.
import '../scripts/node24.mjs'
import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { zipSync } from 'fflate'
import { watchStalls } from './stalls.mjs'

const { values } = parseArgs({
  options: { files: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const files = Number(values.files)

const { workers, WorkStopped } = await import('../packages/server/src/workers/in-worker.ts')
const pool = workers({ time: 20_000, memory: 512, waiting: 1000 })
const server = (path) => new URL(`../packages/server/src/${path}`, import.meta.url)
const works = server('exchange/work/works.ts')
const reading = server('commands/reports/read-file-work.ts')
const evidence = server('vault/evidence/evidence-work.ts')

/** A generator of numbers in [0, 1) that a seed begins: mulberry32. */
function randomOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
const random = randomOf(Number(values.seed))
const upTo = (most) => Math.floor(random() * most)
const one = (list) => list[upTo(list.length)]

const text = (words) => new Uint8Array(Buffer.from(words))
const words = [
  '序号',
  '任务内容',
  '牵头单位',
  '完成时限',
  '姓名',
  '单位',
  '角色',
  '修路15公里',
  '6月底前',
  '2031.10',
  '95%',
  '青禾县',
  '一、',
  '（1）',
  '\u0000',
  '￿',
  '𠮷',
  '　',
  '\r\n',
  '=1+1',
]
const sentence = () => Array.from({ length: 1 + upTo(30) }, () => one(words)).join('')
const xmlText = (words) => words.replace(/[<&]|\p{Cc}/gu, '')

function workbook() {
  const rows = Array.from({ length: 1 + upTo(20) }, (_, row) => {
    const cells = Array.from({ length: 1 + upTo(8) }, (_, column) => {
      const at = `${String.fromCharCode(65 + column)}${row + 1}`
      return one([
        `<c r="${at}" t="inlineStr"><is><t>${xmlText(sentence())}</t></is></c>`,
        `<c r="${at}" s="${upTo(9)}"><v>${random() * 10 ** upTo(12)}</v></c>`,
        `<c r="${at}" t="e"><v>#REF!</v></c>`,
        `<c r="${at}"><f>A1</f></c>`,
        `<c r="${one(['XFD1048576', 'A0', 'a1', '', at])}"><v>${upTo(9)}</v></c>`,
      ])
    })
    return `<row r="${row + 1}">${cells.join('')}</row>`
  })
  return zipSync({
    '[Content_Types].xml': text('<Types/>'),
    'xl/workbook.xml': text(
      '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': text(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/styles.xml': text(
      `<styleSheet><cellXfs>${'<xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="999"/>'.repeat(2)}</cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': text(
      `<worksheet><sheetData>${rows.join('')}</sheetData>${one(['', '<mergeCells><mergeCell ref="A1:C3"/></mergeCells>', '<mergeCells><mergeCell ref="A1:XFD9999999"/></mergeCells>'])}</worksheet>`,
    ),
  })
}
const document = () =>
  zipSync({
    '[Content_Types].xml': text('<Types/>'),
    'word/document.xml': text(
      `<w:document xmlns:w="w"><w:body>${Array.from({ length: upTo(40) }, () => `<w:p><w:r><w:t>${xmlText(sentence())}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    ),
  })
const ofd = () =>
  zipSync({ 'OFD.xml': text('<ofd:OFD/>'), 'Doc_0/Document.xml': text(`<x>${xmlText(sentence())}</x>`) })
const pdf = () =>
  text(
    `%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Count ${upTo(9)} /Kids [3 0 R]>>\nendobj\n3 0 obj\n<</Length ${upTo(999)}>>\nstream\n${sentence()}\nendstream\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF`,
  )
const compound = () => {
  const bytes = Buffer.alloc(4096, upTo(256))
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  return new Uint8Array(bytes)
}
const lines = () => text(Array.from({ length: 1 + upTo(60) }, sentence).join(one(['\n', '\r\n', ',', '\t'])))
const page = () =>
  text(`<html><body>${Array.from({ length: upTo(40) }, () => `<p>${sentence()}<table><tr><td>`).join('')}`)
const rtf = () => text(`{\\rtf1 ${'{\\b '.repeat(upTo(200))}${sentence()}`)
const picture = () =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      Buffer.from(Array.from({ length: 200 }, () => upTo(256))),
    ]),
  )
/** @type {readonly (readonly [() => Uint8Array, string, string])[]} */
const kinds = [
  [workbook, 'a.xlsx', 'xlsx'],
  [document, 'a.docx', 'docx'],
  [ofd, 'a.ofd', 'ofd'],
  [pdf, 'a.pdf', 'pdf'],
  [compound, 'a.doc', 'doc'],
  [lines, 'a.txt', 'text'],
  [page, 'a.html', 'text'],
  [rtf, 'a.rtf', 'rtf'],
  [picture, 'a.png', 'png'],
]

/** Damage as networks, disks and people cause it: flipped bits, cuts, repeated pieces, extreme numbers, parts of another file. */
function damaged(bytes) {
  let now = Buffer.from(bytes)
  for (let times = upTo(6); times > 0; times--) {
    const at = upTo(now.length)
    switch (upTo(6)) {
      case 0:
        if (now.length > 0) now[at] ^= 1 << upTo(8)
        break
      case 1:
        now = now.subarray(0, at)
        break
      case 2:
        now = Buffer.concat([now.subarray(0, at), now.subarray(upTo(at + 1), at), now.subarray(at)])
        break
      case 3:
        if (at + 4 <= now.length) now.writeUInt32LE(one([0, 1, 0x7fffffff, 0xffffffff, now.length]), at)
        break
      case 4:
        now = Buffer.concat([now.subarray(0, at), Buffer.from(sentence()), now.subarray(at)])
        break
      default:
        now = Buffer.concat([now.subarray(0, at), now.subarray(at + upTo(64))])
    }
    now = Buffer.from(now)
  }
  return new Uint8Array(now)
}

const folder = mkdtempSync(join(tmpdir(), 'luoshi-fuzz-'))
const found = { files: 0, read: 0, refused: 0, 'no answer in time': 0, 'process died': 0, threw: 0 }
const troubles = []
const stalls = watchStalls()
const began = performance.now()
let slowest = 0

async function runOne(index) {
  const [make, name, kind] = kinds[index % kinds.length]
  const bytes = damaged(make())
  const path = join(folder, String(index % 64))
  const jobs = [
    [works, 'readPeople', { bytes }],
    [works, 'readUnits', { bytes }],
    [works, 'readTable', { bytes }],
    [reading, 'readFileWork', { bytes, fileName: name }],
    [evidence, 'inspect', { source: path, kind }],
    ...(kind === 'png' ? [[evidence, 'draw', { source: path, edge: 240 }]] : []),
  ]
  const [module, work, input] = one(jobs)
  if ('path' in input || 'source' in input) writeFileSync(path, bytes)
  const start = performance.now()
  try {
    const answer = await pool.run(module, work, input)
    if (answer?.kind === 'refused') found.refused++
    else found.read++
  } catch (error) {
    const what = !(error instanceof WorkStopped)
      ? 'threw'
      : error.reason === 'time'
        ? 'no answer in time'
        : 'process died'
    found[what]++
    if (troubles.length < 20)
      troubles.push({ index, work, name, what, message: String(error.stack ?? error).slice(0, 400) })
  }
  found.files++
  slowest = Math.max(slowest, performance.now() - start)
}

let next = 0
const turn = async () => {
  while (next < files) await runOne(next++)
}
await Promise.all(Array.from({ length: 16 }, turn))
stalls.stop()
pool.close()
rmSync(folder, { recursive: true })

const stall = stalls.worst()
console.log(
  JSON.stringify(
    {
      seed: Number(values.seed),
      ...found,
      slowestMs: Math.round(slowest),
      stallMs: stall.own,
      stallMsOnTheClock: stall.clock,
      seconds: Math.round((performance.now() - began) / 1000),
    },
    null,
    2,
  ),
)
for (const trouble of troubles) console.error(trouble)
process.exit(found.threw + found['process died'] + found['no answer in time'] > 0 || stall.own > 100 ? 1 : 0)
