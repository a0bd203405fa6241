-- The main database as version 0.1.0 made it.

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

create schema if not exists blobs;

create table if not exists blobs.sealed (
  tenant text not null,
  blob_id text not null,
  key_id text not null,
  bytes bytea not null,
  primary key (tenant, blob_id)
);
create index if not exists blobs_by_key on blobs.sealed (key_id);

create schema if not exists policies;

create table if not exists policies.checkpoints (
  name text primary key,
  position bigint not null
);

create schema if not exists access;

-- Secrets stand here as hashes only; the request is sealed. Rows go an hour after they lapse.
create table if not exists access.challenges (
  challenge_id uuid primary key,
  token_hash bytea not null unique,
  -- Null: bound to no browser.
  browser_hash bytea unique,
  code_hash bytea not null,
  request bytea not null,
  wrong_codes int not null default 0,
  consumed_at timestamptz,
  expires_at timestamptz not null
);

create table if not exists access.sessions (
  session_hash bytea primary key,
  member_id text not null,
  account_id text not null,
  started_at timestamptz not null default now(),
  used_at timestamptz not null default now()
);
create index if not exists sessions_by_account on access.sessions (account_id);

create schema if not exists read_models;

-- One row per table of a read model. `building` tables stand beside the live one until they have caught up.
create table if not exists read_models.builds (
  name text not null,
  build int not null,
  version int not null,
  status text not null check (status in ('building', 'live', 'parked')),
  position bigint not null default 0,
  -- Raised with every change of owner: whoever holds an old one writes nothing any more.
  token bigint not null default 0,
  owner text not null default '',
  lease_until timestamptz not null default '-infinity',
  -- Why it is parked: an event's id and type.
  reason text,
  primary key (name, build)
);
create unique index if not exists one_live_build on read_models.builds (name) where status <> 'building';

-- Screens read as this role, which the tenant policies hold for whoever owns the tables.
do $$ begin
  create role miapulse_reader nologin;
exception when duplicate_object or unique_violation then null;
end $$;
-- Whoever made a role may not yet become it; somebody else's role was given by whoever made it.
do $$ begin
  grant miapulse_reader to current_user;
exception when insufficient_privilege then null;
end $$;
-- Whoever made the role may act as it.
do $$ begin
  execute format('grant miapulse_reader to %I', current_user);
exception when insufficient_privilege or unique_violation then null;
end $$;
grant usage on schema read_models to miapulse_reader;

create schema if not exists usage;

-- Views by month, so that a month goes by dropping its table. Nothing in it says who it was.
create table if not exists usage.visits (
  tenant text not null,
  at timestamptz not null,
  path text not null,
  referrer_host text not null,
  device text not null
) partition by range (at);

create table if not exists usage.days (
  tenant text not null,
  day date not null,
  page_views int not null default 0,
  sessions int not null default 0,
  primary key (tenant, day)
);

-- Today's salt only. With it goes every way of telling that two of yesterday's views were one person's.
create table if not exists usage.salts (
  day date primary key,
  salt bytea not null
);
create table if not exists usage.sessions (
  tenant text not null,
  day date not null,
  session bytea not null,
  primary key (tenant, day, session)
);

create schema if not exists knowledge_index;

create table if not exists knowledge_index.passages (
  tenant text not null,
  page_id text not null,
  ordinal int not null,
  url text not null,
  title text not null,
  language text not null,
  headings jsonb not null,
  kind text not null,
  text text not null,
  search tsvector not null,
  primary key (tenant, page_id, ordinal)
);
create index if not exists passages_by_words on knowledge_index.passages using gin (search);

-- PostgreSQL's name for a language's rules; words as they stand where it has none.
create or replace function knowledge_index.rules(language text) returns regconfig language sql immutable as $$
  select coalesce((array['english', 'spanish', 'german', 'french', 'portuguese', 'italian', 'dutch'])
    [array_position(array['en', 'es', 'de', 'fr', 'pt', 'it', 'nl'], language)], 'simple')::regconfig
$$;

create schema if not exists sandbox;

create table if not exists sandbox.letters (
  id uuid primary key default gen_random_uuid(),
  idempotency_key text unique,
  payload_hash text not null,
  sender text not null,
  recipients text[] not null,
  subject text not null,
  text text,
  html text,
  sent_at timestamptz not null default now()
);
create index if not exists letters_by_time on sandbox.letters (sent_at desc);

-- What that version had written.
insert into log.events (position, stream, revision, category, type, version, id, body, tenant, actor, command_id, correlation_id,
  causation_id, recorded_at)
values
  (1, 'lead-019a0000-0000-7000-8000-000000000001', 1, 'lead', 'LeadContacted', 1, '019a0000-0000-7000-8000-00000000000a',
   '{"leadId": "019a0000-0000-7000-8000-000000000001", "contactedAt": "2026-11-24T10:00:00.000Z"}', 'acme', 'member:m', 'c1', 'c1',
   '', '2026-11-24T10:00:00.123Z'),
  (2, 'crawl-019a0000-0000-7000-8000-000000000002', 1, 'crawl', 'CrawlFailed', 1, '019a0000-0000-7000-8000-00000000000b',
   '{"crawlId": "019a0000-0000-7000-8000-000000000002", "reason": "timed-out", "failedAt": "2026-11-24T10:00:01.000Z"}', 'acme',
   'system', 'c2', 'c2', '', '2026-11-24T10:00:01Z');
update log.head set position = 2;
insert into log.sealed values ('019a0000-0000-7000-8000-00000000000a', '/nothing', 'a-key', '\x00');
insert into policies.checkpoints values ('a-policy', 1);
insert into usage.days (tenant, day, page_views) values ('acme', '2026-11-24', 7);
create table usage."visits_2026_11" partition of usage.visits for values from ('2026-11-01') to ('2026-12-01');
insert into usage.visits values ('acme', '2026-11-24T10:00:00Z', '/', '', 'phone');
create table read_models."lead_inbox_1" (tenant text not null, key text not null, primary key (tenant, key));
grant select on read_models."lead_inbox_1" to miapulse_reader;
insert into read_models.builds (name, build, version, status, position) values ('lead-inbox', 1, 1, 'live', 2);
