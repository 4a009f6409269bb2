import { tableEntries } from './table-list.ts'

/**
 * What the role the server runs as may do. It owns nothing; the ledger and the vault it may only read and add to, so that
 * the database itself refuses UPDATE, DELETE and TRUNCATE there. Grants and no triggers: distributed engines leave
 * triggers on distributed tables off.
 */
export const grants = (role: string): readonly string[] => [
  `grant usage on schema public to ${role}`,
  `revoke all on all tables in schema public from ${role}`,
  `grant select on all tables in schema public to ${role}`,
  ...tableEntries.flatMap(([table, { rows, update = [], purge }]) => {
    const columns = [...update, ...Object.keys(purge?.words ?? {})]
    const others = { add: '', change: ', update', remove: ', update, delete' }[rows]
    return [
      `grant insert${others} on ${table} to ${role}`,
      // of rows that are written once, what a purge takes out
      ...(rows === 'add' && columns.length > 0 ? [`grant update (${columns.join(', ')}) on ${table} to ${role}`] : []),
    ]
  }),
]
