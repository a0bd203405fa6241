-- The log's doors: whoever runs the program reads it, appends through these functions, and erases sealed values through one.
drop function log.append(text[], text[], int[], int[], text[], text[], text[], text[], text[], int[], uuid[], text[], int[],
  text[], int[], text[], text[], bytea[]);

-- As it was written, to the letter: nobody searches in it, and a digest of it can be taken for ever.
alter table log.events alter column body type json;

-- A stream is short however long the log is; a sample of the log cannot tell, and a plan for long ones sorts in vain.
alter table log.events alter column stream set (n_distinct = -0.05);

-- Whether anything of it stands in log.sealed; of an event that was written before it was noted it is not known.
alter table log.events add column has_sealed boolean not null default true;
alter table log.events alter column has_sealed drop default;

-- Keys that were destroyed: nothing is ever sealed under one of them again, whoever still holds it.
create table log.erased_keys (
  key_id text primary key
);

create function log.refuse_erased(keys text[]) returns void language plpgsql as $$
begin
  if exists (select from log.erased_keys where key_id = any(keys)) then
    raise exception 'This key was destroyed' using errcode = 'MP001';
  end if;
end $$;

-- Appends each of several streams, or none of that one. expected: a revision, -1 any, -2 an existing stream. a_skipped: how
-- many events of the batch stand before those of the append; e_append, s_event: number of the append an event belongs to, and
-- of the event a sealed value belongs to (1 is the first). e_bodies: an array with the bodies of all events.
-- Answers by append: verdict 0 conflict, 1 appended, 2 appended before; revision that the stream has now, or had when it was
-- appended; position only of what was appended before. What was appended now stands behind `base` in the given order.
create function log.append(
  a_stream text[], a_category text[], a_expected int[], a_size int[], a_skipped int[], a_first uuid[],
  a_tenant text[], a_actor text[], a_command text[], a_correlation text[], a_causation text[],
  e_append int[], e_id uuid[], e_type text[], e_version int[], e_sealed boolean[], e_bodies json,
  s_event int[], s_path text[], s_key text[], s_bytes bytea[],
  out verdicts int[], out revisions int[], out positions bigint[], out base bigint
)
language plpgsql security definer set search_path = pg_catalog
-- Plans are made while the log is empty, when reading all of it seems cheapest, and are kept; older servers find a plan
-- without that so dear that they would compile it.
set enable_seqscan = off set jit = off
as $$
declare
  hads int[];
  -- Of each: the events before it that are not appended, so that positions have no gap.
  refused bigint[];
  total int;
begin
  -- A statement of its own: the next one then sees everything that was committed before the lock was had.
  perform pg_advisory_xact_lock(7203114);

  select array_agg(judged.verdict order by judged.n), array_agg(judged.had order by judged.n),
    array_agg(judged.revision order by judged.n), array_agg(judged.refused order by judged.n),
    coalesce(sum(judged.size) filter (where judged.verdict = 1), 0)
  into verdicts, hads, revisions, refused, total
  from (
    select asked.n, asked.size, v.verdict, coalesce(newest.revision, 0) as had,
      case v.verdict
        when 0 then coalesce(newest.revision, 0)
        when 1 then coalesce(newest.revision, 0) + asked.size
        else again.revision + asked.size - 1 end as revision,
      coalesce(sum(asked.size) filter (where v.verdict <> 1) over (order by asked.n), 0) as refused
    from unnest(a_stream, a_expected, a_size, a_first, a_tenant) with ordinality
      as asked(stream, expected, size, first, tenant, n)
    left join lateral (
      select e.revision, e.tenant from log.events e where e.stream = asked.stream order by e.revision desc limit 1
    ) newest on true
    -- The same event at the same place, or anywhere in the stream where no place was expected.
    left join lateral (
      select e.revision from log.events e
      where e.stream = asked.stream and e.id = asked.first and newest.revision > asked.expected
        and (asked.expected < 0 or e.revision = asked.expected + 1)
      limit 1
    ) again on true
    cross join lateral (
      select case
        when newest.tenant <> asked.tenant then 0
        when again.revision is not null then 2
        when asked.expected = -1 or asked.expected = coalesce(newest.revision, 0)
          or (asked.expected = -2 and newest.revision > 0) then 1
        else 0 end
    ) as v(verdict)
  ) judged;

  if 2 = any(verdicts) then
    select array_agg(e.position order by t.n) into positions
    from unnest(a_stream, verdicts, revisions) with ordinality as t(stream, verdict, revision, n)
    left join log.events e on t.verdict = 2 and e.stream = t.stream and e.revision = t.revision;
  end if;
  if total = 0 then return; end if;

  update log.head set position = position + total where only_row returning position - total into base;

  insert into log.events
  select base + e.i - a.refused, a.stream, a.had + (e.i - a.skipped)::int, a.category, e.type, e.version,
    e.id, e.body, a.tenant, a.actor, a.command, a.correlation, a.causation, clock_timestamp(), e.sealed
  from rows from (unnest(e_append, e_id, e_type, e_version, e_sealed), json_array_elements(e_bodies))
    with ordinality as e(append, id, type, version, sealed, body, i)
  join unnest(a_stream, a_category, a_skipped, a_tenant, a_actor, a_command, a_correlation, a_causation, verdicts, hads, refused)
    with ordinality as a(stream, category, skipped, tenant, actor, command, correlation, causation, verdict, had, refused, n)
    on a.n = e.append and a.verdict = 1;

  if cardinality(s_event) > 0 then
    perform log.refuse_erased(s_key);
    insert into log.sealed
    select e_id[t.event], t.path, t.key, t.bytes
    from unnest(s_event, s_path, s_key, s_bytes) as t(event, path, key, bytes)
    where verdicts[e_append[t.event]] = 1;
  end if;
end $$;

-- The same for one append, which is what an idle log mostly gets.
create function log.append_one(
  a_stream text, a_category text, a_expected int, a_tenant text, a_actor text, a_command text, a_correlation text,
  a_causation text,
  e_id uuid[], e_type text[], e_version int[], e_sealed boolean[], e_bodies json,
  s_event int[], s_path text[], s_key text[], s_bytes bytea[],
  out verdict int, out revision int, out "position" bigint
)
language plpgsql security definer set search_path = pg_catalog
set enable_seqscan = off set jit = off
as $$
#variable_conflict use_column
declare
  size constant int := cardinality(e_id);
  had int := 0;
  owner text := a_tenant;
  again int;
  base bigint;
begin
  perform pg_advisory_xact_lock(7203114);
  select e.revision, e.tenant into had, owner from log.events e where e.stream = a_stream order by e.revision desc limit 1;
  had := coalesce(had, 0);
  verdict := 0;
  revision := had;
  if had > 0 and owner <> a_tenant then return; end if;

  if had > a_expected and had > 0 then
    select e.revision into again from log.events e
    where e.stream = a_stream and e.id = e_id[1] and (a_expected < 0 or e.revision = a_expected + 1) limit 1;
    if again is not null then
      verdict := 2;
      revision := again + size - 1;
      select e.position into position from log.events e where e.stream = a_stream and e.revision = again + size - 1;
      return;
    end if;
  end if;
  if a_expected <> had and a_expected <> -1 and not (a_expected = -2 and had > 0) then return; end if;

  update log.head set position = log.head.position + size where only_row returning log.head.position - size into base;
  if size = 1 then
    insert into log.events values (base + 1, a_stream, had + 1, a_category, e_type[1], e_version[1], e_id[1], e_bodies -> 0,
      a_tenant, a_actor, a_command, a_correlation, a_causation, clock_timestamp(), e_sealed[1]);
  else
    insert into log.events
    select base + e.i, a_stream, had + e.i, a_category, e.type, e.version, e.id, e.body,
      a_tenant, a_actor, a_command, a_correlation, a_causation, clock_timestamp(), e.sealed
    from rows from (unnest(e_id, e_type, e_version, e_sealed), json_array_elements(e_bodies))
      with ordinality as e(id, type, version, sealed, body, i);
  end if;
  if cardinality(s_event) > 0 then
    perform log.refuse_erased(s_key);
    insert into log.sealed
    select e_id[t.event], t.path, t.key, t.bytes from unnest(s_event, s_path, s_key, s_bytes) as t(event, path, key, bytes);
  end if;
  verdict := 1;
  revision := had + size;
  position := base + size;
end $$;

-- For events that stand in another log: sealed before they are appended there. What stands already stays; answers how many
-- values were new.
create function log.seal(s_event uuid[], s_path text[], s_key text[], s_bytes bytea[]) returns bigint
language plpgsql security definer set search_path = pg_catalog
as $$
declare
  written bigint;
begin
  perform pg_advisory_xact_lock_shared(7203114);
  perform log.refuse_erased(s_key);
  insert into log.sealed select * from unnest(s_event, s_path, s_key, s_bytes) on conflict do nothing;
  get diagnostics written = row_count;
  return written;
end $$;

-- The one way in which a sealed value goes. It takes the lock of the log, so that whoever appends comes before it, and loses
-- what was sealed, or after it, and is refused.
create function log.erase_sealed(keys text[]) returns bigint
language plpgsql security definer set search_path = pg_catalog
as $$
declare
  erased bigint;
begin
  perform pg_advisory_xact_lock(7203114);
  insert into log.erased_keys select distinct unnest(keys) on conflict do nothing;
  delete from log.sealed where key_id = any(keys);
  get diagnostics erased = row_count;
  return erased;
end $$;

-- To owners and superusers as well, and whatever session_replication_role says.
alter table log.events enable always trigger events_stay;
create trigger head_stays before delete or truncate on log.head for each statement execute function log.refuse_change();
create trigger erased_keys_stay before update or delete or truncate on log.erased_keys
  for each statement execute function log.refuse_change();
create trigger sealed_stay before update or truncate on log.sealed for each statement execute function log.refuse_change();

create function log.refuse_delete() returns trigger language plpgsql as $$
declare
  callers text;
begin
  get diagnostics callers = pg_context;
  if callers ~ '\nPL/pgSQL function log\.erase_sealed\(' then return null; end if;
  raise exception 'Sealed values go by log.erase_sealed only' using errcode = 'insufficient_privilege';
end $$;
create trigger sealed_go_by_erasure before delete on log.sealed for each statement execute function log.refuse_delete();

alter table log.head enable always trigger head_stays;
alter table log.erased_keys enable always trigger erased_keys_stay;
alter table log.sealed enable always trigger sealed_stay;
alter table log.sealed enable always trigger sealed_go_by_erasure;

revoke all on all tables in schema log from public;
revoke all on all functions in schema log from public;
grant usage on schema log to miapulse_app;
grant select on log.events, log.sealed, log.head, log.erased_keys to miapulse_app;
grant execute on function log.append, log.append_one, log.seal, log.erase_sealed to miapulse_app;
