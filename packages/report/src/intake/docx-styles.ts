import { attribute, scanXml } from './xml-tokens.ts'

/** What the reading needs of a style. */
export interface Style {
  /** The name Word gives it in English, `heading 1`, `toc 2`. */
  name: string
  list?: string
  level?: number
  basedOn?: string
  struck?: boolean
  raised?: boolean
}

/** The styles of `styles.xml` by their ids, which differ by the language of Word. */
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
      else if (name === 'strike' || name === 'dstrike') style.struck = isOn(tag)
      else if (name === 'vertAlign') style.raised = attribute(tag, 'val') === 'superscript'
    },
    close() {},
    text() {},
  })
  return styles
}

/** Whether a property that is on or off, `<w:strike/>`, is on. */
export function isOn(tag: string): boolean {
  return !/^(?:0|false|off|none)$/.test(attribute(tag, 'val') ?? '')
}

/** What a style says of its words, itself or by what it is based on; undefined where it does not say. */
export function lookOf(
  styles: ReadonlyMap<string, Style>,
  id: string,
): { readonly struck: boolean | undefined; readonly raised: boolean | undefined } {
  let struck: boolean | undefined
  let raised: boolean | undefined
  let at: string | undefined = id
  for (let i = 0; at !== undefined && i < 20; i++) {
    const style: Style | undefined = styles.get(at)
    struck ??= style?.struck
    raised ??= style?.raised
    at = style?.basedOn
  }
  return { struck, raised }
}
