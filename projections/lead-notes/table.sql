create table {{table}} (
  tenant text not null,
  key text not null,
  lead_id text not null,
  text text,
  actor text not null,
  noted_at timestamptz not null,
  primary key (tenant, key)
);
create index on {{table}} (tenant, lead_id, noted_at desc);
