import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from './connection.ts'

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly primary: boolean
}

interface Link {
  readonly table: string
  readonly columns: string
  readonly target: string
}

/**
 * The data model as Markdown: each table of the migrated schema with what its type file says of it, its columns, its
 * primary key in bold, and its foreign keys. Ordered by subject, then by table.
 */
export async function dataModel(db: Database): Promise<string> {
  const columns = await columnsOf(db)
  const links = await linksOf(db)
  const subjects = subjectsOf()
  const known = new Set(subjects.flatMap(({ tables }) => tables.map(({ name }) => name)))
  const parts = subjects.map(({ subject, tables }) => {
    const sections = tables.map(({ name, says }) => section(name, says, columns, links))
    return [`## ${subject}`, ...sections].join('\n\n')
  })
  const others = [...new Set(columns.map(({ table }) => table))].filter((table) => !known.has(table)).toSorted()
  return [
    '# Data model',
    introduction,
    ...parts,
    ...(others.length > 0 ? ['## Without a type file', others.map((table) => `\`${table}\``).join(', ')] : []),
    '',
  ].join('\n\n')
}

const introduction = `<!-- Generated: npm test -- packages/server/src/store/data-model.test.ts -u -->

Every table of the record, as the migrations make it (\`packages/server/src/store/migrations/\`); a test compares this page
with the migrated schema. Columns of the primary key are bold; \`?\` marks a column that may be null.

- Every key of the record's own tables begins with \`jurisdiction_id\`: places are apart, and the schema can be distributed by that column.
  The tables \`auth_…\` belong to the sign-in library and to no place.
- Identifiers are UUIDv7, moments are \`timestamptz\`, days are \`date\` in Asia/Shanghai, amounts are \`numeric\` with their unit beside them.
- The server's role may not change or delete rows of \`ledger\` and \`vault\`; to the ledger and the security log it adds by functions of the owner alone (\`store/grants.ts\`).
- A new table needs: a migration, a type in \`store/tables/\`, and its place in
  \`store/table-list.ts\`, from which its rights, its place in the archive and its part in a purge come. Tests fail when one is missing.`

function section(name: string, says: string, columns: readonly Column[], links: readonly Link[]): string {
  const words = columns
    .filter(({ table }) => table === name)
    .map(({ column, type, nullable, primary }) => {
      const title = primary ? `**${column}**` : column
      return `${title} ${type}${nullable ? '?' : ''}`
    })
  const keys = links.filter(({ table }) => table === name).map((link) => `\`${link.columns}\` → \`${link.target}\``)
  return [
    `### ${name}`,
    ...(says ? [says] : []),
    words.join(' · '),
    ...(keys.length > 0 ? [`Foreign keys: ${keys.join(', ')}`] : []),
  ].join('\n\n')
}

async function columnsOf(db: Database): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
           not a.attnotnull as nullable,
           coalesce(a.attnum = any (k.conkey), false) as primary
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
     where c.relkind in ('r', 'p') and c.relname not like 'kysely%'
     order by c.relname, a.attnum`.execute(db)
  return rows
}

async function linksOf(db: Database): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select k.conrelid::regclass::text as table, k.confrelid::regclass::text as target,
           (select string_agg(a.attname, ', ' order by p.ordinality)
              from unnest(k.conkey) with ordinality p (number, ordinality)
              join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.number) as columns
      from pg_constraint k
      join pg_namespace n on n.oid = k.connamespace and n.nspname = 'public'
     where k.contype = 'f'
     order by 1, 3, 2`.execute(db)
  return rows
}

/** The subjects of `tables/`, and of each table the docstring of its type. */
function subjectsOf() {
  const folder = new URL('tables/', import.meta.url)
  return globSync('*.ts', { cwd: folder })
    .filter((file) => file !== 'columns.ts')
    .toSorted()
    .map((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8')
      const [, list = ''] = /export interface \w+Tables \{([^}]*)\}/.exec(text) ?? []
      const tables = [...list.matchAll(/^\s*(\w+): (\w+)/gm)].map(([, name = '', type = '']) => ({
        name,
        says: docstringOf(text, type),
      }))
      return { subject: file.replace(/\.ts$/, ''), tables }
    })
}

function docstringOf(text: string, type: string): string {
  const before = text.slice(0, text.indexOf(`export interface ${type} `))
  const [, words = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(before) ?? []
  return words
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}
