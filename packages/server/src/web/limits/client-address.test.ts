import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { clientOf, noteClient, trustedProxies } from './client-address.ts'

test.each([
  ['nobody is trusted unless named', '', '127.0.0.1', '8.8.8.8', '127.0.0.1'],
  ['who is no proxy is believed nothing', '10.0.0.1', '203.0.113.9', '8.8.8.8', '203.0.113.9'],
  ['a proxy says who asks', '127.0.0.1', '::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['what the client wrote before is passed over', '127.0.0.1', '127.0.0.1', '8.8.8.8, 203.0.113.9', '203.0.113.9'],
  ['proxies behind one another', '127.0.0.1,10.0.0.0/8', '127.0.0.1', '8.8.8.8, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
  ['only proxies', '10.0.0.0/8', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
  ['no header', '127.0.0.1', '127.0.0.1', undefined, '127.0.0.1'],
  ['no address in it', '127.0.0.1', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['IPv6', 'fd00::/8', 'fd00::1', '[2001:db8::7]:4711', '2001:db8::7'],
])('%s', (_, trusted, peer, header, client) => {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: peer })
  const request = new IncomingMessage(socket)
  if (header !== undefined) request.headers['x-forwarded-for'] = header
  const proxies = trustedProxies(trusted === '' ? [] : trusted.split(','))
  if (!proxies) throw new Error('no list')
  noteClient(request, proxies)
  expect(clientOf(request)).toBe(client)
})

test.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/', ''])('%s is no proxy', (entry) => {
  expect(trustedProxies([entry])).toBeNull()
})
