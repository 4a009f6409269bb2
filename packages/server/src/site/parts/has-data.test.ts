import { expect, test } from 'vitest'
import type { PublishedYear } from '../../domain/published-year.ts'
import { hasData } from './has-data.ts'

const yearOf = (commitment: object, followed: readonly object[] = []) =>
  ({
    commitments: [{ progress: [], state: { kind: 'unreported' }, ...commitment }],
    followed,
  }) as unknown as PublishedYear

test.each([
  ['nothing reported', yearOf({}), false],
  ['parts without anything', yearOf({ parts: [{ lights: [], measures: [{ readings: [] }] }] }), false],
  ['a withdrawn promise', yearOf({ state: { kind: 'withdrawn' } }), false],
  ['a report', yearOf({ progress: [{}] }), true],
  ['a light', yearOf({ state: { kind: 'light' } }), true],
  ['a reading of a part', yearOf({ parts: [{ measures: [{ readings: [{}] }] }] }), true],
  ['a reading of a target', yearOf({}, [{ measures: [{ readings: [{}] }] }]), true],
])('%s', (_, year, wanted) => expect(hasData(year)).toBe(wanted))
