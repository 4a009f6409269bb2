/** Whether a text is a page saved as one file: the head of a MIME message that holds parts. */
export function isMht(text: string): boolean {
  const head = text.slice(0, 4000)
  return /^mime-version:/im.test(head) && /^content-type:\s{0,9}(?:multipart\/|text\/html)/im.test(head)
}

/** Whether a text is a Word document saved as one XML file, in the form of 2003 or in that of the packages since 2007. */
export function isWordXml(text: string): boolean {
  return /<(?:\w{1,20}:)?wordDocument[\s>]|<pkg:package[\s>]/.test(text.slice(0, 4000))
}
