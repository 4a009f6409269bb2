import { type Kysely, sql } from 'kysely'
import { chainFunctions, grantsOfChains } from '../../store/grants.ts'
import type { Tables } from '../../store/tables.ts'

/** Which tables are copied to every node and which are divided by place, and what the schema lacks for it. */
export interface Distribution {
  /** Tables without the key of a place, the list of places, and what sign-in keeps. */
  readonly everywhere: readonly string[]
  /** Tables whose rows are of a place. */
  readonly ofAPlace: readonly string[]
  /** The statements for an engine in the manner of Citus, in order; the owner runs them on the empty database. */
  readonly statements: readonly string[]
  /** Keys and relations that such an engine would refuse, in words; empty when there are none. */
  readonly troubles: readonly string[]
}

/** The distribution of the schema as it stands in a database, read from the database's own catalogue. */
export async function distribution(db: Kysely<Tables>): Promise<Distribution> {
  const { rows: tables } = await sql<{ name: string; placed: boolean }>`
    select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid
             and a.attname = 'jurisdiction_id' and not a.attisdropped) and c.relname <> 'jurisdiction' and c.relname not like 'auth\\_%' as placed
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' order by c.relname`.execute(db)
  const { rows: relations } = await sql<{ name: string; from: string; to: string; text: string; keyed: boolean }>`
    select quote_ident(k.conname) as name, f.relname as "from", t.relname as "to", pg_get_constraintdef(k.oid) as text,
           exists (select from unnest(k.conkey, k.confkey) as pair(own, other)
                     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
                     join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other
                    where a.attname = 'jurisdiction_id' and b.attname = 'jurisdiction_id') as keyed
      from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      join pg_namespace n on n.oid = f.relnamespace
     where k.contype = 'f' and n.nspname = 'public' order by f.relname, k.conname`.execute(db)
  const { rows: unique } = await sql<{ table: string; name: string }>`
    select c.relname as "table", i.relname as name
      from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and x.indisunique and not exists (
             select from pg_attribute a where a.attrelid = c.oid and a.attname = 'jurisdiction_id'
                and a.attnum = any(x.indkey)) order by 1, 2`.execute(db)
  const ofAPlace = tables.filter(({ placed }) => placed).map(({ name }) => name)
  const everywhere = tables.filter(({ placed }) => !placed).map(({ name }) => name)
  const divided = new Set(ofAPlace)
  const troubles = [
    ...relations.flatMap(({ name, from, to, keyed }) => {
      if (!divided.has(from))
        return divided.has(to) ? [`${name}: ${from} is everywhere and refers to rows of a place`] : []
      return divided.has(to) && !keyed ? [`${name}: ${from} refers to ${to} without the place`] : []
    }),
    ...unique
      .filter(({ table }) => divided.has(table))
      .map(({ table, name }) => `${name}: unique in ${table} without the place`),
  ]
  const [first = ''] = ofAPlace
  const text = (name: string) => `'${name}'`
  return {
    everywhere,
    ofAPlace,
    troubles,
    statements: [
      // such an engine signs in on its nodes as the role that acts
      'alter role luoshi_server login',
      // and in one transaction as one role: the functions of ledger and log act as their caller there, who needs their rights
      ...chainFunctions.map((each) => `alter function ${each} security invoker`),
      ...grantsOfChains('luoshi_server'),
      'create extension if not exists citus',
      "set citus.multi_shard_modify_mode = 'sequential'",
      // tables are divided before they may refer to one another
      ...relations.map(({ name, from }) => `alter table ${from} drop constraint ${name}`),
      ...everywhere.map((name) => `select create_reference_table(${text(name)})`),
      ...ofAPlace.map((name) =>
        name === first
          ? `select create_distributed_table(${text(name)}, 'jurisdiction_id')`
          : `select create_distributed_table(${text(name)}, 'jurisdiction_id', colocate_with => ${text(first)})`,
      ),
      ...relations.map(({ name, from, text }) => `alter table ${from} add constraint ${name} ${text}`),
    ],
  }
}
