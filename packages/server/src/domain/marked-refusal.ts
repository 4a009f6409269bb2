import { secrecyMarks } from '@luoshi/report'
import { type Refusal, refusal } from './refusal.ts'

/** Whether words have a mark of secrecy that an earlier text, which they repeat, does not have. */
export const bearsOtherMark = (words: string, earlier: string): boolean =>
  secrecyMarks(words).some(({ found }) => !earlier.includes(String(found ?? '')))

/** The refusal where any of the texts has marks of secrecy; undefined where none does. Nothing may be done with them then. */
export function markedRefusal(...texts: readonly (string | null | undefined)[]): Refusal<'secrecy-mark'> | undefined {
  const marks = secrecyMarks(texts.filter(Boolean).join('\n'))
  if (marks.length === 0) return undefined
  const words = [...new Set(marks.map(({ found }) => String(found ?? '')))]
  return refusal(
    422,
    'secrecy-mark',
    `文字中有${words.map((word) => `“${word}”`).join('、')}字样，可能是密级或内部标志，没有提交。本系统不得填写涉密内容：涉密的请删去；不涉密的请去掉这些标志后再提交。`,
    'The text bears marks of secrecy; nothing was done. Take secret matter out; if there is none, take the marks out.',
  )
}
