import { tableEntries } from './table-list.ts'

/**
 * What the role the server runs as may do. It owns nothing. Ledger and security log it may only read, and append to by
 * the functions of migrations 0175 and 0177; the vault it may only read and add to: the database itself refuses UPDATE, DELETE and TRUNCATE there.
 * Grants and no triggers: distributed engines leave triggers on distributed tables off.
 */
export const grants = (role: string): readonly string[] => [
  `grant usage on schema public to ${role}`,
  `revoke all on all tables in schema public from ${role}`,
  `grant select on all tables in schema public to ${role}`,
  ...chainFunctions.map((each) => `grant execute on function ${each} to ${role}`),
  whereDistributed(role),
  ...tableEntries.flatMap(([table, { rows, update = [], purge }]) => {
    if (rows === 'read') return []
    const columns = [...update, ...Object.keys(purge?.words ?? {})]
    const others = { add: '', change: ', update', remove: ', update, delete' }[rows]
    return [
      `grant insert${others} on ${table} to ${role}`,
      // of rows that are written once, what a purge takes out
      ...(rows === 'add' && columns.length > 0 ? [`grant update (${columns.join(', ')}) on ${table} to ${role}`] : []),
    ]
  }),
]

/** The functions that alone write ledger and security log, with the types of what they take. */
export const chainFunctions = [
  'begin_ledger(uuid)',
  'hold_ledger(uuid)',
  'append_to_ledger(uuid, timestamptz[], text[], text[], text[])',
  'append_to_security_log(uuid, uuid[], timestamptz[], text[], text[], text[], boolean[], text[])',
  'add_before_security_log(uuid, uuid[], timestamptz[], text[], text[], text[], boolean[], text[])',
]

/** What those functions do, which their caller needs where they act as their caller; see {@link whereDistributed}. */
export const grantsOfChains = (role: string): readonly string[] =>
  [
    `grant insert on ledger, ledger_head, security_log, security_head to ${role}`,
    `grant update on ledger_head, security_head to ${role}`,
  ] as const

/**
 * An engine that divides tables signs in on its nodes as the person who acts, and a transaction acts there as one role only. There
 * `luoshi distribute` lets the functions act as their caller, who then needs what they do.
 */
const whereDistributed = (role: string): string => `do $$ begin
  if exists (select from pg_proc where proname = 'append_to_ledger' and pronamespace = 'public'::regnamespace and not prosecdef) then
    ${grantsOfChains(role).join(';\n    ')};
  end if;
end $$`
