import type { Meta } from '../report.ts'
import type { HtmlLine, HtmlPage } from './html-lines.ts'

/**
 * Title, outlet and day of publication as a page's `<meta>` tags give them (those of the State Council's norm for
 * government sites: ArticleTitle, ContentSource, PubDate …), else as its line of source and date does.
 */
export function htmlMeta({ metas, title }: HtmlPage, before: readonly HtmlLine[]): Partial<Meta> {
  const first = (...names: string[]) => names.map((name) => metas.get(name)).find((value) => value !== undefined)
  const above = before.slice(-12).map((line) => line.text)
  const outlet =
    first('contentsource', 'source', 'mediaid', 'og:article:author') ??
    sourceIn(above) ??
    first('sitename', 'og:site_name')
  const published =
    dayOf(first('pubdate', 'publishdate', 'article:published_time', 'og:release_date', 'firstpublishedtime', 'date')) ??
    dayIn(above)
  const name = first('articletitle', 'og:title') ?? title.split(/[_|｜]|\s[-–—]\s/)[0]
  return {
    ...(name?.trim() ? { title: name.replace(/\s+/g, ' ').trim() } : {}),
    ...(outlet ? { outlet } : {}),
    ...(published ? { published } : {}),
  }
}

function sourceIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const found = /(?:来源|來源|稿源)\s{0,4}[:：]\s{0,4}([^\s:：|｜【】[\]]{2,30})/.exec(line)?.[1]
    if (found) return found
  }
  return null
}

function dayIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const day = /时间|時間|日期|发布|發布|来源|來源|\d:\d\d/.test(line) || line.length <= 12 ? dayOf(line) : null
    if (day) return day
  }
  return null
}

/** The first day in a string as `YYYY-MM-DD`: `2023年2月15日`, `2023/02/15 08:30`; null where there is none. */
function dayOf(text: string | null | undefined): string | null {
  const found = /(?:^|\D)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/.exec(text ?? '')
  if (!found) return null
  const [, year = '', month = '', day = ''] = found
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
