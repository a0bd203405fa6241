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

-- Appends each of several streams, or none of that one. expected: a revision, -1 any, -2 an existing stream.
-- s_event: index of the event (1 is the first) a sealed value belongs to; e_append: index of the append an event belongs to.
create or replace function log.append(
  a_stream text[], a_category text[], a_expected int[], a_tenant text[], a_actor text[], a_command text[],
  a_correlation text[], a_causation text[],
  e_append int[], e_id uuid[], e_type text[], e_version int[], e_body text[],
  s_event int[], s_path text[], s_key text[], s_bytes bytea[]
) returns table (n int, is_appended boolean, revision int, "position" bigint)
language plpgsql as $$
#variable_conflict use_column
declare
  verdict text[];
  current int[];
  first int[];
  size_of int[];
  total int;
  base bigint;
  stamp timestamptz;
begin
  -- A statement of its own: the next one then sees everything that was committed before the lock was had.
  perform pg_advisory_xact_lock(7203114);
  stamp := clock_timestamp();

  with asked as (
    select t.*, (select count(*) from unnest(e_append) e where e = t.n)::int as size,
      e_id[array_position(e_append, t.n::int)] as first_id
    from unnest(a_stream, a_expected, a_tenant) with ordinality as t(stream, expected, tenant, n)
  ), known as (
    select asked.*, coalesce(newest.revision, 0) as had, newest.tenant as owner,
      case when expected >= 0
        then exists (select from log.events e
          where e.stream = asked.stream and e.revision = asked.expected + 1 and e.id = asked.first_id)
        else exists (select from log.events e where e.stream = asked.stream and e.id = asked.first_id)
      end as is_repeated
    from asked left join lateral (
      select e.revision, e.tenant from log.events e where e.stream = asked.stream
      order by e.revision desc limit 1
    ) newest on true
  ), judged as (
    select known.*, case
      when owner is not null and owner <> tenant then 'conflict'
      when is_repeated then 'repeated'
      when expected = -1 or expected = had or (expected = -2 and had > 0) then 'appended'
      else 'conflict' end as v
    from known
  ), placed as (
    select judged.*, sum(case when v = 'appended' then size else 0 end) over (order by judged.n) - size as before
    from judged
  )
  select array_agg(v order by placed.n), array_agg(had order by placed.n), array_agg(before::int order by placed.n),
    array_agg(size order by placed.n), coalesce(sum(size) filter (where v = 'appended'), 0)::int
  into verdict, current, first, size_of, total from placed;

  if total > 0 then
    update log.head h set position = h.position + total returning h.position - total into base;

    insert into log.events
    select base + first[e.a] + e.k, a_stream[e.a], current[e.a] + e.k, a_category[e.a], e.type, e.version, e.id,
      e.body::jsonb, a_tenant[e.a], a_actor[e.a], a_command[e.a], a_correlation[e.a], a_causation[e.a], stamp
    from (
      select t.*, (row_number() over (partition by t.a order by t.i))::int as k
      from unnest(e_append, e_id, e_type, e_version, e_body) with ordinality as t(a, id, type, version, body, i)
    ) e where verdict[e.a] = 'appended' order by e.i;

    insert into log.sealed
    select e_id[t.event], t.path, t.key, t.bytes
    from unnest(s_event, s_path, s_key, s_bytes) as t(event, path, key, bytes)
    where verdict[e_append[t.event]] = 'appended';
  end if;

  return query
  select t.n::int, t.v <> 'conflict',
    case t.v
      when 'conflict' then current[t.n]
      when 'appended' then current[t.n] + size_of[t.n]
      else again.revision end,
    case t.v when 'appended' then base + first[t.n] + size_of[t.n] else again.position end
  from unnest(verdict) with ordinality as t(v, n)
  left join lateral (
    select e.revision, e.position from log.events e
    where t.v = 'repeated' and e.stream = a_stream[t.n]
      and e.id = e_id[array_position(e_append, t.n::int) + size_of[t.n] - 1]
  ) again on true
  order by t.n;
end $$;
