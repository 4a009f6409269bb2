import { documentNumber } from './document-number.ts'
import type { SlipColour } from './slip-ladder.ts'

const marks: Readonly<Record<SlipColour, string>> = { blue: '蓝', orange: '橙', red: '红' }

/** The number of a slip: `蓝督〔2031〕3号`. */
export const slipNumber = (slip: {
  readonly colour: SlipColour
  readonly year: number
  readonly ordinal: number
}): string => `${marks[slip.colour]}督${documentNumber(slip.year, slip.ordinal)}`
