create table {{table}} (
  tenant text not null,
  key text not null,
  notification_id text not null default '',
  step integer not null default 0,
  channel text not null default 'email',
  status text not null default 'begun',
  begun_at timestamptz not null default 'epoch',
  accepted_at timestamptz,
  delivered_at timestamptz,
  told_at timestamptz,
  code text,
  primary key (tenant, key)
);
create index on {{table}} (tenant, notification_id, step);
