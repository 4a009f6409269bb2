import { type Kysely, sql } from 'kysely'

/**
 * The ledger is written by three functions and by nothing else: they run with the owner's rights, number and hash each
 * entry in the database, and leave the server's role none of its own on the two tables (`store/grants.ts`, decision 138).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** The owner is behind no place's wall, so that each function asks itself whether the place is the transaction's. */
const ofThePlace = `if coalesce(current_setting('luoshi.place', true), '') not in ('*', place::text) then
    raise exception 'the ledger of another place' using errcode = 'insufficient_privilege';
  end if`

// names of the schema are written out, and pg_temp comes last: whoever calls cannot put a table of their own in the way
const asOwner = 'security definer set search_path = pg_catalog, pg_temp'

const statements = [
  `create function begin_ledger(place uuid) returns void language plpgsql ${asOwner} as $body$
begin
  ${ofThePlace};
  insert into public.ledger_head (jurisdiction_id, seq, hash) values (place, 0, repeat('0', 64));
end $body$`,
  `create function hold_ledger(place uuid) returns void language plpgsql ${asOwner} as $body$
begin
  ${ofThePlace};
  perform 1 from public.ledger_head h where h.jurisdiction_id = place for update;
end $body$`,
  // the JSON text that is hashed is, to the letter, that of ledger/entry.ts
  `create function append_to_ledger(place uuid, moments timestamptz[], actors text[], kinds text[], bodies text[])
returns table (entry_seq bigint, entry_hash text) language plpgsql ${asOwner} as $body$
declare
  entry_prev text;
  moment timestamptz;
begin
  ${ofThePlace};
  if array[cardinality(actors), cardinality(kinds), cardinality(bodies)] <> array_fill(cardinality(moments), array[3]) then
    raise exception 'entries with parts missing' using errcode = 'array_subscript_error';
  end if;
  select h.seq, h.hash into entry_seq, entry_hash from public.ledger_head h where h.jurisdiction_id = place for update;
  if not found then
    raise exception 'place % has no ledger', place using errcode = 'no_data_found';
  end if;
  for i in 1 .. cardinality(moments) loop
    moment := moments[i];
    if moment <> date_trunc('milliseconds', moment) then
      raise exception 'a moment finer than is hashed' using errcode = 'datetime_field_overflow';
    end if;
    entry_prev := entry_hash;
    entry_seq := entry_seq + 1;
    entry_hash := encode(sha256(convert_to(concat(
      '[', to_json(place::text), ',', entry_seq, ',', to_json(entry_prev),
      ',', to_json(to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      ',', to_json(actors[i]), ',', to_json(kinds[i]), ',', to_json(bodies[i]), ']'), 'UTF8')), 'hex');
    insert into public.ledger (jurisdiction_id, seq, prev, hash, at, actor, kind, body)
      values (place, entry_seq, entry_prev, entry_hash, moment, actors[i], kinds[i], bodies[i]);
    return next;
  end loop;
  update public.ledger_head h set seq = entry_seq, hash = entry_hash where h.jurisdiction_id = place;
end $body$`,
  'revoke all on function begin_ledger(uuid) from public',
  'revoke all on function hold_ledger(uuid) from public',
  'revoke all on function append_to_ledger(uuid, timestamptz[], text[], text[], text[]) from public',
]
