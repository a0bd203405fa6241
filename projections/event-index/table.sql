create table {{table}} (
  tenant text not null,
  key text not null,
  family text not null default '',
  type text not null default '',
  entity text not null default '',
  actor text not null default '',
  at timestamptz not null default 'epoch',
  primary key (tenant, key)
);
create index on {{table}} (tenant, at desc, key desc);
create index on {{table}} (tenant, type, at desc, key desc);
