import { AlignmentType, BorderStyle, Paragraph } from 'docx'
import { clean } from '../publication/xlsx-cells.ts'
import { faces, fixedLine, run, sizes } from './office-type.ts'

/** Letters of 主送机关 that the first page still has room for beside title and text: eight lines of 三号. */
const roomOnFirstPage = 224

/**
 * Whether the recipients (主送机关) stand in the record at the end (版记), as GB/T 9704 7.3.2 has it where their names would leave
 * the first page without any of the text.
 */
export const recipientsAtEnd = (to: string): boolean => to.length > roomOnFirstPage

/** The record with the recipients: `主送：…。` in 四号 between two lines, one character in from either side. */
export function recordOfRecipients(to: string): Paragraph {
  const rule = { style: BorderStyle.SINGLE, size: 8, space: 6, color: '000000' }
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: { ...fixedLine, before: fixedLine.line },
    indent: { left: 280, right: 280, hanging: 0 },
    border: { top: rule, bottom: rule },
    children: [run(clean(`主送：${to}。`), faces.body, sizes.fourth)],
  })
}
