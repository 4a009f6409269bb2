import { chineseDay } from '../../domain/day.ts'
import { objectionDays } from '../../domain/inspections/objection.ts'
import { documentNumber } from '../../domain/matters/document-number.ts'
import { type Notice, noticeDocx } from '../tasks/notice-docx.ts'

/** What the conclusion of an inspection says when it goes out. */
export interface ConclusionLetter {
  /** 云溪县 */
  readonly place: string
  readonly year: number | null
  readonly ordinal: number | null
  readonly title: string
  /** Who inspected where it was no department: null for the government's own office. */
  readonly bodyUnit: string | null
  readonly basis: string
  readonly content: string
  /** Days, `YYYY-MM-DD`. */
  readonly from: string
  readonly to: string
  readonly units: readonly string[]
  readonly facts: string
  readonly opinion: string
  readonly items: readonly { readonly unit: string; readonly words: string; readonly dueOn: string }[]
  /** The day it was served on; null while it is a draft, dated `today`. */
  readonly servedOn: string | null
  readonly today: string
}

/** The conclusion (督查结论) as a document: what was looked at, the facts, the opinion, what is to be put right by when. */
export function conclusionNotice(letter: ConclusionLetter): Notice {
  const { place, year, ordinal, title, bodyUnit, basis, content, from, to, units, facts, opinion, items } = letter
  const office = `${place}人民政府督查室`
  const parts: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    ['督查内容', content.split('\n')],
    ['查明的事实', facts.split('\n')],
    ['督查意见', opinion.split('\n')],
    ...(items.length > 0
      ? [
          [
            '整改要求',
            items.map(
              ({ unit, words, dueOn }, index) =>
                `${index + 1}．${unit}：${ended(words)}请于${chineseDay(dueOn)}前完成，并报送整改结果。`,
            ),
          ] as const,
        ]
      : []),
    [
      '异议',
      [
        `对本结论有异议的，请在送达之日起${objectionDays}日内书面提出复核申请，并附理由。复核由没有参加本次督查的人员办理。`,
      ],
    ],
  ]
  const draft = letter.servedOn === null
  const number = year === null || ordinal === null ? '' : `督查结论${documentNumber(year, ordinal)}`
  return {
    letterhead: office,
    number: draft ? `${number}（未送达）` : number,
    title: `关于${title}的督查结论`,
    to: units.join('、'),
    body: [
      `根据${basis.replace(/[。；;.]+$/, '')}，${bodyUnit ?? office}于${chineseDay(from)}至${chineseDay(to)}开展了督查。现将结论送达如下。`,
      ...parts.flatMap(([heading, lines], index) => [`${'一二三四五'[index]}、${heading}`, ...lines]),
    ].join('\n'),
    issuer: office,
    date: letter.servedOn ?? letter.today,
  }
}

/** The conclusion in the typography of GB/T 9704. */
export const conclusionDocx = (letter: ConclusionLetter): Promise<Uint8Array<ArrayBuffer>> =>
  noticeDocx(conclusionNotice(letter), null)

const ended = (words: string): string => (/[。；;.]$/.test(words) ? words : `${words}。`)
