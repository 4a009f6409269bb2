import type { Finding } from '../report.ts'
import type { Reading } from './decoded.ts'
import { joinLines } from './lines-of-text.ts'
import { ofdRuns } from './ofd-runs.ts'
import { type PageLine, pageLines } from './page-line.ts'
import { pageParagraphs } from './page-paragraphs.ts'
import { withoutRadicals } from './radicals.ts'
import { brokenFile, ofdOfPictures } from './refusals.ts'
import { withoutRunningHeads, wordsLeftOut } from './running-heads.ts'
import { marksApart } from './secrecy-marks.ts'
import { attribute, scanXml } from './xml-tokens.ts'
import type { Zip } from './zip.ts'

/** An OFD (GB/T 33190), the fixed layout of Chinese offices: its text as paragraphs with the pages they begin on. */
export function readOfd(zip: Zip): Reading {
  const pages: PageLine[][] = []
  let missing = 0
  for (const path of pagePaths(zip)) {
    const xml = zip.text(path)
    if (xml === null) missing++
    pages.push(xml === null ? [] : pageLines(pages.length + 1, ofdRuns(xml)))
  }
  if (pages.length === missing)
    return brokenFile(
      'OFD',
      '请重新下载，或用原稿另存为 .docx 再试。',
      'Download it again, or save the original as .docx.',
    )
  const body = withoutRunningHeads(pages)
  const lines = pageParagraphs(body).map((line) => ({
    ...line,
    text: withoutRadicals(line.text),
  }))
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0)
  if (characters < 8 * Math.min(pages.length, 8)) return ofdOfPictures
  return {
    kind: 'decoded',
    format: 'ofd',
    encoding: null,
    ...joinLines(lines),
    meta: {},
    findings: [...marksApart(wordsLeftOut(pages, body)), ...findings(missing)],
  }
}

/** Paths of the pages in order: `OFD.xml` names the document, the document its pages. */
function pagePaths(zip: Zip): string[] {
  const root = firstText(zip.text('OFD.xml') ?? '', 'DocRoot')
  const document =
    root === null ? [...zip.names()].find((name) => name.endsWith('Document.xml')) : resolve(zip, '', root)
  if (document === undefined) return []
  const paths: string[] = []
  let inPages = false
  scanXml(zip.text(document) ?? '', {
    open(name, tag) {
      if (name === 'Pages') inPages = true
      const location = inPages && name === 'Page' ? attribute(tag, 'BaseLoc') : null
      if (location !== null) paths.push(resolve(zip, document, location))
    },
    close(name) {
      if (name === 'Pages') inPages = false
    },
    text() {},
  })
  return paths
}

/** A location beside the file that names it; some writers count it from the top. */
function resolve(zip: Zip, from: string, location: string): string {
  const clean = location.trim().replace(/^\.?\//, '')
  const beside = from.slice(0, from.lastIndexOf('/') + 1) + clean
  return location.startsWith('/') || !zip.has(beside) ? clean : beside
}

function firstText(xml: string, element: string): string | null {
  let inside = false
  let found: string | null = null
  scanXml(xml, {
    open(name) {
      inside = name === element
    },
    close() {
      inside = false
    },
    text(text) {
      if (inside && found === null) found = text.trim()
    },
  })
  return found
}

function findings(missing: number): Finding[] {
  if (missing === 0) return []
  return [
    {
      rule: 'pages-broken',
      severity: 'warn',
      span: [0, 0],
      message: `${missing} 页缺失，没有读入。`,
      messageEn: `${missing} pages are missing.`,
      found: missing,
    },
  ]
}
