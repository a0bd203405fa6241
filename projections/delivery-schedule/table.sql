create table {{table}} (
  tenant text not null,
  key text not null,
  delivery_id text not null,
  account_id text not null,
  webhook_id text not null,
  next_at timestamptz not null,
  primary key (tenant, key)
);
create index on {{table}} (next_at);
create index on {{table}} (delivery_id);
