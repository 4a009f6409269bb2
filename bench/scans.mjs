// `npm run bench:scans`: how well pages are recognised. Invented reports are printed, made pictures of at 150 and 300 dpi,
// straight and turned by 1°, put into a PDF without a text layer and read like any file. Limits: characters ≥ 97 %, F1 of
// the measures ≥ 90. `-- --reports 5` takes more of them, `-- --only 75,76` those whose names begin so. Needs `npm run scans` and Chromium.
import '../scripts/node24.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { browserOfTests } from '../scripts/browser-of-tests.mjs'
import { root } from '../scripts/runtime.mjs'
import { pdfOfPictures } from './pdf-of-pictures.mjs'

const { canRecognise, openPdf } = await import('../packages/server/src/scans/engine.ts')
const { secondReading } = await import('../packages/report/src/intake/second-reading.ts')
if (!canRecognise()) {
  console.error('The engine is not installed: npm run scans')
  process.exit(1)
}
const option = (/** @type {string} */ name) => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const only = option('--only')?.split(',')
const many = Number(option('--reports')) || only?.length || 2
const folder = mkdtempSync(join(tmpdir(), 'bench-scans-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const node = (/** @type {string[]} */ ...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(stderr)
  return stdout
}
node(`${root}e2e/reports/convert.mjs`, folder)
// the shortest: a page takes seconds
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -4))
  .sort((a, b) => read(`${a}.txt`).length - read(`${b}.txt`).length)
const taken = names.filter((name) => only?.some((start) => name.startsWith(start)) ?? true).slice(0, many)
for (const name of names.filter((other) => !taken.includes(other)))
  for (const end of ['txt', 'gold.json']) rmSync(join(folder, `${name}.${end}`))

function read(file) {
  return readFileSync(join(folder, file), 'utf8')
}
/** @param {string} text */
const signs = (text) => [...text.normalize('NFKC')].filter((sign) => sign.trim() !== '')

async function printed() {
  const executablePath = browserOfTests()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const files = new Map()
  for (const name of taken) {
    const lines = read(`${name}.txt`).split('\n').filter(Boolean)
    await page.setContent(
      `<style>@page{size:A4;margin:28mm 26mm}body{font:16pt/28pt 'Noto Serif CJK SC','Songti SC',serif;text-align:justify}p{margin:0;text-indent:2em}</style>${lines.map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`).join('')}`,
    )
    files.set(name, await page.pdf({ preferCSSPageSize: true }))
  }
  await browser.close()
  return files
}

/** The pages of a printed PDF as pictures, in a PDF that holds nothing else. */
async function scanned(bytes, dpi, degrees) {
  const pdf = await openPdf(bytes)
  const pictures = []
  for (let index = 0; index < pdf.getPageCount(); index++) {
    const { data } = await pdf.getPage(index).render({
      scale: dpi / 72,
      colorSpace: 'Gray',
      render: ({ data, width, height }) =>
        sharp(Buffer.from(data), { raw: { width, height, channels: 1 } })
          .rotate(degrees, { background: '#fff' })
          .toColourspace('b-w')
          .jpeg({ quality: 75 })
          .toBuffer(),
    })
    const { width, height } = await sharp(data).metadata()
    pictures.push({ jpeg: Buffer.from(data), width, height })
  }
  pdf.destroy()
  return { pages: pictures.length, bytes: pdfOfPictures(pictures, dpi) }
}

/** The words of a claim as the report has them: what was recognised wrongly is no matter of reading. */
function asPrinted(report, truth) {
  const kept = []
  const at = []
  let length = 0
  for (const sign of report.text) {
    for (const one of signs(sign)) {
      kept.push(one)
      at.push(length)
    }
    length += sign.length
  }
  const seen = secondReading(kept, truth) ?? []
  const wrong = seen.filter((sign, i) => sign !== kept[i]).length
  const words = ({ span: [start, end] }) => seen.filter((_, i) => at[i] >= start && at[i] < end).join('')
  const plain = (list) => list.map((one) => ({ ...one, text: words(one) }))
  return {
    accuracy: 1 - wrong / truth.length,
    answer: {
      areas: report.areas.map((area) => ({ heading: words(area), measures: plain(area.measures) })),
      elsewhere: plain(report.elsewhere),
      targets: plain(report.targets),
      results: plain(report.results),
    },
  }
}

let missed = false
const files = await printed()
console.log(`${taken.length} reports on ${availableParallelism()} × ${cpus()[0]?.model}`)
for (const dpi of [150, 300])
  for (const degrees of [0, 1]) {
    let [pages, seconds, wrong, all, doubts, digits] = [0, 0, 0, 0, 0, 0]
    for (const name of taken) {
      const scan = await scanned(files.get(name), dpi, degrees)
      const file = join(folder, `${name}.pdf`)
      writeFileSync(file, scan.bytes)
      const start = performance.now()
      const report = JSON.parse(node(`${root}bin/luoshi.mjs`, 'extract', '--json', file))
      seconds += (performance.now() - start) / 1000
      pages += scan.pages
      const truth = signs(read(`${name}.txt`))
      const { accuracy, answer } = asPrinted(report, truth)
      wrong += (1 - accuracy) * truth.length
      all += truth.length
      const own = report.findings.filter(({ rule }) => /^recognised-(?:unsure|read|digits)/.test(rule))
      doubts += own.length
      digits += own.filter(({ rule }) => rule === 'recognised-digits-differ').length
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(answer))
    }
    const scorer = `${root}../shared/tools/score.mjs`
    const measure = existsSync(scorer)
      ? Number(
          /\bmeasure\s+([\d.]+)/.exec(
            node(scorer, '--gold', folder, '--cmd', `sh -c 'cat "\${0%.txt}.json"'`)
              .split('\n')
              .find((line) => line.startsWith('ALL ')) ?? '',
          )?.[1],
        )
      : Number.NaN
    const accuracy = 100 * (1 - wrong / all)
    const met = accuracy >= 97 && !(measure < 90)
    if (!met) missed = true
    console.log(
      `${met ? 'met   ' : 'MISSED'} ${dpi} dpi, turned by ${degrees}°: characters ${accuracy.toFixed(2)} % (≥ 97), measures F1 ${measure} (≥ 90), ${(seconds / pages).toFixed(1)} s a page, ${(doubts / pages).toFixed(1)} doubts a page, ${digits} of them numbers`,
    )
  }
process.exit(missed ? 1 : 0)
