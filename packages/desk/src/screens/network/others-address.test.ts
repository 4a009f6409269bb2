import type { PlaceNetwork } from '@luoshi/server/desk/places/network-routes.ts'
import { afterAll, expect, test, vi } from 'vitest'

vi.stubGlobal('document', { baseURI: 'https://example.test/luoshi/desk/' })
afterAll(() => vi.unstubAllGlobals())
const { othersAddress } = await import('./others-address.ts')

const network: PlaceNetwork = {
  ...{ open: true, decidedBy: 'administrator', isShared: false, publicAddress: null },
  addresses: ['http://10.1.2.3:3000/luoshi'],
}
const here = 'http://127.0.0.1:3000/luoshi/desk'

test.each([
  ['opened, seen on the server itself', network, '127.0.0.1', here, 'http://10.1.2.3:3000/luoshi/desk'],
  ['closed: nobody else could open it', { ...network, open: false }, 'localhost', here, null],
  ['on no network', { ...network, addresses: [] }, '127.0.0.1', here, null],
  ['not known', undefined, '127.0.0.1', here, null],
  [
    'seen from elsewhere',
    undefined,
    '10.9.9.9',
    'http://10.9.9.9:3000/luoshi/desk',
    'http://10.9.9.9:3000/luoshi/desk',
  ],
  [
    'behind a proxy',
    { ...network, open: false, publicAddress: 'https://a.example/luoshi' },
    '127.0.0.1',
    here,
    'https://a.example/luoshi/desk',
  ],
])('the address for others, %s', (_, known, host, at, wanted) => expect(othersAddress(known, host, at)).toBe(wanted))
