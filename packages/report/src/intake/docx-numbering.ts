import type { Style } from './docx-styles.ts'
import { listNumber } from './list-number.ts'
import { attribute, scanXml } from './xml-tokens.ts'

/** A paragraph's place in a list, as `w:numPr` gives it. */
export interface ListPlace {
  readonly list: string
  readonly level: number
}

interface Level {
  format: string
  /** `%1、`, `（%2）`. */
  text: string
  start: number
  plain: boolean
}

interface List {
  readonly abstract: string
  readonly levels: Map<number, Level>
  readonly starts: Map<number, number>
}

/** The automatic numbers of a document: Word keeps them out of the text, and a heading without its `一、` is no heading. */
export interface Numbering {
  /** The list place a paragraph style gives, with those it is based on; null without one. */
  ofStyle(style: string): ListPlace | null
  /** The next number in a list, `（三）`; paragraphs must be asked about in order. Empty for bullets. */
  next(place: ListPlace): string
}

/** Read `numbering.xml`, which may be missing. */
export function readNumbering(numberingXml: string | null, styles: ReadonlyMap<string, Style>): Numbering {
  const lists = numberingXml ? readLists(numberingXml) : new Map<string, List>()
  const counters = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  return {
    ofStyle(id) {
      let list: string | undefined
      let level: number | undefined
      let at: string | undefined = id
      for (let i = 0; at !== undefined && i < 20; i++) {
        const style: Style | undefined = styles.get(at)
        list ??= style?.list
        level ??= style?.level
        at = style?.basedOn
      }
      return list === undefined || list === '0' ? null : { list, level: level ?? 0 }
    },
    next({ list: id, level }) {
      const list = lists.get(id)
      const own = list?.levels.get(level)
      if (!list || !own) return ''
      const counts = counters.get(list.abstract) ?? []
      counters.set(list.abstract, counts)
      const restart = list.starts.get(level)
      if (restart !== undefined && !started.has(`${id} ${level}`)) counts[level] = restart - 1
      started.add(`${id} ${level}`)
      counts[level] = (counts[level] ?? own.start - 1) + 1
      counts.length = level + 1
      return label(list, own, counts)
    },
  }
}

function label({ levels }: List, own: Level, counts: readonly (number | undefined)[]): string {
  if (own.format === 'bullet' || own.format === 'none') return ''
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const level = levels.get(at)
    return listNumber(counts[at] ?? level?.start ?? 1, own.plain ? 'decimal' : (level?.format ?? 'decimal'))
  })
}

function readLists(xml: string): Map<string, List> {
  const abstracts = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  let levels: Map<number, Level> | null = null
  let level: Level | null = null
  let list: List | null = null
  let id = ''
  let override = 0
  scanXml(xml, {
    open(name, tag) {
      const value = () => attribute(tag, 'val') ?? ''
      if (name === 'abstractNum') {
        levels = new Map()
        abstracts.set(attribute(tag, 'abstractNumId') ?? '', levels)
      } else if (name === 'num') {
        id = attribute(tag, 'numId') ?? ''
        list = { abstract: '', levels: new Map(), starts: new Map() }
      } else if (name === 'abstractNumId' && list) {
        levels = new Map(abstracts.get(value()))
        list = { abstract: value(), levels, starts: new Map() }
        lists.set(id, list)
      } else if (name === 'lvlOverride') override = Number(attribute(tag, 'ilvl'))
      else if (name === 'startOverride') list?.starts.set(override, Number(value()))
      else if (name === 'lvl') {
        level = { format: 'decimal', text: '', start: 1, plain: false }
        levels?.set(Number(attribute(tag, 'ilvl')), level)
      } else if (level && name === 'start') level.start = Number(value()) || 0
      else if (level && name === 'numFmt') level.format = attribute(tag, 'val') ?? 'decimal'
      else if (level && name === 'lvlText') level.text = value()
      else if (level && name === 'isLgl') level.plain = value() !== '0'
    },
    close(name) {
      if (name === 'lvl') level = null
    },
    text() {},
  })
  return lists
}
