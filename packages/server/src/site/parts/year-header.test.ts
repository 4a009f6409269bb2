import { expect, test } from 'vitest'
import type { PublishedYear } from '../../domain/published-year.ts'
import { addresses } from '../addresses.ts'
import { yearView } from '../year-view.ts'
import { yearHeader } from './year-header.ts'

const year = {
  ...{ year: 2031, snapshot: 2, areas: [], results: [], commitments: [] },
  jurisdiction: { code: '990101', name: '青禾县', fictitious: false },
} as unknown as PublishedYear

const headerOf = async (years: readonly number[], sub: string) => {
  const view = yearView({ jurisdictionId: 'j', year, version: 'v' }, years, 2, addresses('', false, undefined))
  return String(await yearHeader(view, view.path(sub), true))
}

test('every page leads to the other years, to the same page where every year has it', async () => {
  const promise = await headerOf([2032, 2031, 2030], '/12')
  expect([...promise.matchAll(/href="(\/990101\/20\d\d)"[^>]*>(20\d\d)年<\/a>/g)].map(([, to]) => to)).toEqual([
    '/990101/2030',
    '/990101/2031',
    '/990101/2032',
  ])
  expect(promise).toContain('href="/990101/2031" aria-current="true">2031年')
  expect(await headerOf([2032, 2031], '/report')).toContain('href="/990101/2032/report">2032年')
})

test('a place of one year has no way to others', async () => {
  expect(await headerOf([2031], '')).not.toContain('class="years"')
})
