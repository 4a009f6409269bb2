import type { Reading } from './decoded.ts'
import { brokenWord, encryptedFile, unknownFormat, unpacksTooLarge, unsupportedFormat } from './refusals.ts'
import { Zip, ZipError } from './zip.ts'

/** What stands in a zip archive, by the files it has: a .docx or an .ofd; others are refused by their names. */
export async function readZipDocument(bytes: Uint8Array): Promise<Reading> {
  try {
    const zip = new Zip(bytes)
    if (zip.has('OFD.xml')) return (await import('./ofd.ts')).readOfd(zip)
    if (zip.has('word/document.xml') || zip.has('[Content_Types].xml')) {
      const main = mainPart(zip)
      if (main) return (await import('./docx.ts')).readDocx(zip, main)
    }
    return other(zip)
  } catch (cause) {
    if (!(cause instanceof ZipError)) throw cause
    if (cause.reason === 'too-large') return unpacksTooLarge
    return cause.reason === 'encrypted' ? encryptedFile('DOCX') : brokenWord('DOCX')
  }
}

/** Path of the main document; null where the package is a workbook or slides. */
function mainPart(zip: Zip): string | null {
  if (zip.has('word/document.xml')) return 'word/document.xml'
  const target =
    /Type="[^"]{0,200}\/officeDocument"[^>]{0,200}Target="\/?([^"]{1,200})"|Target="\/?([^"]{1,200})"[^>]{0,200}Type="[^"]{0,200}\/officeDocument"/.exec(
      zip.text('_rels/.rels') ?? '',
    )
  const path = target?.[1] ?? target?.[2]
  return path !== undefined && zip.has(path) && !/^(?:xl|ppt)\//.test(path) ? path : null
}

function other(zip: Zip): Reading {
  if (zip.has('xl/workbook.xml')) return unsupportedFormat('电子表格（xlsx）', 'a spreadsheet (xlsx)')
  if (zip.has('ppt/presentation.xml')) return unsupportedFormat('演示文稿（pptx）', 'a presentation (pptx)')
  if (zip.has('content.xml') && zip.has('mimetype')) return unsupportedFormat('ODF 文档', 'an OpenDocument file')
  for (const name of zip.names())
    if (/\.(?:docx?|wps|pdf|txt|html?|ofd)$/i.test(name))
      return unsupportedFormat('压缩包，请先解压', 'an archive: unpack it first')
  return unknownFormat
}
