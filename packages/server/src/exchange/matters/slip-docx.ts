import { chineseDay } from '../../domain/day.ts'
import type { SlipColour } from '../../domain/matters/slip-ladder.ts'
import { slipColourWords, slipNumber } from '../../domain/matters/slip-number.ts'
import { noticeDocx } from '../tasks/notice-docx.ts'

/** What a slip says when it goes out. */
export interface SlipLetter {
  readonly colour: SlipColour
  readonly year: number
  readonly ordinal: number
  /** 云溪县 */
  readonly place: string
  readonly unit: string
  /** The matter's title, with its number. */
  readonly matter: string
  readonly groundWords: string
  readonly demand: string
  /** Its last day, and the day it is issued on, `YYYY-MM-DD`. */
  readonly limitDay: string
  readonly issuedOn: string
}

/** What each colour is: a reminder, or a warning with an order. */
const force: Readonly<Record<SlipColour, string>> = {
  blue: '现予提醒。',
  orange: '现予警告，并责令限期办结。',
  red: '现予警告，并责令限期办结。',
}

/** The slip in the typography of GB/T 9704. */
export function slipDocx(slip: SlipLetter): Promise<Uint8Array<ArrayBuffer>> {
  const { colour, place, unit, matter, groundWords, demand, limitDay, issuedOn } = slip
  return noticeDocx(
    {
      letterhead: `${place}人民政府督查室`,
      number: slipNumber(slip),
      title: `${slipColourWords[colour]}色督查单`,
      to: unit,
      body: [
        `你单位承办的督办事项${matter}，${groundWords.replace(/[。；;.]+$/, '')}。${force[colour]}`,
        '一、办理要求',
        ...demand.split('\n'),
        '二、办理时限',
        `请于${chineseDay(limitDay)}前办理完毕，并书面答复。逾期未办理又无正当理由的，按规定处理。`,
      ].join('\n'),
      issuer: `${place}人民政府督查室`,
      date: issuedOn,
    },
    null,
  )
}
