import type { HtmlEscapedString } from 'hono/utils/html'

/** A piece of a page, escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/**
 * A page as it is sent. Line breaks and the indentation after them belong to the templates, not to the page: between
 * Chinese characters a browser would show each as a blank.
 */
export async function pageText(markup: Markup): Promise<string> {
  return (await markup).toString().replace(/\n\s*/g, '')
}
