// Requests over keep-alive sockets, one at a time on each, with next to no work of its own: the server is to be the
// slower side, and Node's own HTTP client is not.
import { connect } from 'node:net'

const end = Buffer.from('\r\n\r\n')

/** Requests a second that a server answers on `connections` sockets in `seconds`; an answer that is not 200 throws. */
export async function rate({ port, path, connections = 16, seconds = 2, headers = '' }) {
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${headers}\r\n`)
  const until = performance.now() + seconds * 1000
  let answered = 0
  const start = performance.now()
  const one = () =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      let missing = 0
      let head = Buffer.alloc(0)
      let closing = false
      socket.setNoDelay(true)
      socket.once('error', reject)
      socket.once('close', () => resolve(undefined))
      socket.once('connect', () => socket.write(request))
      socket.on('data', (chunk) => {
        if (missing === 0) {
          head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
          const at = head.indexOf(end)
          if (at < 0) return
          const words = head.toString('latin1', 0, at)
          const length = /\r\ncontent-length: (\d+)/i.exec(words)
          if (!words.startsWith('HTTP/1.1 200') || !length) {
            socket.destroy()
            reject(new Error(`${path}: ${words.split('\r\n')[0]}${length ? '' : ', no length'}`))
            return
          }
          closing = /\r\nconnection: close/i.test(words)
          missing = Number(length[1]) - (head.length - at - 4)
          head = Buffer.alloc(0)
        } else missing -= chunk.length
        if (missing > 0) return
        answered++
        missing = 0
        if (performance.now() >= until || closing) socket.end()
        else socket.write(request)
      })
    })
  const worker = async () => {
    // a server ends a connection after so many requests
    while (performance.now() < until) await one()
  }
  await Promise.all(Array.from({ length: connections }, worker))
  return answered / ((performance.now() - start) / 1000)
}

/** Median milliseconds of single requests, one after another on one socket. */
export async function latency({ port, path, times = 40, warmUp = 5, agent, get }) {
  const taken = []
  for (let i = -warmUp; i < times; i++) {
    const start = performance.now()
    await new Promise((resolve, reject) => {
      const request = get({ port, path, agent, host: '127.0.0.1' }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`))
        response.resume().once('end', resolve)
      })
      request.once('error', reject)
    })
    if (i >= 0) taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)]
}
