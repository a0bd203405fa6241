create table {{table}} (
  tenant text not null,
  key text not null,
  account_id text not null default '',
  scope text not null default 'person',
  proof text not null default 'owner',
  status text not null default 'requested',
  requested_at timestamptz not null default 'epoch',
  grace_until timestamptz,
  alarm_at timestamptz not null default 'epoch',
  deadline_at timestamptz not null default 'epoch',
  place_count int not null default 0,
  done_count int not null default 0,
  key_count int not null default 0,
  overdue text,
  begun_at timestamptz,
  ended_at timestamptz,
  primary key (tenant, key)
);
create index on {{table}} (tenant, requested_at desc, key desc);
create index on {{table}} (deadline_at) where ended_at is null;
