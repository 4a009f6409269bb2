import { expect, test } from 'vitest'
import type { PublishedCommitment, PublishedYear } from '../../domain/published-year.ts'
import { yearFeed } from '../../publication/year-feed.ts'
import { addresses } from '../addresses.ts'
import { yearView } from '../year-view.ts'
import { changesPage, snapshotChangesPage, snapshotsOnPage } from './changes-page.ts'

const long = (words: string) => words.repeat(60)
/** A year of that many promises, each worded again in every snapshot. */
const snapshotOf = (snapshot: number, promises: number): PublishedYear =>
  ({
    ...{ schema: 'luoshi.year/1', year: 2031, snapshot, cutOff: '2031-06-30', publishedAt: '2031-06-30T02:00:00.000Z' },
    jurisdiction: { code: '990101', name: '青禾县', publisher: null, indexPrefix: null, fictitious: true },
    report: { title: '青禾县2031年政府工作报告', date: '2031-01-10' },
    ...{ areas: [], targets: [], results: [], indicators: [], changes: [] },
    commitments: Array.from({ length: promises }, (_, index) => ({
      ...{ number: index + 1, text: long(`第${snapshot}版<b>修路</b>`), state: { kind: 'unreported' }, figures: [] },
      ...{ leadUnit: `单位${snapshot}`, partnerUnits: [], leader: null, due: null, progress: [] },
    })) as unknown as PublishedCommitment[],
  }) as unknown as PublishedYear

const listed = (snapshot: number, promises: number) => ({
  row: {
    ...{ snapshot, cutOff: '2031-06-30', publishedAt: '2031-06-30T02:00:00.000Z', note: long('更正说明。') },
    ...{ version: 'v', ledgerHash: 'a'.repeat(64) },
  },
  content: snapshotOf(snapshot, promises),
})
const viewOf = (snapshot: number) =>
  yearView(
    { jurisdictionId: 'j', year: snapshotOf(snapshot, 1), version: 'v' },
    [2031],
    snapshot,
    addresses('/luoshi', false, 'https://host'),
  )
const text = async (markup: unknown) => String(await markup)

test('the page of changes stays small at any number of snapshots and changes, and leads to all of them', async () => {
  const snapshots = Array.from({ length: snapshotsOnPage + 1 }, (_, index) => listed(300 - index, 400))
  const page = await text(changesPage(viewOf(300), snapshots).main)
  // 60 KB with the frame of the page
  expect(Buffer.byteLength(page)).toBeLessThan(50_000)
  expect(page).toContain('href="/luoshi/990101/2031/changes/300">全部800处改动')
  expect(page).toContain('href="/luoshi/990101/2031/changes/older/292">')
  expect(page).not.toContain('<b>修路')
})

test('a year that was published once has nothing to compare and no way on', async () => {
  const page = await text(changesPage(viewOf(1), [listed(1, 3)]).main)
  expect(page).not.toMatch(/changes\//)
  expect(page).toContain('第1号快照')
})

test('the changes of one snapshot stand there whole', async () => {
  const page = await text(snapshotChangesPage(viewOf(5), listed(4, 30), listed(3, 30))?.main)
  expect(page).toContain('共60处改动')
  expect(page).toContain(long('第4版&lt;b&gt;修路&lt;/b&gt;'))
  expect(snapshotChangesPage(viewOf(5), listed(1, 30), undefined)).toBeUndefined()
})

test('the feed tells what each snapshot changed, and where the rest stands', () => {
  const feed = yearFeed(snapshotOf(9, 40), [listed(9, 40), listed(8, 40)], (path) => `https://host${path}`)
  expect(feed).toContain('第1项文字：原来“')
  expect(feed).toContain('第1项牵头单位：原来“单位8”，现在“单位9”')
  expect(feed).toContain('另有30处改动，见 https://host/990101/2031/changes/9')
  expect(feed).not.toContain('<b>修路')
})
