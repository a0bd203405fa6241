create table {{table}} (
  tenant text not null,
  key text not null,
  status text not null default 'running',
  read_count int not null default 0,
  skipped_count int not null default 0,
  unchanged_count int not null default 0,
  known_count int not null default 0,
  started_at timestamptz not null default 'epoch',
  ended_at timestamptz,
  reason text,
  primary key (tenant, key)
);
create index on {{table}} (tenant, started_at desc);
