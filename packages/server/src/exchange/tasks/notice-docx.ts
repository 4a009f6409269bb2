import { AlignmentType, BorderStyle, Document, type ISectionOptions, Packer, Paragraph, TextRun } from 'docx'
import { chineseDay } from '../../domain/day.ts'
import { clean } from '../publication/xlsx-cells.ts'
import { recipientsAtEnd, recordOfRecipients } from './notice-recipients.ts'
import { type NoticeTable, noticeTable } from './notice-table.ts'
import { faces, fixedLine, fontTable, millimetre, pageNumber, run, sizes } from './office-type.ts'
import type { TaskSheet } from './task-sheet.ts'
import { type DocumentPaper, sheetSection } from './task-sheet-docx.ts'

/** A notice (通知) as an office fills it in; an empty part is left out. */
export interface Notice {
  /** 红头: name of the issuing office in red, `云溪县人民政府办公室文件`; empty for none. */
  readonly letterhead: string
  /** 发文字号, `云政办发〔2031〕5号` */
  readonly number: string
  readonly title: string
  /** 主送机关, without the colon. */
  readonly to: string
  /** Paragraphs separated by line breaks; `一、` begins a heading of the first level, `（一）` of the second. */
  readonly body: string
  /** Stands behind the first paragraph. */
  readonly table?: NoticeTable
  /** 发文机关署名 */
  readonly issuer: string
  /** 成文日期, `YYYY-MM-DD` */
  readonly date: string
}

/** The notice by which the year's table is issued, as a beginning: the office changes what it likes. */
export function noticeOf(place: string, year: number, today: string): Notice {
  return {
    letterhead: '',
    number: '',
    title: `关于印发${place}${year}年政府工作报告任务分解的通知`,
    to: '各乡镇人民政府、街道办事处，各有关单位',
    body: [
      `《${place}${year}年政府工作报告》已经人民代表大会会议审议通过。为确保报告确定的各项目标任务落到实处，现将《任务分解表》印发给你们，并就有关事项通知如下。`,
      '一、压实责任',
      '牵头单位对所牵头的任务负总责，会同配合单位明确节点、细化举措；配合单位主动履职，合力推进。',
      '二、按时反馈',
      '牵头单位按期报送进展、问题和下步措施。一项任务一次填报，不另行索要材料；本期没有变化的，如实注明即可。',
      '三、严格督查',
      '督查机构依据任务分解跟踪进展，对进度滞后的及时提醒，结果按规定通报。',
    ].join('\n'),
    issuer: `${place}人民政府办公室`,
    date: today,
  }
}

/**
 * The notice in the typography of GB/T 9704: A4, margins 37/35/28/26 mm, title 二号小标宋, text 三号仿宋 on lines of 28
 * points, page number outside; the table follows as its annex where one is given.
 */
export async function noticeDocx(
  notice: Notice,
  annex: { readonly sheet: TaskSheet; readonly paper: DocumentPaper } | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: notice.title,
    creator: '',
    evenAndOddHeaderAndFooters: true,
    sections: [
      noticeSection(notice, annex?.sheet.title ?? null),
      ...(annex ? [sheetSection(annex.sheet, annex.paper)] : []),
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document, undefined, [fontTable]))
}

function noticeSection(notice: Notice, annexTitle: string | null): ISectionOptions {
  const { title, to, body, table, issuer, date } = notice
  const paragraphs = body
    .split('\n')
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text, index, all) => {
      const face = faceOf(text)
      // no page ends with a heading, and none has the signature alone (此页无正文): the end of the text goes with it
      return line(text, { face, withNext: face !== faces.body || index === all.length - 1 })
    })
  const atEnd = annexTitle === null && recipientsAtEnd(to)
  return {
    properties: {
      page: {
        size: { width: millimetre(210), height: millimetre(297) },
        margin: {
          top: millimetre(37),
          bottom: millimetre(35),
          left: millimetre(28),
          right: millimetre(26),
          footer: millimetre(28),
        },
      },
    },
    footers: { default: pageNumber('right'), even: pageNumber('left') },
    children: [
      ...head(notice),
      line(title, { face: faces.title, size: sizes.second, align: 'center', lineHeight: 700 }),
      empty(),
      ...(to && !atEnd ? [line(`${to}：`, { indent: false })] : []),
      ...paragraphs.slice(0, 1),
      ...(table ? [noticeTable(table)] : []),
      ...paragraphs.slice(1),
      ...(annexTitle ? [empty(), line(`附件：${annexTitle}`, { withNext: true })] : []),
      empty(),
      empty(),
      // the date four characters in from the right, the issuer centred over it
      line(issuer, {
        ...{ align: 'right', right: Math.max(0, 4 - (issuer.length - chineseDay(date).length * 0.7) / 2) },
        withNext: true,
      }),
      line(chineseDay(date), { align: 'right', right: 4 }),
      ...(atEnd ? [recordOfRecipients(to)] : []),
    ],
  }
}

/** 红头 and 发文字号 over a red line. */
function head({ letterhead, number }: Notice): Paragraph[] {
  if (letterhead === '' && number === '') return []
  const red = 'FF0000'
  return [
    ...(letterhead
      ? [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { before: 400, after: 400 },
            children: [
              run(clean(letterhead), faces.title, Math.min(84, Math.floor(860 / letterhead.length)), { color: red }),
            ],
          }),
        ]
      : []),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...fixedLine, after: 560 },
      ...(letterhead ? { border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 8, color: red } } } : {}),
      children: [run(clean(number), faces.body, sizes.third)],
    }),
  ]
}

const faceOf = (text: string): string => {
  if (/^[一二三四五六七八九十]+、/.test(text) && text.length < 30) return faces.heading
  return /^（[一二三四五六七八九十]+）/.test(text) && text.length < 30 ? faces.subheading : faces.body
}

interface LineOptions {
  readonly face?: string
  readonly size?: number
  readonly align?: 'center' | 'right'
  readonly indent?: boolean
  /** Characters of 三号 from the right. */
  readonly right?: number
  readonly lineHeight?: number
  /** Stays on the page of what follows. */
  readonly withNext?: boolean
}

function line(text: string, options: LineOptions = {}): Paragraph {
  const { face = faces.body, size = sizes.third, align, indent = align === undefined, right = 0 } = options
  return new Paragraph({
    keepNext: options.withNext ?? false,
    alignment: align === 'center' ? AlignmentType.CENTER : align === 'right' ? AlignmentType.RIGHT : AlignmentType.BOTH,
    spacing: { ...fixedLine, line: options.lineHeight ?? fixedLine.line },
    indent: { ...(indent ? { firstLine: 640 } : {}), ...(right > 0 ? { right: Math.round(right * 320) } : {}) },
    children: [run(clean(text), face, size)],
  })
}

const empty = (): Paragraph =>
  new Paragraph({ keepNext: true, spacing: fixedLine, children: [new TextRun({ text: '', size: sizes.third })] })
