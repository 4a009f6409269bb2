import { problem } from './problem.ts'

/** 413: more than is taken; the connection is closed, because the rest of the body is still on its way. */
export const tooLarge = (detail = '提交的内容过多。请分几次提交。', detailEn = 'The content is too large.'): Response =>
  problem('too-large', { detail, detailEn, headers: { Connection: 'close' } })
