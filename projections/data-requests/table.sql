create table {{table}} (
  tenant text not null,
  key text not null,
  kind text not null default '',
  subject_ref text not null default '',
  received_at timestamptz not null default 'epoch',
  due_at timestamptz not null default 'epoch',
  outcome text,
  closed_at timestamptz,
  primary key (tenant, key)
);
create index on {{table}} (closed_at, due_at);
