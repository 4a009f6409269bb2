// Before tests in a browser: sees that there is a Chromium, with the fonts without which Chinese shows as boxes. Its path
// goes to the tests as LUOSHI_TEST_BROWSER.
import { browserOfTests, headlessShell } from './browser-of-tests.mjs'
import { installPackages } from './debian-packages.mjs'

/** Installs them where that can be done; elsewhere says so, and fails under `CI`. */
export function setup() {
  bringBrowser()
  const path = browserOfTests()
  if (path) {
    process.env.LUOSHI_TEST_BROWSER = path
    return
  }
  const said =
    'The tests in a browser are left out: no Chromium is here (apt-get install chromium-headless-shell fonts-noto-cjk, or LUOSHI_CHROMIUM).\n没有 Chromium，浏览器里的测试没有运行。'
  if (process.env.CI) throw new Error(said)
  console.error(said)
}

/** Installs them where they are missing and that can be done. */
export function bringBrowser() {
  // a third of the suites' work is saved by the one without windows, which is worth a package where nobody waits
  if (browserOfTests() && !(process.env.CI && browserOfTests() !== headlessShell)) return
  console.error('Looking for Chromium and Chinese fonts for the tests 正在准备测试用的浏览器和中文字体 …')
  // older systems have the one with windows alone
  if (!installPackages('chromium-headless-shell', 'fonts-noto-cjk') && !browserOfTests())
    installPackages('chromium', 'fonts-noto-cjk')
}
