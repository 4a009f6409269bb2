// `npm run demo [-- --port N] [--data FOLDER] [--anew] [--fill-only]`: fills a city that does not exist into a data folder of
// its own, the first time, and starts Luoshi on it. Everybody there signs in with the one password that is printed.
import './prepare.mjs'
import './node24.mjs'
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { root, runtime } from './runtime.mjs'

const text = { type: 'string' }
const flag = { type: 'boolean', default: false }
const { values } = parseArgs({ options: { port: text, data: text, anew: flag, 'fill-only': flag } })
const { place } = await import('../demo/city.mjs')
const data = resolve(values.data ?? defaultFolder())
const stamp = join(data, 'demo-filled')
if (values.anew && existsSync(stamp)) rmSync(data, { recursive: true })
if (!existsSync(stamp)) await fill()
if (!values['fill-only']) {
  await sayWhoMaySignIn()
  serve()
}

function defaultFolder() {
  if (process.getuid?.() === 0) return '/var/lib/luoshi-demo'
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local/share'), 'luoshi-demo')
}

async function fill() {
  const { openRecord } = await import('../packages/server/src/store/open-record.ts')
  const { fillCity } = await import('../demo/fill-city.mjs')
  mkdirSync(data, { recursive: true })
  chmodSync(data, 0o755)
  const record = await openRecord({ kind: 'folder', path: data })
  if (record.kind === 'refused') stop(record.message)
  const began = performance.now()
  try {
    const known = await record.db.selectFrom('jurisdiction').select('code').executeTakeFirst()
    if (known) stop(`${data} 里已有其他内容或未完成的演示数据，没有改动。请换一个目录（--data），或确认后自行删除它。`)
    const say = (words) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} 秒  ${words}`)
    console.log(`正在填入演示用的虚构城市“${place.name}”（${data}）…`)
    await fillCity(record.db, { folder: join(data, 'evidence'), say })
    writeFileSync(stamp, `${place.code}\n`)
  } finally {
    await record.close()
  }
}

function stop(message) {
  console.error(message)
  process.exit(1)
}

async function sayWhoMaySignIn() {
  const { demoPassword } = await import('../demo/fill-city.mjs')
  const port = values.port ?? process.env.PORT ?? '3000'
  console.log(`
${place.name}（${place.code}）是虚构的：地名、单位、人员、文字和数字都是编造的，只供演示和测试。
  公开页面  http://127.0.0.1:${port}/${place.code}/2026
  工作台    http://127.0.0.1:${port}/desk
  口令      ${demoPassword}（所有演示账号相同，请勿用于其他地方）

  督查员          ducha  ducha2  ducha3
  领导            shizhang  fushizhang1 … fushizhang5
  单位第一责任人  danwei01 … danwei40
  单位承办人员    chengban01 … chengban40，chengban01b …
  查阅人员        chayue
  三员            xitong  anquan  shenji（首次登录须绑定动态口令）
`)
}

function serve() {
  const env = { ...process.env, LUOSHI_DATA: data, ...(values.port ? { PORT: values.port } : {}) }
  const child = spawn(runtime(), [`${root}bin/luoshi.mjs`, 'start', '--no-example'], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal === 'SIGINT' ? 'SIGTERM' : signal))
  child.on('exit', (status) => {
    process.exitCode = status ?? 1
  })
}
