// What may import what (docs/decisions/0002-three-packages.md), as rules for dependency-cruiser.
import { builtinModules } from 'node:module'

/** The rows of the reader: a room may import the rows above its own; rooms of one row not one another. */
const reportRows = [['source', 'limit'], ['intake', 'repair'], ['outline'], ['recognise'], ['understand'], ['compare']]

/** The rows of the server, and what a row may import besides: of its own row, or not of the rows above. */
const serverRows = [
  ['domain'],
  ['workers', 'store'],
  ['ledger', 'vault', 'identity', 'scans'],
  ['access'],
  ['record'],
  ['commands', 'queries'],
  ['exchange', 'publication'],
  ['web'],
  ['site', 'api', 'jobs', 'cli'],
]
/** `site`, `api`, `jobs` and `cli` ask a command or a query for what they need of the store. */
const serverExceptions = { site: ['store'], api: ['store'], jobs: ['store'], cli: ['store'] }

// tests, and what only tests use
const test = '\\.(test|fixture)\\.ts$'

/** One rule a room: what lies below or beside it, or is named as forbidden, it must not import. */
function rowRules(home, rows, exceptions = {}) {
  return rows.flatMap((row, depth) =>
    row.map((room) => {
      const beside = row.filter((other) => other !== room)
      const forbidden = [...beside, ...rows.slice(depth + 1).flat(), ...(exceptions[room] ?? [])]
      return {
        name: `${home}${room} imports only the rows above it`,
        severity: 'error',
        from: { path: `^${home}${room}/`, pathNot: test },
        // files at the top of `src` wire the rooms together; the types of the contract are for every room
        to: {
          path: [
            ...forbidden.map((other) => `^${home}${other}/`),
            `^${home}(pipeline|index|browser|schema|main|settings|serve-record|record-as-files)\\.ts$`,
          ],
        },
      }
    }),
  )
}

/** The rules for a workspace whose packages stand in `packages` (a folder's path from where the check runs). */
export function importRules(packages = 'packages') {
  const [report, server, desk] = ['report', 'server', 'desk'].map((name) => `${packages}/${name}/src/`)
  return [
    { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no folder for leftovers',
      severity: 'error',
      from: { path: '/(utils?|helpers?|common|shared|misc)/' },
      to: {},
    },
    {
      name: 'no import of a folder for leftovers',
      severity: 'error',
      from: {},
      to: { path: '^(?!.*node_modules).*/(utils?|helpers?|common|misc)/' },
    },
    { name: 'nothing unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^node:' } },
    {
      name: 'only what the package names as a dependency',
      severity: 'error',
      from: { path: `^${packages}/`, pathNot: test },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'report imports nothing of ours',
      severity: 'error',
      from: { path: `^${report}` },
      to: { path: `^${packages}/(?!report/)|@luoshi/` },
    },
    {
      name: 'server never imports desk',
      severity: 'error',
      from: { path: `^${server}` },
      to: { path: `^${packages}/desk/` },
    },
    {
      name: 'desk imports only types',
      severity: 'error',
      from: { path: `^${desk}` },
      // a limit that is typed is read as one that is imported
      to: {
        path: `^${packages}/(server|report)/`,
        pathNot: `^${report}limit/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'desk knows of the server only its api',
      severity: 'error',
      from: { path: `^${desk}` },
      to: { path: `^${server}`, pathNot: `^${server}api/` },
    },
    {
      name: 'what a browser loads reaches nothing of Node',
      severity: 'error',
      from: { path: `^${report}browser\\.ts$` },
      to: { path: `^(node:)?(${builtinModules.join('|')})$`, reachable: true },
    },
    ...rowRules(report, reportRows),
    ...rowRules(server, serverRows, serverExceptions),
  ]
}
