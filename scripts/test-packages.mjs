// Brings in what the tests need of Debian's packages. Plain JavaScript for Node 20 and later: `npm test` runs it under CI
// beside the installation of the dependencies.
import { bringBrowser } from './test-browser.mjs'
import { bringPostgres } from './test-databases.mjs'

bringBrowser()
bringPostgres()
