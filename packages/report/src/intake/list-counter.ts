import { listNumber } from './list-number.ts'

/** A paragraph's place in an automatic list. */
export interface ListPlace {
  readonly list: string
  readonly level: number
}

/** How one level of a list is numbered. */
export interface ListLevel {
  /** As `w:numFmt` names it. */
  format: string
  /** `%1、`, `（%2）`. */
  text: string
  start: number
  /** Numbers of all levels in Arabic digits. */
  plain: boolean
}

/** A list of a document; lists with the same `family` count on from one another. */
export interface List {
  readonly family: string
  readonly levels: ReadonlyMap<number, ListLevel>
  /** Levels that begin again with this list, and at what number. */
  readonly starts: ReadonlyMap<number, number>
}

/** Gives the next number in a list, `（三）`, empty for bullets; paragraphs must be asked about in order. */
export type ListCounter = (place: ListPlace) => string

/** Count through the automatic lists of a document, which Word keeps out of the text: a heading without its `一、` is none. */
export function listCounter(lists: ReadonlyMap<string, List>): ListCounter {
  const counters = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  return ({ list: id, level }) => {
    const list = lists.get(id)
    const own = list?.levels.get(level)
    if (!list || !own) return ''
    const counts = counters.get(list.family) ?? []
    counters.set(list.family, counts)
    const restart = list.starts.get(level)
    if (restart !== undefined && !started.has(`${id} ${level}`)) counts[level] = restart - 1
    started.add(`${id} ${level}`)
    counts[level] = (counts[level] ?? own.start - 1) + 1
    counts.length = level + 1
    return label(list, own, counts)
  }
}

/** A list number before its text: `一、` and `（一）` close up, `第一章` keeps a space. */
export function withNumber(number: string, text: string): string {
  return number && !/[、.．）)：:]$/.test(number) ? `${number} ${text}` : number + text
}

function label({ levels }: List, own: ListLevel, counts: readonly (number | undefined)[]): string {
  if (own.format === 'bullet' || own.format === 'none') return ''
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const level = levels.get(at)
    return listNumber(counts[at] ?? level?.start ?? 1, own.plain ? 'decimal' : (level?.format ?? 'decimal'))
  })
}
