import type { Finding, Meta } from '../report.ts'
import { automaticNumbers } from './automatic-numbers.ts'
import type { Reading } from './decoded.ts'
import { type DocxBody, readDocxBody } from './docx-body.ts'
import { readLists } from './docx-numbering.ts'
import { readStyles } from './docx-styles.ts'
import { joinLines } from './lines-of-text.ts'
import { listCounter } from './list-counter.ts'
import { brokenWord, emptyFile } from './refusals.ts'
import { marksApart } from './secrecy-marks.ts'
import { SetAside } from './set-aside.ts'
import { scanXml } from './xml-tokens.ts'

/** The parts of a document by their paths: of a zip archive, or of one XML file. */
export interface Parts {
  text(path: string): string | null
}

/**
 * A Word document: one paragraph a line, table rows with tabs, automatic numbers written out.
 * Read here and not by mammoth, which drops the automatic numbers and unpacks without a limit.
 */
export function readDocx(zip: Parts, main: string): Reading {
  const xml = zip.text(main)
  if (xml === null || !/<(?:\w{1,20}:)?body[\s>]/.test(xml)) return brokenWord('DOCX')
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const styles = readStyles(zip.text(`${folder}styles.xml`))
  const numbering = zip.text(`${folder}numbering.xml`)
  const readBody = (to: SetAside) => readDocxBody(xml, listCounter(readLists(numbering)), styles, to)
  let aside = new SetAside()
  let body = readBody(aside)
  if (aside.strikesMost(body.lines.reduce((sum, line) => sum + line.text.length, 0))) {
    aside = new SetAside(true)
    body = readBody(aside)
  }
  if (body.lines.length === 0) return emptyFile
  const joined = joinLines(body.lines)
  const { text, places, findings: left } = aside.settle(joined.text, joined.places)
  return {
    kind: 'decoded',
    format: 'docx',
    encoding: null,
    text,
    places,
    meta: meta(zip),
    findings: [...marksApart(wordsApart(zip, folder)), ...findings(body), ...left],
  }
}

/** Parts whose words stand beside the text; Word numbers heads and feet from 1, three of each kind a section. */
const partsApart = [
  ...['footnotes', 'endnotes', 'comments'],
  ...Array.from({ length: 30 }, (_, i) => [`header${i + 1}`, `footer${i + 1}`]).flat(),
]

/** The words of heads, feet, notes and comments, a paragraph a line. */
function wordsApart(zip: Parts, folder: string): readonly string[] {
  const lines: string[] = []
  for (const part of partsApart) {
    let line = ''
    let written = false
    scanXml(zip.text(`${folder}${part}.xml`) ?? '', {
      open(name) {
        if (name === 't') written = true
      },
      close(name) {
        if (name === 't') written = false
        if (name !== 'p') return
        lines.push(line)
        line = ''
      },
      text(text) {
        if (written) line += text
      },
    })
  }
  return lines
}

/** The title of the document's properties, where it is one: Word puts the first line or `Microsoft Word - 文档1` there. */
function meta(zip: Parts): Partial<Meta> {
  let title = ''
  let inside = false
  scanXml(zip.text('docProps/core.xml') ?? '', {
    open(name) {
      inside = name === 'title'
    },
    close() {
      inside = false
    },
    text(text) {
      if (inside) title += text
    },
  })
  return /报告|報告/.test(title) && title.length <= 60 ? { title: title.trim() } : {}
}

function findings({ numbered, notes, contents }: DocxBody): Finding[] {
  const say = (rule: string, found: number, message: string, messageEn: string): Finding[] =>
    found > 0 ? [{ rule, severity: 'info', span: [0, 0], message, messageEn, found }] : []
  return [
    ...automaticNumbers(numbered),
    ...say('notes-left-out', notes, `${notes} 条脚注或尾注没有读入。`, `${notes} footnotes or endnotes were left out.`),
    ...say(
      'contents-left-out',
      contents,
      `目录 ${contents} 行没有读入。`,
      `${contents} lines of the table of contents were left out.`,
    ),
  ]
}
