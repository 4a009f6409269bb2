import { type Kysely, sql } from 'kysely'
import { nowhere } from '../place-policies.ts'

/**
 * The security log is written by two functions and by nothing else, as the ledger is (decision 139): they run with the
 * owner's rights, number and hash each row in the database, and leave the server's role none of its own on the two tables.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** The owner is behind no place's wall; attempts that name no place are written from everywhere. */
const ofThePlace = `if place <> '${nowhere}' and coalesce(current_setting('luoshi.place', true), '') not in ('*', place::text) then
    raise exception 'the security log of another place' using errcode = 'insufficient_privilege';
  end if`

const wholeRows = `if array[cardinality(moments), cardinality(kinds), cardinality(actors), cardinality(addresses), cardinality(successes),
    cardinality(details)] <> array_fill(cardinality(ids), array[6]) then
    raise exception 'rows with parts missing' using errcode = 'array_subscript_error';
  end if`

const taken = `place uuid, ids uuid[], moments timestamptz[], kinds text[], actors text[], addresses text[], successes boolean[],
  details text[]`
const types = 'uuid, uuid[], timestamptz[], text[], text[], text[], boolean[], text[]'
const asOwner = 'security definer set search_path = pg_catalog, pg_temp'
const headOfThePlace = `insert into public.security_head (jurisdiction_id, seq, hash) values (place, 0, repeat('0', 64))
    on conflict (jurisdiction_id) do nothing`

const statements = [
  // the JSON text that is hashed is, to the letter, that of ledger/security-chain.ts
  `create function append_to_security_log(${taken})
returns table (entry_seq bigint, entry_hash text) language plpgsql ${asOwner} as $body$
declare
  entry_prev text;
begin
  ${ofThePlace};
  ${wholeRows};
  ${headOfThePlace};
  select h.seq, h.hash into entry_seq, entry_hash from public.security_head h where h.jurisdiction_id = place for update;
  for i in 1 .. cardinality(ids) loop
    if moments[i] <> date_trunc('milliseconds', moments[i]) then
      raise exception 'a moment finer than is hashed' using errcode = 'datetime_field_overflow';
    end if;
    entry_prev := entry_hash;
    entry_seq := entry_seq + 1;
    entry_hash := encode(sha256(convert_to(concat(
      '[', to_json(place::text), ',', entry_seq, ',', to_json(entry_prev), ',', to_json(ids[i]::text),
      ',', to_json(to_char(moments[i] at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), ',', to_json(kinds[i]),
      ',', coalesce(to_json(actors[i])::text, 'null'), ',', coalesce(to_json(addresses[i])::text, 'null'),
      ',', to_json(successes[i]), ',', coalesce(to_json(details[i])::text, 'null'), ']'), 'UTF8')), 'hex');
    insert into public.security_log (jurisdiction_id, security_log_id, at, kind, actor, address, success, detail, seq, prev, hash)
      values (place, ids[i], moments[i], kinds[i], actors[i], addresses[i], successes[i], details[i],
              entry_seq, entry_prev, entry_hash);
    return next;
  end loop;
  update public.security_head h set seq = entry_seq, hash = entry_hash where h.jurisdiction_id = place;
end $body$`,
  // rows of a time when there was no chain, out of an archive of that time: only before the chain begins
  `create function add_before_security_log(${taken}) returns void language plpgsql ${asOwner} as $body$
begin
  ${ofThePlace};
  ${wholeRows};
  ${headOfThePlace};
  perform 1 from public.security_head h where h.jurisdiction_id = place and h.seq = 0 for update;
  if not found then
    raise exception 'the security log has begun' using errcode = 'integrity_constraint_violation';
  end if;
  insert into public.security_log (jurisdiction_id, security_log_id, at, kind, actor, address, success, detail)
    select place, * from unnest(ids, moments, kinds, actors, addresses, successes, details);
  update public.security_head h set unchained = unchained + cardinality(ids) where h.jurisdiction_id = place;
end $body$`,
  `revoke all on function append_to_security_log(${types}) from public`,
  `revoke all on function add_before_security_log(${types}) from public`,
]
