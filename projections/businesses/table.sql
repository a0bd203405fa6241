create table {{table}} (
  tenant text not null,
  key text not null,
  account_id text not null,
  opened_at timestamptz not null,
  primary key (tenant, key)
);
create index on {{table}} (opened_at, account_id);
