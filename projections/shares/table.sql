create table {{table}} (
  tenant text not null,
  key text not null,
  processor text,
  purpose text not null default '',
  categories text not null default '',
  subject_id text not null default '',
  request_id text not null default '',
  at timestamptz not null default 'epoch',
  primary key (tenant, key)
);
create index on {{table}} (tenant, at desc, key desc);
create index on {{table}} (tenant, processor, at desc, key desc);
create index on {{table}} (tenant, subject_id);
create index on {{table}} (tenant, request_id);
