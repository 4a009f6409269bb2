import { replaceAll, type Source } from '../source/source.ts'

/**
 * A written-out line end as a line break: `回顾⟦\r\n⟧一年来` → two lines; a written-out `\t` as a blank.
 * A backslash before any other letter stays, and so does `\n` within a Latin word (a path).
 */
export function escapedLineEnds(source: Source): Source {
  return replaceAll(
    source,
    /\\{1,2}r\\{1,2}n|\\{1,2}[rnt](?![A-Za-z])/g,
    ([found]) => (found.endsWith('t') ? ' ' : '\n'),
    'escaped-line-ends',
  )
}
