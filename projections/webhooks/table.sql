create table {{table}} (
  tenant text not null,
  key text not null,
  url text,
  event_types jsonb not null default '[]',
  with_contact boolean not null default false,
  status text not null default 'removed',
  off_reason text,
  added_at timestamptz not null default 'epoch',
  overlap_ends_at timestamptz,
  last_succeeded_at timestamptz,
  last_failed_at timestamptz,
  primary key (tenant, key)
);
