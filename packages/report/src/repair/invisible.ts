import { type Edit, edit, type Source } from '../source/source.ts'
import { hasTrait, trait } from './traits.ts'

/** Characters that show nothing dropped: zero-width blanks, soft hyphens, direction and variation marks, control codes. */
export function invisible(source: Source): Source {
  const edits: Edit[] = []
  for (let i = 0; i < source.text.length; i++) {
    if (!hasTrait(source.text.charCodeAt(i), trait.invisible)) continue
    const start = i
    while (hasTrait(source.text.charCodeAt(i + 1), trait.invisible)) i++
    edits.push({ start, end: i + 1, text: '' })
  }
  return edit(source, 'invisible', edits)
}
