import { attribute, scanXml } from './xml-tokens.ts'

/** What the reading needs of a paragraph style. */
export interface Style {
  /** The name Word gives it in English, `heading 1`, `toc 2`. */
  name: string
  list?: string
  level?: number
  basedOn?: string
}

/** The paragraph styles of `styles.xml` by their ids, which differ by the language of Word. */
export function readStyles(xml: string | null): Map<string, Style> {
  const styles = new Map<string, Style>()
  let style: Style = { name: '' }
  scanXml(xml ?? '', {
    open(name, tag) {
      if (name === 'style') {
        style = { name: '' }
        styles.set(attribute(tag, 'styleId') ?? '', style)
      } else if (name === 'name') style.name = attribute(tag, 'val') ?? ''
      else if (name === 'basedOn') style.basedOn = attribute(tag, 'val') ?? ''
      else if (name === 'numId') style.list = attribute(tag, 'val') ?? ''
      else if (name === 'ilvl') style.level = Number(attribute(tag, 'val'))
    },
    close() {},
    text() {},
  })
  return styles
}
