create table {{table}} (
  tenant text not null,
  key text not null,
  account_id text not null,
  suspended_at timestamptz,
  reason text,
  cost_micros_per_day bigint,
  primary key (tenant, key)
);
create unique index on {{table}} (account_id);
