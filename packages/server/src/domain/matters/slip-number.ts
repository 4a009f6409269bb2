import { documentNumber } from './document-number.ts'
import type { SlipColour } from './slip-ladder.ts'

/** The colours of slips in one character each: before 督 in a number, and before 色督查单. */
export const slipColourWords: Readonly<Record<SlipColour, string>> = { blue: '蓝', orange: '橙', red: '红' }

/** The number of a slip: `蓝督〔2031〕3号`. */
export const slipNumber = (slip: {
  readonly colour: SlipColour
  readonly year: number
  readonly ordinal: number
}): string => `${slipColourWords[slip.colour]}督${documentNumber(slip.year, slip.ordinal)}`
