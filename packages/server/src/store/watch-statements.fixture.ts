import pg from 'pg'
import { looksAcross } from './place-wall.ts'
import { parserReady, unboundTables } from './unbound-tables.fixture.ts'

/** Files whose statements hold no table to one place, each with its reason; all others say so by `acrossPlaces`. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['queries/ledger/list-security-log.ts', 'what names no place stands beside what is of the place: two values'],
  ['store/migrations/', 'a migration goes over the rows of all places'],
])

const bound = new Set<string>()
let ofPlaces: ReadonlySet<string> | null = null

/**
 * Throws where a statement is sent that does not hold each table of places (`tables`) to one place, unless it was said
 * that the work looks across places. So that every statement that any suite sends is shown to need one machine of an
 * engine that divides tables by place. Statements of the tests themselves are free.
 */
export async function watchStatements(tables: ReadonlySet<string>): Promise<void> {
  if (ofPlaces) return
  ofPlaces = tables
  await parserReady()
  const plain: unknown = pg.Client.prototype.query
  if (typeof plain !== 'function') throw new Error('no query to watch')
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...args: readonly unknown[]) {
      const [text] = args
      if (typeof text === 'string' && !bound.has(text)) look(text, tables)
      return Reflect.apply(plain, this, args)
    },
  })
}

function look(text: string, tables: ReadonlySet<string>): void {
  if (!/^\s*(select|with|insert|update|delete)\b/i.test(text) || looksAcross()) return
  if (openIn(text, tables).length === 0) {
    bound.add(text)
    return
  }
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = 80
  const { stack = '' } = new Error('who asks')
  Error.stackTraceLimit = before
  const complaint = complaintOf(text, tables, stack)
  if (complaint !== null) throw new Error(complaint)
}

/** What is wrong with a statement that was sent from there; null where it is held to one place, an exception or a test's own. */
export function complaintOf(text: string, tables: ReadonlySet<string>, stack: string): string | null {
  const open = openIn(text, tables)
  const files = stack.split('\n').flatMap((line) => /\/packages\/server\/src\/([^)]+?):\d+\)?$/.exec(line)?.[1] ?? [])
  const sender = files.find((file) => !/^store\/(watch-statements|place-wall|patient-pool)\b/.test(file))
  if (open.length === 0 || sender === undefined || /\.(test|fixture)\.ts/.test(sender)) return null
  if ([...exceptions.keys()].some((file) => sender.startsWith(file))) return null
  return (
    `${sender} does not hold ${open.join(', ')} to one place. Say jurisdiction_id = the parameter in every subquery; ` +
    'what looks across places says so by acrossPlaces.'
  )
}

function openIn(text: string, tables: ReadonlySet<string>): readonly string[] {
  try {
    return unboundTables(text, tables)
  } catch {
    // what cannot be parsed the database refuses, too
    return []
  }
}
