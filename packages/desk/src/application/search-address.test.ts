import { expect, test } from 'vitest'
import { searchAddress } from './search-address.ts'

test('another search keeps the state and the unit that it was narrowed to', () => {
  const at = { pathname: '/990101/search', search: '?q=a&status=active&unit=u1' }
  expect(searchAddress('990101', 'b c', at)).toBe('/990101/search?q=b+c&status=active&unit=u1')
  expect(searchAddress('990101', '', at)).toBe('/990101/search?status=active&unit=u1')
})

test('what another screen is filtered by narrows no search', () => {
  const at = { pathname: '/990101/tasks', search: '?status=active&unit=u1' }
  expect(searchAddress('990101', 'b', at)).toBe('/990101/search?q=b')
  expect(searchAddress('990101', '', at)).toBe('/990101/search')
})
