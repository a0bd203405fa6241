create table {{table}} (
  tenant text not null,
  key text not null,
  member_id text not null,
  account_id text not null,
  role text not null,
  since timestamptz not null default 'epoch',
  primary key (tenant, key)
);
create index on {{table}} (member_id, since);
