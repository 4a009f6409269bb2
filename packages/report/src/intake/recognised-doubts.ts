import type { Finding, Place } from '../report.ts'
import { settleSigns, signOf } from './signs.ts'

/** Why a recognised character should be looked at. */
export type DoubtKind =
  /** The engine was not sure of it. */
  | 'unsure'
  /** A second reading of the page has something else there. */
  | 'read-otherwise'
  /** The same, and one of the two is a digit. */
  | 'digits-differ'

/** A place where the two readings of a scan differ. */
export interface Doubt {
  readonly kind: DoubtKind
  readonly shown: string
  /** What the second reading has; `''` where it has nothing. */
  readonly again: string
}

/** Doubts nearer to each other than this are one finding, in characters. */
const near = 3
/** The characters shown on both sides of a doubtful one. */
const around = 6

/** Doubtful characters on their way through the layout, each with a sign before it. */
export class Doubts {
  readonly #doubts: Doubt[] = []

  /** The sign to put before the character. */
  note(doubt: Doubt): string {
    return signOf(this.#doubts.push(doubt) - 1)
  }

  /** The text without signs, and the doubts as findings at their places; those in lines that were left out are gone. */
  settle(text: string, places: readonly Place[]): { text: string; places: readonly Place[]; findings: Finding[] } {
    const settled = settleSigns(text, places)
    const spots = settled.found.flatMap(({ number, at }) => {
      const doubt = this.#doubts[number]
      return doubt ? [{ ...doubt, at }] : []
    })
    return {
      text: settled.text,
      places: settled.places,
      findings: together(spots).map((one) => finding(settled.text, one)),
    }
  }
}

type Spot = Doubt & { readonly at: number }

/** Doubts of one kind that stand beside each other, each group in order. */
function together(spots: readonly Spot[]): [Spot, ...Spot[]][] {
  const groups: [Spot, ...Spot[]][] = []
  for (const spot of spots) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && before.kind === spot.kind && spot.at - before.at < near) last.push(spot)
    else groups.push([spot])
  }
  return groups
}

function finding(text: string, group: [Spot, ...Spot[]]): Finding {
  const [{ at: start, kind }] = group
  const last = group.at(-1) ?? group[0]
  const end = last.at + last.shown.length
  const words = text.slice(start, end)
  const place =
    `“${text.slice(Math.max(0, start - around), start)}【${words}】${text.slice(end, end + around)}”`.replaceAll(
      '\n',
      ' ',
    )
  const again = group.map((spot) => spot.again).join('…')
  const base = { rule: `recognised-${kind}`, severity: 'warn', span: [start, end], found: words } as const
  const other = again === '' ? '没有读到' : `读作“${again}”`
  const otherEn = again === '' ? 'saw nothing there' : `has “${again}”`
  switch (kind) {
    case 'unsure':
      return {
        ...base,
        severity: 'info',
        message: `图像识别对此处没有把握：${place}，请对照原件核对。`,
        messageEn: `The recognition is not sure here: ${place}. Please compare the original.`,
      }
    case 'read-otherwise':
      return {
        ...base,
        expected: again,
        message: `两次识别不一致：${place}，第二次${other}，请对照原件核对。`,
        messageEn: `Two readings of the picture differ: ${place}; the second ${otherEn}. Please compare the original.`,
      }
    case 'digits-differ':
      return {
        ...base,
        expected: again,
        message: `数字两次识别不一致：${place}，第二次${other}，请对照原件改正后再通过。`,
        messageEn: `Two readings of a number differ: ${place}; the second ${otherEn}. Correct it by the original before adopting.`,
      }
  }
}
