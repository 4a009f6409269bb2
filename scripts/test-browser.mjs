// Before tests in a browser: sees that there is a Chromium, with the fonts without which Chinese shows as boxes.
import { existsSync } from 'node:fs'
import { installPackages } from './debian-packages.mjs'

const places = [process.env.LUOSHI_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const isThere = () => places.some((path) => path && existsSync(path))

/** Installs them where that can be done; elsewhere says so, and fails under `CI`. */
export function setup() {
  if (isThere()) return
  console.error('Looking for Chromium and Chinese fonts for the tests 正在准备测试用的浏览器和中文字体 …')
  if (installPackages('chromium', 'fonts-noto-cjk') && isThere()) return
  const said =
    'The tests in a browser are left out: no Chromium is here (apt-get install chromium fonts-noto-cjk, or LUOSHI_CHROMIUM).\n没有 Chromium，浏览器里的测试没有运行。'
  if (process.env.CI) throw new Error(said)
  console.error(said)
}
