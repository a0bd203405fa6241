create table {{table}} (
  tenant text not null,
  key text not null,
  notification_id text not null default '',
  is_first boolean not null default false,
  member_id text not null default '',
  source_id text not null default '',
  reason text not null default 'test',
  place text not null default 'alerts',
  subject_id text not null default '',
  item_count integer not null default 0,
  happened_at timestamptz not null default 'epoch',
  requested_at timestamptz not null default 'epoch',
  status text not null default 'open',
  next_at timestamptz,
  escalation_count integer not null default 0,
  acknowledged_by text,
  acknowledged_via text,
  settled_at timestamptz,
  why text,
  primary key (tenant, key)
);
create index on {{table}} (tenant, requested_at desc) where is_first;
create index on {{table}} (tenant, reason, happened_at);
create index on {{table}} (tenant, member_id, place, subject_id);
