/** The setting that holds the place a transaction is of: an id, `*` for all places, empty for none. */
export const placeSetting = 'luoshi.place'

/** Rows of no place: what the security log says of attempts whose place nobody knows. */
export const nowhere = '00000000-0000-0000-0000-000000000000'

/**
 * Row-level security as a second wall: a row is seen and written only by a transaction of its place, whatever the
 * statement says; one that has named no place sees nothing. For every table with the key of a place but the list of
 * places itself, and made again only where it is not as it should be, so that a start locks nothing.
 */
export const placePolicies = `do $$
  declare
    wall constant text := $wall$((( SELECT current_setting('${placeSetting}', true)) = '*'
      or jurisdiction_id = ( SELECT nullif(nullif(current_setting('${placeSetting}', true), ''), '*')::uuid)))$wall$;
    nobody constant text := $nobody$ or jurisdiction_id = '${nowhere}'::uuid$nobody$;
    placed record;
    rule text;
  begin
    for placed in
      select c.oid, c.relname, c.relrowsecurity,
             exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'of_the_place') as walled
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'jurisdiction_id' and not a.attisdropped
       where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'jurisdiction'
    loop
      rule := case when placed.relname in ('security_log', 'security_head') then '(' || wall || nobody || ')' else wall end;
      if not placed.walled then
        execute format('create policy of_the_place on %I using (%s) with check (%s)', placed.relname, rule, rule);
      end if;
      if not placed.relrowsecurity then
        execute format('alter table %I enable row level security', placed.relname);
      end if;
    end loop;
  end $$`
