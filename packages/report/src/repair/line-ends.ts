import { replaceAll, type Source } from '../source/source.ts'

/** Every kind of line end as a line feed: `回顾⟦CR LF⟧一年来`; a form feed or vertical tab is one too. */
export function lineEnds(source: Source): Source {
  return replaceAll(source, /\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n', 'line-ends')
}
