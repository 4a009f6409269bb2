const listNumber =
  /^\s*(?:[（(]?[一二三四五六七八九十百]+(?:[)）][、.．]?|[、.．])|[（(]?\d{1,3}(?:[)）][、.．]?|[、.．](?!\d)))\s*/u

/** Words without the number they have in a list: `1、县财政局`, `（一）县财政局`, `3）县财政局` → `县财政局`. */
export const unnumbered = (words: string): string => words.replace(listNumber, '')

/** A heading without its number and closing mark: `（一）聚焦产业转型。` → `聚焦产业转型`. */
export const headingWords = (heading: string): string => unnumbered(heading).replace(/[。；;，,：:\s]+$/u, '')
