create table {{table}} (
  tenant text not null,
  key text not null,
  kind text not null default '',
  at text not null default '',
  outcome text not null default '',
  is_after_hours boolean not null default false,
  is_promised boolean not null default false,
  primary key (tenant, key)
);
create index on {{table}} (tenant, at);
