/** The opening tags of a name in XML, with or without a prefix, as they are written. */
export const tags = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g')) ?? []

/** An attribute's value as it is written in a tag; empty without one. */
export const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`).exec(tag)?.[2] ?? ''
