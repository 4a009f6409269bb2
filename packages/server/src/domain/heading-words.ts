/** A heading without its number and closing mark: `（一）聚焦产业转型。` → `聚焦产业转型`. */
export function headingWords(heading: string): string {
  return heading
    .replace(
      /^\s*(?:[（(][一二三四五六七八九十百]+[)）][、.．]?|[一二三四五六七八九十百]+[、.．]|[（(]?\d{1,3}[)）]?[、.．])\s*/u,
      '',
    )
    .replace(/[。；;，,：:\s]+$/u, '')
}
