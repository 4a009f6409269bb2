import { getDocumentProxy } from 'unpdf'
import type { Finding, Meta } from '../report.ts'
import { chineseCmap } from './chinese-cmaps.ts'
import type { Reading } from './decoded.ts'
import { joinLines, type PlacedLine } from './lines-of-text.ts'
import { columnsOf, fits, readingOrder } from './page-columns.ts'
import { type Edges, type PageLine, type PageRun, pageLines } from './page-line.ts'
import { type WithoutNotes, withoutPageNotes } from './page-notes.ts'
import { pageParagraphs } from './page-paragraphs.ts'
import { withoutRadicals } from './radicals.ts'
import { settleRaised } from './raised-runs.ts'
import { brokenFile, encryptedFile, noTextLayer, unreadableTextLayer } from './refusals.ts'
import { withoutRunningHeads, wordsLeftOut } from './running-heads.ts'
import { marksApart } from './secrecy-marks.ts'
import { SetAside } from './set-aside.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Pdf['getPage']>>

/** Gives pdf.js the tables it asks for, which it would load from a server. */
class Tables {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') throw new Error(`no ${kind}`)
    return chineseCmap(filename)
  }
}

const options = {
  verbosity: 0,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  cMapPacked: false,
  BinaryDataFactory: Tables,
}

/** A PDF's text layer as paragraphs with the pages they begin on, heads and page numbers left out. */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  let pdf: Pdf
  try {
    // a copy: pdf.js takes the bytes away from its caller, and refuses a Buffer
    pdf = await getDocumentProxy(new Uint8Array(bytes), options)
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') return encryptedFile('PDF')
    return brokenPdf
  }
  try {
    return await readPages(pdf)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

const brokenPdf = brokenFile(
  'PDF',
  '请重新下载，或用原稿另存为 .docx 再试。',
  'Download it again, or save the original as .docx.',
)

async function readPages(pdf: Pdf): Promise<Reading> {
  const aside = new SetAside()
  const printed: PageRun[][] = []
  const failed: number[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number)
      printed.push(settleRaised(await pageRuns(page), aside))
      page.cleanup()
    } catch {
      failed.push(number)
      printed.push([])
    }
  }
  const columns = pageColumns(printed)
  const pages = printed.map((runs, i) => linesInOrder(i + 1, runs, columns[i] ?? null))
  if (failed.length === pdf.numPages) return brokenPdf
  const characters = pages.flat().reduce((sum, line) => sum + line.text.length, 0)
  if (characters < 8 * Math.min(pdf.numPages, 8)) return noTextLayer('PDF')
  const body = withoutPageNotes(withoutRunningHeads(pages))
  const lines = pageParagraphs(body.lines).map((line) => ({
    ...line,
    text: withoutRadicals(line.text),
  }))
  if (isGibberish(lines)) return unreadableTextLayer('PDF')
  const joined = joinLines(lines)
  const { text, places, findings: left } = aside.settle(joined.text, joined.places)
  const empty = pages.flatMap((page, i) => (page.length === 0 && !failed.includes(i + 1) ? [i + 1] : []))
  return {
    kind: 'decoded',
    format: 'pdf',
    encoding: null,
    text,
    places,
    meta: await meta(pdf),
    findings: [
      ...marksApart(wordsLeftOut(pages, body.lines)),
      ...findings(
        failed,
        empty,
        columns.flatMap((own, i) => (own ? [i + 1] : [])),
      ),
      ...notesLeftOut(body),
      ...left,
    ],
  }
}

/** The columns of each page; one that is set like another page has its columns, however little stands on it. */
function pageColumns(pages: readonly (readonly PageRun[])[]): (Edges[] | null)[] {
  const own = pages.map(columnsOf)
  return own.map((columns, i) => {
    const runs = pages[i] ?? []
    return columns ?? own.find((other) => other !== null && runs.length > 0 && fits(runs, other)) ?? null
  })
}

function linesInOrder(page: number, runs: readonly PageRun[], columns: readonly Edges[] | null): PageLine[] {
  if (!columns) return pageLines(page, runs)
  const across = { left: columns[0]?.left ?? 0, right: columns.at(-1)?.right ?? 0 }
  return readingOrder(runs, columns).flatMap((block) =>
    pageLines(page, block.runs).map((line) => ({ ...line, column: block.edges ?? across })),
  )
}

/** The upright runs of a page; a watermark across it is left out. */
async function pageRuns(page: Page): Promise<PageRun[]> {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = page.getViewport({ scale: 1 }).transform as number[]
  const runs: PageRun[] = []
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item) || item.str === '') continue
    const [ta = 1, tb = 0, , , te = 0, tf = 0] = item.transform as number[]
    const along = a * ta + c * tb
    const across = b * ta + d * tb
    if (along <= 0 || Math.abs(across) > 0.1 * along) continue
    const size = Math.hypot(along, across)
    runs.push({ text: item.str, x: a * te + c * tf + e, y: b * te + d * tf + f, width: item.width, size })
  }
  return runs
}

/** True where a tenth of the characters have no meaning: fonts without a table of what their glyphs stand for. */
function isGibberish(lines: readonly PlacedLine[]): boolean {
  let odd = 0
  let all = 0
  for (const { text } of lines) {
    all += text.length
    for (let i = 0; i < text.length; i++) if (isOdd(text.charCodeAt(i))) odd++
  }
  return odd * 10 > all
}

function isOdd(code: number): boolean {
  if (code === 0x09) return false
  return code < 0x20 || (code >= 0x80 && code < 0xa0) || (code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd
}

async function meta(pdf: Pdf): Promise<Partial<Meta>> {
  try {
    const { info } = await pdf.getMetadata()
    const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : ''
    return /报告|報告/.test(title) && title.length <= 60 ? { title } : {}
  } catch {
    return {}
  }
}

function notesLeftOut({ notes, pages }: WithoutNotes): Finding[] {
  if (notes === 0) return []
  return [
    {
      rule: 'notes-left-out',
      severity: 'info',
      span: [0, 0],
      message: `第 ${pages.join('、')} 页页脚的 ${notes} 条注释没有读入。`,
      messageEn: `${notes} notes at the foot of pages ${pages.join(', ')} were left out.`,
      found: notes,
    },
  ]
}

function findings(failed: readonly number[], empty: readonly number[], columns: readonly number[]): Finding[] {
  const say = (rule: string, pages: readonly number[], message: string, messageEn: string): Finding[] =>
    pages.length > 0 ? [{ rule, severity: 'warn', span: [0, 0], message, messageEn, found: pages.length }] : []
  return [
    ...say(
      'pages-broken',
      failed,
      `第 ${failed.join('、')} 页已损坏，没有读入。`,
      `Pages ${failed.join(', ')} are damaged and were left out.`,
    ),
    ...say(
      'pages-without-text',
      empty,
      `第 ${empty.join('、')} 页没有文字层（空白或扫描），没有读入。`,
      `Pages ${empty.join(', ')} hold no text (blank or scanned).`,
    ),
    ...say(
      'newspaper-columns',
      columns,
      `第 ${columns.join('、')} 页是分栏排版，已逐栏读入，请核对各栏的先后。`,
      `Pages ${columns.join(', ')} are set in columns and were read column by column; please check their order.`,
    ),
  ]
}
