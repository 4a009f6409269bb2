import { expect, test } from 'vitest'
import type { PublishedYear } from '../domain/published-year.ts'
import { exportedFiles } from './exported-files.ts'

const year = (snapshot: number) =>
  ({ jurisdiction: { code: '990101' }, year: 2031, snapshot, areas: [], commitments: [] }) as unknown as PublishedYear

test('of the list of snapshots those pages are written that a page links to, and no other', async () => {
  const next: Readonly<Record<string, number>> = { '/changes': 12, '/changes/older/12': 4 }
  const ask = async (path: string) => {
    const of = next[path.replace('/990101/2031', '').replace('/elder', '')]
    return new Response(of ? `<a rel="next" href="/luoshi/990101/2031/changes/older/${of}">` : 'a page')
  }
  const written: string[] = []
  const older = [12, 11, 10, 4, 3].map(year)
  for await (const { path } of exportedFiles(ask, [{ latest: year(20), older }])) written.push(path)
  expect(written.filter((path) => path.includes('/older/'))).toEqual(
    [12, 4].flatMap((snapshot) => [
      `990101/2031/changes/older/${snapshot}/index.html`,
      `elder/990101/2031/changes/older/${snapshot}/index.html`,
    ]),
  )
})
