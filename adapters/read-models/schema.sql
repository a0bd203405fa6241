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
alter table read_models.builds
  -- Where the event of `reason` stands: whoever skips it goes on behind.
  add column if not exists stopped_at bigint,
  -- What was read into it, and between which times.
  add column if not exists events bigint not null default 0,
  add column if not exists begun_at timestamptz not null default now(),
  add column if not exists moved_at timestamptz,
  -- Events that are not in it because somebody said so; the last of them by id and type.
  add column if not exists skipped int not null default 0,
  add column if not exists last_skipped text;
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
