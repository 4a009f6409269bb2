import { refusal } from '../../domain/refusal.ts'

/** There is nothing of that hash. */
export const unknownContent = refusal(
  404,
  'unknown-content',
  '库中没有这个哈希的内容。luoshi status 可查看各报告文件的哈希，台账的条目里有其他内容和佐证材料的哈希。',
  'There is no content of that hash. luoshi status shows the hashes of the reports’ files, the ledger those of other contents and of evidence.',
)

/** It was purged before. */
export const alreadyPurged = refusal(
  409,
  'already-purged',
  '这项内容已经清除。',
  'This content has been purged already.',
)
