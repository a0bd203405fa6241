create table {{table}} (
  tenant text not null,
  key text not null,
  member_id text not null,
  change_id text not null,
  takes_effect_at timestamptz not null,
  primary key (tenant, key)
);
create index on {{table}} (takes_effect_at);
