import type { PublishedYear } from '../domain/published-year.ts'
import { changeWords, type ListedSnapshot, type SnapshotChange, snapshotChanges } from './snapshot-changes.ts'
import { xmlText } from './xml.ts'

/** How the feed names the addresses of the site: all beginning with `https://host/base` or, without one known, `/base`. */
export type FeedAddress = (path: string) => string

/** So many snapshots a feed tells of, and of each so many changes, so long; the page of changes has all of them. */
export const snapshotsInFeed = 20
const changesInEntry = 50
const lengthOfChange = 120

/**
 * The snapshots of a year as an Atom feed, newest first, each with its note, with what is not as in the one before and
 * with the ledger's hash at that moment. `snapshots` may hold one more than are told of, to compare with.
 */
export function yearFeed(year: PublishedYear, snapshots: readonly ListedSnapshot[], address: FeedAddress): string {
  const { jurisdiction } = year
  const root = `/${jurisdiction.code}/${year.year}`
  const id = `urn:luoshi:${jurisdiction.code}:${year.year}`
  const name = `${jurisdiction.name}${year.year}年`
  const entries = snapshots.slice(0, snapshotsInFeed).map((snapshot, index) => {
    const { row } = snapshot
    const newest = row.snapshot === year.snapshot
    const link = address(newest ? root : `${root}/snapshots/${row.snapshot}`)
    const announced = newest ? year.changes.filter((change) => change.summary !== row.note) : []
    const changes = snapshotChanges(snapshots[index + 1], snapshot) ?? []
    const words = [
      row.note ?? '',
      ...announced.map(({ number, summary }) => (number === null ? summary : `第${number}项：${summary}`)),
      ...changes.slice(0, changesInEntry).map(changeLine),
      ...(changes.length > changesInEntry
        ? [`另有${changes.length - changesInEntry}处改动，见 ${address(`${root}/changes/${row.snapshot}`)}`]
        : []),
      `数据截至${row.cutOff}。台账哈希 ${row.ledgerHash}`,
    ]
    return `<entry><id>${id}:snapshot:${row.snapshot}</id><title>${xmlText(`${name}第${row.snapshot}号快照`)}</title><updated>${row.publishedAt}</updated><link href="${xmlText(link)}"/><content type="text">${xmlText(words.filter((line) => line !== '').join('\n'))}</content></entry>`
  })
  const author = xmlText(jurisdiction.publisher ?? jurisdiction.name)
  const note = jurisdiction.fictitious ? '<subtitle>演示数据：该地区为虚构。</subtitle>' : ''
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${id}</id><title>${xmlText(`${name}承诺事项公开快照`)}</title>${note}<updated>${year.publishedAt}</updated><author><name>${author}</name></author><link rel="self" href="${xmlText(address(`${root}/feed.atom`))}"/><link href="${xmlText(address(root))}"/>${entries.join('')}</feed>\n`
}

function changeLine({ number, kind, name, before, after }: SnapshotChange): string {
  const told = (value: string | null) => (value === null ? '无' : `“${short(changeWords(kind, value))}”`)
  return `${number === null ? '' : `第${number}项`}${name}：原来${told(before)}，现在${told(after)}`
}

const short = (text: string): string =>
  [...text].length <= lengthOfChange ? text : `${[...text].slice(0, lengthOfChange - 1).join('')}…`
