// C0 but tab and line feed, DEL and C1 (a terminal takes U+009B as the start of an escape sequence), and the marks that
// reorder what follows them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The text without anything that could steer a terminal; tabs and line feeds stay. */
export function printable(text: string): string {
  return text.replace(unprintable, '')
}

/** The text on one line, printable: a line break or a tab becomes a space. */
export function oneLine(text: string): string {
  return printable(text.replace(/[\r\n\t\u2028\u2029]+/g, ' '))
}
