create table {{table}} (
  tenant text not null,
  key text not null,
  next_at timestamptz not null default 'epoch',
  failed_count int not null default 0,
  primary key (tenant, key)
);
create index on {{table}} (next_at);
