create table {{table}} (
  tenant text not null,
  key text not null,
  kind text not null default '',
  grant_id text not null default '',
  at timestamptz not null default 'epoch',
  until timestamptz,
  ended_at timestamptz,
  what text,
  subject_id text,
  looked_by text,
  primary key (tenant, key)
);
create index on {{table}} (tenant, kind, at);
