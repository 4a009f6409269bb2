import { type Edit, edit, type Source } from '../source/source.ts'
import { type Line, linesOf } from './lines.ts'

/** So many of a text's lines stand twice in a row before it is taken to have been stored that way. */
const leastShare = 0.7

/** Lines that stand twice, one after another, taken out once where most of a text's lines do. */
export function doubledLines(source: Source): Source {
  const { text } = source
  const lines = linesOf(text)
  const words = ({ start, end }: Line) => text.slice(start, end)
  const edits: Edit[] = []
  let twice = 0
  for (let i = 1; i < lines.length; i++) {
    const [before, line] = [lines[i - 1] as Line, lines[i] as Line]
    if (before.end - before.start !== line.end - line.start || words(before) !== words(line)) continue
    edits.push({ start: before.end, end: line.end, text: '' })
    twice += 2
    // a third copy is one of its own
    if (i + 1 < lines.length && words(lines[i + 1] as Line) !== words(line)) i++
  }
  return twice >= lines.length * leastShare && twice >= 8 ? edit(source, 'doubled-lines', edits) : source
}
