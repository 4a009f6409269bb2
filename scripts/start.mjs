// `npm start`: sets the workspace up, then starts Luoshi: its database, its public pages, the example on the first start.
// `npm start -- --no-example` and the like go on to `luoshi start`; a file's name reads it out instead (`luoshi extract`).
import './prepare.mjs'
import { spawn } from 'node:child_process'
import { root, runtime } from './runtime.mjs'

const given = process.argv.slice(2)
const command = given.some((word) => !word.startsWith('-')) ? 'extract' : 'start'
const child = spawn(runtime(), [`${root}bin/luoshi.mjs`, command, ...given], { stdio: 'inherit' })

// a request to stop reaches the server also where it comes to this process alone
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => child.kill(signal === 'SIGINT' ? 'SIGTERM' : signal))
// npm asked to stop ends the shell between, which passes nothing on: then this process has another parent
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM')
}, 500).unref()
child.on('exit', (status) => {
  process.exitCode = status ?? 1
})
