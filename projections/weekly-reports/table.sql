create table {{table}} (
  tenant text not null,
  key text not null,
  week text not null default '',
  made_at timestamptz,
  member_id text,
  letter text,
  at timestamptz,
  primary key (tenant, key)
);
create index on {{table}} (tenant, week);
