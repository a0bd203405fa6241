create table {{table}} (
  tenant text not null,
  key text not null,
  hash text not null,
  account_id text not null,
  key_id text not null,
  scopes jsonb not null default '[]',
  expires_at timestamptz,
  primary key (tenant, key)
);
create unique index on {{table}} (hash);
