import type { PublishedYear } from '../domain/published-year.ts'
import type { SnapshotRow } from '../record/published-year/published-years.ts'
import { xmlText } from './xml.ts'

/** How the feed names the addresses of the site: all beginning with `https://host/base` or, without one known, `/base`. */
export type FeedAddress = (path: string) => string

/** The snapshots of a year as an Atom feed, newest first, each with its note and the ledger's hash at that moment. */
export function yearFeed(year: PublishedYear, snapshots: readonly SnapshotRow[], address: FeedAddress): string {
  const { jurisdiction } = year
  const root = `/${jurisdiction.code}/${year.year}`
  const id = `urn:luoshi:${jurisdiction.code}:${year.year}`
  const name = `${jurisdiction.name}${year.year}年`
  const entries = snapshots.map((row) => {
    const newest = row.snapshot === year.snapshot
    const link = address(newest ? root : `${root}/snapshots/${row.snapshot}`)
    const changes = newest ? year.changes.filter((change) => change.summary !== row.note) : []
    const words = [
      row.note ?? '',
      ...changes.map(({ number, summary }) => (number === null ? summary : `第${number}项：${summary}`)),
      `数据截至${row.cutOff}。台账哈希 ${row.ledgerHash}`,
    ]
    return `<entry><id>${id}:snapshot:${row.snapshot}</id><title>${xmlText(`${name}第${row.snapshot}号快照`)}</title><updated>${row.publishedAt}</updated><link href="${xmlText(link)}"/><content type="text">${xmlText(words.filter((line) => line !== '').join('\n'))}</content></entry>`
  })
  const author = xmlText(jurisdiction.publisher ?? jurisdiction.name)
  const note = jurisdiction.fictitious ? '<subtitle>演示数据：该地区为虚构。</subtitle>' : ''
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${id}</id><title>${xmlText(`${name}承诺事项公开快照`)}</title>${note}<updated>${year.publishedAt}</updated><author><name>${author}</name></author><link rel="self" href="${xmlText(address(`${root}/feed.atom`))}"/><link href="${xmlText(address(root))}"/>${entries.join('')}</feed>\n`
}
