import type { Reading } from './decoded.ts'
import { readDocx } from './docx.ts'
import { readDocxBody } from './docx-body.ts'
import { joinLines } from './lines-of-text.ts'
import { brokenWord, emptyFile } from './refusals.ts'
import { SetAside } from './set-aside.ts'

/** A Word document saved as one XML file. */
export function readWordXml(xml: string): Reading {
  if (xml.slice(0, 4000).includes('<pkg:package')) return readDocx(packageOf(xml), 'word/document.xml')
  const start = xml.search(/<(?:\w{1,20}:)?body[\s>]/)
  if (start < 0) return brokenWord('Word XML')
  const aside = new SetAside()
  // the numbers of lists are written beside their paragraphs: nothing is to be counted
  const body = readDocxBody(xml.slice(start), () => '', new Map(), aside)
  if (body.lines.length === 0) return emptyFile
  const joined = joinLines(body.lines)
  return { kind: 'decoded', format: 'docx', encoding: 'utf-8', meta: {}, ...aside.settle(joined.text, joined.places) }
}

/** The parts of a package that is one XML file, by their paths. */
function packageOf(xml: string): { text(path: string): string | null } {
  const parts = new Map<string, string>()
  for (const { 1: path = '', index } of xml.matchAll(/<pkg:part\s[^>]{0,200}?pkg:name="\/?([^"]{1,200})"/g)) {
    const end = xml.indexOf('</pkg:part>', index)
    parts.set(path, xml.slice(index, end < 0 ? xml.length : end))
  }
  return { text: (path) => parts.get(path) ?? null }
}
