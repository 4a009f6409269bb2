const skeleton = /<(?:!doctype\s+html|html|head|body)[\s>]/i
const firstTag =
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:div|p|table|article|section|main|h[1-6]|center|ul|ol|span|font|meta|style|title)[\s>]/i
const wellFormed =
  /<\/?(?:div|p|br|span|table|tbody|tr|td|th|h[1-6]|a|strong|b|font|img|ul|ol|li|center|section|article)(?:\s[^<>]{0,300})?\/?>/gi

/**
 * True for a web page, false for a text in which tags were left over (which the repairs take out one by one).
 * A page shows its skeleton (`<html>`, `<head>`, `<body>`) among the first 2,000 characters; a fragment begins with a
 * block's tag and has at least ten whole tags, one in 400 characters, among its first 40,000. `hinted` (by name or
 * header) asks for no more than a tag at the beginning.
 */
export function isHtml(text: string, hinted: boolean): boolean {
  const head = text.slice(0, 2000)
  if (!head.includes('<')) return hinted && text.slice(0, 20_000).includes('</')
  if (skeleton.test(head)) return true
  if (!firstTag.test(text.slice(0, 4000))) return hinted && /^\s*</.test(head)
  if (hinted) return true
  const part = text.slice(0, 40_000)
  const tags = part.match(wellFormed)?.length ?? 0
  return tags >= 10 && tags * 400 >= part.length
}
