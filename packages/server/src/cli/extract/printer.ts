import type { Report } from '@luoshi/report'
import type { Language } from '../language.ts'
import { oneLine, printable } from '../terminal/printable.ts'
import { jsonPieces } from './json.ts'
import type { Form } from './request.ts'

/** Forms that print one report after another. */
export type PrintedForm = Exclude<Form, 'ndjson' | 'schema'>

/** How several reports become one output: what stands before, between and after them. */
export interface Printer {
  readonly before: string
  readonly between: string
  readonly after: string
  /** Pieces of one report, of any length. */
  print(report: Report): Iterable<string>
}

/** The printer of a form; `single` prints JSON without an array around it. */
export async function printerOf(form: PrintedForm, language: Language, single: boolean): Promise<Printer> {
  switch (form) {
    case 'json':
      return single
        ? { before: '', between: '', after: '\n', print: jsonPieces }
        : { before: '[', between: ',\n', after: ']\n', print: jsonPieces }
    case 'csv': {
      const { csv, csvHead } = await import('./csv.ts')
      return { before: csvHead, between: '', after: '', print: csv }
    }
    case 'markdown': {
      const { markdown } = await import('./markdown.ts')
      return { before: '', between: '\n', after: '', print: (report) => [printable(markdown(report, language))] }
    }
    case 'explain': {
      const { explain } = await import('./explain.ts')
      return titled((report) => explain(report, language), single)
    }
    case 'outline': {
      const { outline } = await import('./outline.ts')
      return titled((report) => [printable(outline(report, language))], single)
    }
  }
}

/** Several texts one after another, each under the name of its file. */
function titled(print: (report: Report) => Iterable<string>, single: boolean): Printer {
  return {
    before: '',
    between: '\n',
    after: '',
    *print(report) {
      if (!single) yield `==> ${oneLine(report.source.file ?? '')} <==\n`
      yield* print(report)
    },
  }
}
