import type { Finding } from '../report.ts'

/** Says that numbers were written out which a document's text does not hold; nothing where there were none. */
export function automaticNumbers(found: number): Finding[] {
  if (found === 0) return []
  return [
    {
      rule: 'automatic-numbers',
      severity: 'info',
      span: [0, 0],
      message: `${found} 个段落的编号是自动编号，已写成文字。`,
      messageEn: `The numbers of ${found} paragraphs are automatic ones and were written out.`,
      found,
    },
  ]
}
