// Vitest's set-up for suites in a browser: sees that there is one, builds the desk, and starts the one database server
// whose databases the suites copy from a migrated one. Its address goes to them as what they inject under `database`.
import { buildDesk } from './build-desk.mjs'
import { setup as findBrowser } from './test-browser.mjs'
import { startEmbeddedOnly } from './test-databases.mjs'

/** The returned function stops the server. */
export async function setup(project) {
  findBrowser()
  buildDesk()
  const { server, stop } = await startEmbeddedOnly()
  project.provide('database', server)
  return stop
}
