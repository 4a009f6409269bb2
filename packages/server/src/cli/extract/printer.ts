import type { Report } from '@luoshi/report'
import type { Language } from '../language.ts'
import { printable } from '../terminal/printable.ts'
import { json } from './json.ts'
import type { Form } from './request.ts'

/** Forms that print one report after another. */
export type PrintedForm = Exclude<Form, 'ndjson' | 'schema'>

/** How several reports become one output: what stands before, between and after them. */
export interface Printer {
  readonly before: string
  readonly between: string
  readonly after: string
  print(report: Report): string
}

/** The printer of a form; `single` prints JSON without an array around it. */
export async function printerOf(form: PrintedForm, language: Language, single: boolean): Promise<Printer> {
  switch (form) {
    case 'json':
      return single
        ? { before: '', between: '', after: '\n', print: json }
        : { before: '[', between: ',\n', after: ']\n', print: json }
    case 'csv': {
      const { csv, csvHead } = await import('./csv.ts')
      return { before: csvHead, between: '', after: '', print: (report) => safe(csv(report)) }
    }
    case 'markdown': {
      const { markdown } = await import('./markdown.ts')
      return { before: '', between: '\n', after: '', print: (report) => printable(markdown(report, language)) }
    }
    case 'explain': {
      const { explain } = await import('./explain.ts')
      return titled((report) => explain(report, language), single)
    }
    case 'outline': {
      const { outline } = await import('./outline.ts')
      return titled((report) => outline(report, language), single)
    }
  }
}

/** Several texts one after another, each under the name of its file. */
function titled(print: (report: Report) => string, single: boolean): Printer {
  const title = (report: Report) => (single ? '' : `==> ${(report.source.file ?? '').replaceAll('\n', ' ')} <==\n`)
  return { before: '', between: '\n', after: '', print: (report) => printable(title(report) + print(report)) }
}

/** Printable, the carriage returns of CSV's line ends kept. */
const safe = (text: string) => text.split('\r\n').map(printable).join('\r\n')
