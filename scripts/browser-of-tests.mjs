// Which browser the tests and benches drive.
import { existsSync } from 'node:fs'

/** Where Debian puts the Chromium without windows: the same engine, which draws only what is asked for, with less work. */
export const headlessShell = '/usr/bin/chromium-headless-shell'

const places = [headlessShell, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The path of a Chromium, the one that `LUOSHI_CHROMIUM` names before any other; undefined where there is none. */
export function browserOfTests() {
  return [process.env.LUOSHI_CHROMIUM, ...places].find((path) => path && existsSync(path))
}
