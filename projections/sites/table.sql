create table {{table}} (
  tenant text not null,
  key text not null,
  account_id text not null,
  primary key (tenant, key)
);
create unique index on {{table}} (key);
