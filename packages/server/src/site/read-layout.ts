import { layReport, type Reading, type ReportLayout } from '../publication/report-layout.ts'
import type { Edition, PublishedYears } from '../record/published-year/published-years.ts'

/** Set once for as long as the edition itself is kept: every promise's page shows a paragraph of it. */
const laid = new WeakMap<Edition, Promise<ReportLayout | undefined>>()

/** The report of an edition, set; undefined where its text was purged. */
export function readLayout(published: PublishedYears, edition: Edition): Promise<ReportLayout | undefined> {
  const known = laid.get(edition)
  if (known) return known
  const layout = lay(published, edition)
  laid.set(edition, layout)
  // a failure is not kept
  layout.catch(() => laid.delete(edition))
  return layout
}

async function lay(published: PublishedYears, edition: Edition): Promise<ReportLayout | undefined> {
  const { report } = edition.year
  const [text, reading, received] = await Promise.all([
    published.content(edition, report.textHash),
    published.content(edition, report.readingHash),
    published.content(edition, report.receivedHash),
  ])
  if (text === null || reading === null) return undefined
  return layReport(edition.year, text, received, JSON.parse(reading) as Reading)
}
