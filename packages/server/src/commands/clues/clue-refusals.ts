import { type Refusal, refusal } from '../../domain/refusal.ts'

/** Why nothing was done to a clue. */
export type ClueRefusal = Refusal<'unknown-clue' | 'conflict' | 'missing' | 'already-there' | 'secrecy-mark'>

/** The refusals of clues, by what stands in the way. */
export const clueRefusals = {
  clue: refusal(404, 'unknown-clue', '没有找到这条线索。请刷新后再试。', 'There is no such clue.'),
  state: refusal(
    409,
    'conflict',
    '这条线索已经处理过，现在不能这样办理。请刷新后查看。',
    'The clue was dealt with already.',
  ),
  reply: refusal(422, 'missing', '请写明答复内容。', 'Say what was answered.'),
  reason: refusal(422, 'missing', '请写明不予办理的理由。', 'Say why it is dismissed.'),
  reference: refusal(
    409,
    'already-there',
    '这个来件编号已经登记过。请在列表中查找，不要重复登记。',
    'A clue with this number is entered already.',
  ),
} as const

/** A text that has marks of secrecy; `where` names it. */
export const markedClue = (where: string, marks: readonly string[]): ClueRefusal =>
  refusal(
    422,
    'secrecy-mark',
    `${where}有${[...new Set(marks)].map((mark) => `“${mark}”`).join('、')}字样，可能是密级或内部标志，没有保存。涉密的请勿录入；不涉密的请去掉这些标志。`,
    'The text bears marks of secrecy; nothing was saved.',
  )
