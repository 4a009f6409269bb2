import { refusal } from '../../../domain/refusal.ts'

/** Said where a report is named that is not there. */
export const unknownProgress = refusal(
  404,
  'unknown-progress',
  '没有找到这份进展填报。请刷新页面后重试。',
  'There is no such progress report.',
)

/** Said of a file that has no reduced picture. */
export const noPicture = refusal(
  404,
  'unknown-picture',
  '这份材料没有缩略图，请下载后查看。',
  'This file has no reduced picture.',
)

/** Said of a file that no browser shows. */
export const noPreview = refusal(
  404,
  'no-preview',
  '只有 PDF 可以直接打开，其他文件请下载后查看。',
  'Only a PDF file can be opened; download the others.',
)

/** Said where bytes do not follow those that have arrived. */
export const elsewhere = refusal(
  409,
  'conflict',
  '文件的这一段与已收到的部分接不上，将从正确的位置继续。',
  'These bytes do not follow what has arrived; go on from the offset given.',
)

/** Said where more arrives than was announced. */
export const tooLong = refusal(
  422,
  'damaged',
  '收到的内容比申报的文件长，没有保存。请重新选择文件上传。',
  'More arrived than the file was said to have.',
)
