create table {{table}} (
  tenant text not null,
  key text not null,
  webhook_id text not null default '',
  event_type text not null default 'test',
  entity_id text not null default '',
  status text not null default 'waiting',
  attempt_count int not null default 0,
  response_status int,
  failure text,
  aside_reason text,
  took_ms int,
  owed_at timestamptz not null default 'epoch',
  last_at timestamptz,
  next_at timestamptz,
  primary key (tenant, key)
);
create index on {{table}} (tenant, webhook_id, owed_at desc, key desc);
