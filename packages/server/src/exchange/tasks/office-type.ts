import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx'

/** Typefaces of GB/T 9704, with those that stand in where a machine has not got them. */
export const faces = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  plain: '宋体',
} as const

const standIns: readonly (readonly [face: string, standIn: string, family: 'roman' | 'swiss' | 'modern'])[] = [
  [faces.title, '方正小标宋_GBK,华文中宋,宋体,SimSun,Noto Serif CJK SC', 'roman'],
  [faces.body, '仿宋,FangSong,华文仿宋,方正仿宋_GBK,Noto Serif CJK SC', 'modern'],
  [faces.heading, 'SimHei,方正黑体_GBK,Noto Sans CJK SC', 'swiss'],
  [faces.subheading, '楷体,KaiTi,华文楷体,方正楷体_GBK', 'modern'],
  [faces.plain, 'SimSun,方正书宋_GBK,Noto Serif CJK SC', 'roman'],
]

/** The part of the file that names typefaces: a machine without 仿宋_GB2312 takes 仿宋, and so on. */
export const fontTable = {
  path: 'word/fontTable.xml',
  data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${standIns
    .map(
      ([face, standIn, family]) =>
        `<w:font w:name="${face}"><w:altName w:val="${standIn}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
    )
    .join('')}</w:fonts>`,
}

/** Twentieths of a point in a millimetre. */
export const millimetre = (mm: number): number => Math.round((mm * 1440) / 25.4)

/** 三号, 二号, 四号 and so on, in half points. */
export const sizes = { second: 44, third: 32, fourth: 28, smallFourth: 24, fifth: 21, smallFifth: 18 } as const

/** 28 points from line to line, exactly. */
export const fixedLine = { line: 560, lineRule: 'exact' } as const

/** A run in one of the typefaces, Latin letters and figures in it too. */
export function run(text: string, face: string, size: number, more: { bold?: boolean; color?: string } = {}): TextRun {
  return new TextRun({ text, size, font: { ascii: face, hAnsi: face, eastAsia: face, cs: face }, ...more })
}

/** `— 1 —` in 四号宋体, outside: at the right of odd pages, at the left of even ones, one character in. */
export function pageNumber(side: 'left' | 'right'): Footer {
  const font = { ascii: faces.plain, hAnsi: faces.plain, eastAsia: faces.plain }
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: 280 } : { left: 280 },
        children: [new TextRun({ size: sizes.fourth, font, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}
