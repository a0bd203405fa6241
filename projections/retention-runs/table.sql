create table {{table}} (
  tenant text not null,
  key text not null,
  account_id text not null default '',
  last_run_at timestamptz,
  oldest_record_at timestamptz,
  oldest_visit_at timestamptz,
  begun_at timestamptz,
  primary key (tenant, key)
);
