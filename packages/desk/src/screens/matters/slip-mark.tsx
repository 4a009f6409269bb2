import type { SlipTold } from '@luoshi/server/desk/matters/matter-routes.ts'
import { slipColourWords } from '../../words/matters.ts'

const shapes = { blue: '○', orange: '▲', red: '■' } as const

/** The colour of a slip as a band, with a shape and its word in ink: it reads on paper and on a fax. */
export function SlipMark({ colour }: { readonly colour: SlipTold['colour'] }) {
  return (
    <span className={`slip-mark slip-${colour}`}>
      {shapes[colour]} {slipColourWords[colour]}
    </span>
  )
}
