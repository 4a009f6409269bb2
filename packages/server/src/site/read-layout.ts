import { layReport, type Reading, type ReportLayout } from '../publication/report-layout.ts'
import type { Edition, PublishedYears } from '../queries/published-years.ts'

/** The report of an edition, set; undefined where its text was purged. */
export async function readLayout(published: PublishedYears, edition: Edition): Promise<ReportLayout | undefined> {
  const { report } = edition.year
  const [text, reading, received] = await Promise.all([
    published.content(edition, report.textHash),
    published.content(edition, report.readingHash),
    published.content(edition, report.receivedHash),
  ])
  if (text === null || reading === null) return undefined
  return layReport(edition.year, text, received, JSON.parse(reading) as Reading)
}
