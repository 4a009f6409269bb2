import type { Style } from './docx-styles.ts'
import type { List, ListLevel, ListPlace } from './list-counter.ts'
import { attribute, scanXml } from './xml-tokens.ts'

/** The automatic lists of `numbering.xml` by their `w:numId`; none where the part is missing. */
export function readLists(xml: string | null): Map<string, List> {
  const families = new Map<string, Map<number, ListLevel>>()
  const lists = new Map<string, List>()
  let levels = new Map<number, ListLevel>()
  let level: ListLevel | null = null
  let starts = new Map<number, number>()
  let id: string | null = null
  let override = 0
  scanXml(xml ?? '', {
    open(name, tag) {
      const value = () => attribute(tag, 'val') ?? ''
      if (name === 'abstractNum') {
        levels = new Map()
        families.set(attribute(tag, 'abstractNumId') ?? '', levels)
      } else if (name === 'num') id = attribute(tag, 'numId')
      else if (name === 'abstractNumId' && id !== null) {
        starts = new Map()
        levels = new Map(families.get(value()))
        lists.set(id, { family: value(), levels, starts })
      } else if (name === 'lvlOverride') override = Number(attribute(tag, 'ilvl'))
      else if (name === 'startOverride') starts.set(override, Number(value()))
      else if (name === 'lvl') {
        level = { format: 'decimal', text: '', start: 1, plain: false }
        levels.set(Number(attribute(tag, 'ilvl')), level)
      } else if (level) setLevel(level, name, value())
    },
    close(name) {
      if (name === 'lvl') level = null
    },
    text() {},
  })
  return lists
}

function setLevel(level: ListLevel, name: string, value: string): void {
  if (name === 'start') level.start = Number(value) || 0
  else if (name === 'numFmt') level.format = value
  else if (name === 'lvlText') level.text = value
  else if (name === 'isLgl') level.plain = value !== '0'
}

/** The list place that a paragraph style gives, itself or by what it is based on; null without one. */
export function listOfStyle(styles: ReadonlyMap<string, Style>, id: string): ListPlace | null {
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
}
