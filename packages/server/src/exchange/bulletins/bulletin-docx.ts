import type { BulletinBlock, BulletinFacts } from '../../domain/bulletins/bulletin-facts.ts'
import { bulletinText } from '../../domain/bulletins/bulletin-text.ts'
import { documentNumber } from '../../domain/matters/document-number.ts'
import { type Notice, noticeDocx } from '../tasks/notice-docx.ts'

/** What a bulletin says when it goes out. */
export interface BulletinLetter {
  /** 云溪县 */
  readonly place: string
  readonly title: string
  readonly to: string
  readonly year: number | null
  readonly ordinal: number | null
  readonly blocks: readonly BulletinBlock[]
  readonly facts: BulletinFacts
  /** The day it was approved on, or, of a draft, today; `YYYY-MM-DD`. */
  readonly day: string
  /** The entry of its approval; null before. */
  readonly ledger: { readonly entry: number; readonly hash: string } | null
}

/** The bulletin as a document an office fills in; before it is approved it has no number. */
function bulletinNotice({ place, title, to, year, ordinal, blocks, facts, day, ledger }: BulletinLetter): Notice {
  return {
    letterhead: `${place}人民政府督查室`,
    number: year === null || ordinal === null ? '（征求意见稿）' : `督查通报${documentNumber(year, ordinal)}`,
    title,
    to,
    body: [...bulletinText(blocks, facts), ...(ledger ? [ledgerWords(ledger)] : [])].join('\n'),
    issuer: `${place}人民政府督查室`,
    date: day,
  }
}

/** The bulletin in the typography of GB/T 9704. */
export const bulletinDocx = (letter: BulletinLetter): Promise<Uint8Array<ArrayBuffer>> =>
  noticeDocx(bulletinNotice(letter), null)

/** What a reader holds the ledger against later, on paper. */
const ledgerWords = ({ entry, hash }: NonNullable<BulletinLetter['ledger']>): string =>
  `（批准本件的台账记录：第${entry}条，哈希 ${hash}）`
