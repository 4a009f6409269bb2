import type { Figure } from '../report.ts'
import type { Span } from '../source/span.ts'
import { assembleFigures } from './assemble.ts'
import type { Context } from './context.ts'
import { scanMarks } from './scan.ts'

/** The figures of one unit of the text, in order; spans are of the whole text. */
export function readFigures(text: string, [start, end]: Span, _context: Context): readonly Figure[] {
  const marks = scanMarks(text, start, end)
  return marks === null ? none : assembleFigures(text, start, end, marks)
}

const none: readonly Figure[] = []
