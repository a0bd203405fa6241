create table {{table}} (
  tenant text not null,
  key text not null,
  contact_id text not null default '',
  kind text not null default 'other',
  via text not null default 'text',
  words text,
  at timestamptz not null default 'epoch',
  primary key (tenant, key)
);
create index on {{table}} (tenant, at desc, key desc);
create index on {{table}} (tenant, contact_id);
