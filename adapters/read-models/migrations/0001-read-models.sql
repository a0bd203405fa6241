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

grant usage on schema read_models to miapulse_reader;
