create schema if not exists log;

-- Two indexes only: every further one is paid for by each append.
create table if not exists log.events (
  position bigint primary key,
  stream text not null,
  revision int not null,
  category text not null,
  type text not null,
  version int not null,
  id uuid not null,
  body jsonb not null,
  tenant text not null,
  actor text not null,
  command_id text not null,
  correlation_id text not null,
  causation_id text not null,
  recorded_at timestamptz not null,
  unique (stream, revision)
);

-- The newest position: one row, updated in place.
create table if not exists log.head (
  only_row boolean primary key default true check (only_row),
  position bigint not null
) with (fillfactor = 10);
insert into log.head (position) values (0) on conflict do nothing;

create table if not exists log.sealed (
  event_id uuid not null,
  path text not null,
  key_id text not null,
  bytes bytea not null,
  primary key (event_id, path)
);
create index if not exists sealed_by_key on log.sealed (key_id);

create or replace function log.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The log is never changed' using errcode = 'insufficient_privilege';
end $$;
create or replace trigger events_stay before update or delete or truncate on log.events
  for each statement execute function log.refuse_change();

-- Appends each of several streams, or none of that one. expected: a revision, -1 any, -2 an existing stream. e_append:
-- number of the append an event belongs to; s_event: number of the event a sealed value belongs to (1 is the first).
create or replace function log.append(
  a_stream text[], a_category text[], a_expected int[], a_size int[], a_tenant text[], a_actor text[], a_command text[],
  a_correlation text[], a_causation text[],
  e_append int[], e_id uuid[], e_type text[], e_version int[], e_body text[],
  s_event int[], s_path text[], s_key text[], s_bytes bytea[]
) returns table (n bigint, is_appended boolean, revision int, "position" bigint)
language plpgsql
-- Plans are made while the log is empty, when reading all of it seems cheapest, and are kept.
set enable_seqscan = off
as $$
#variable_conflict use_column
begin
  -- A statement of its own: the next one then sees everything that was committed before the lock was had.
  perform pg_advisory_xact_lock(7203114);

  return query
  with events as materialized (
    select * from unnest(e_append, e_id, e_type, e_version, e_body) with ordinality as t(append, id, type, version, body, i)
  ), asked as materialized (
    select t.*, sum(t.size) over (order by t.n) - t.size as skipped
    from unnest(a_stream, a_category, a_expected, a_size, a_tenant, a_actor, a_command, a_correlation, a_causation)
      with ordinality as t(stream, category, expected, size, tenant, actor, command, correlation, causation, n)
  ), known as materialized (
    select asked.*, coalesce(newest.revision, 0) as had, newest.tenant as owner, again.revision as again_from
    from asked join events first on first.i = asked.skipped + 1
    left join lateral (
      select e.revision, e.tenant from log.events e where e.stream = asked.stream order by e.revision desc limit 1
    ) newest on true
    -- The same event at the same place, or anywhere in the stream where no place was expected.
    left join lateral (
      select e.revision from log.events e
      where e.stream = asked.stream and e.id = first.id and (asked.expected < 0 or e.revision = asked.expected + 1)
        and newest.revision is not null
      limit 1
    ) again on true
  ), judged as materialized (
    select known.*, case
      when owner <> tenant then 'conflict'
      when again_from is not null then 'repeated'
      when expected = -1 or expected = had or (expected = -2 and had > 0) then 'appended'
      else 'conflict' end as verdict
    from known
  ), placed as materialized (
    select judged.*, sum(size) filter (where verdict = 'appended') over (order by n) - size as before from judged
  ), moved as (
    update log.head set position = log.head.position + total.count
    from (select sum(size) as count from placed where verdict = 'appended') total
    where total.count > 0
    returning log.head.position - total.count as base
  ), written as (
    insert into log.events
    select moved.base + placed.before + e.i - placed.skipped, placed.stream, placed.had + (e.i - placed.skipped)::int,
      placed.category, e.type, e.version, e.id, e.body::jsonb, placed.tenant, placed.actor, placed.command,
      placed.correlation, placed.causation, clock_timestamp()
    from events e join placed on placed.n = e.append and placed.verdict = 'appended', moved
    order by e.i
  ), hidden as (
    insert into log.sealed
    select e.id, t.path, t.key, t.bytes
    from unnest(s_event, s_path, s_key, s_bytes) as t(event, path, key, bytes)
    join events e on e.i = t.event join placed on placed.n = e.append and placed.verdict = 'appended'
  )
  select placed.n, placed.verdict <> 'conflict',
    case placed.verdict
      when 'appended' then placed.had + placed.size
      when 'repeated' then placed.again_from + placed.size - 1
      else placed.had end,
    case placed.verdict
      when 'appended' then (moved.base + placed.before + placed.size)::bigint
      else (select e.position from log.events e
        where e.stream = placed.stream and e.revision = placed.again_from + placed.size - 1) end
  from placed left join moved on true
  order by placed.n;
end $$;
