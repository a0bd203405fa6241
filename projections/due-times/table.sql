create table {{table}} (
  tenant text not null,
  key text not null,
  kind text not null,
  subject_id text not null,
  due_at timestamptz not null,
  primary key (tenant, key)
);
create index on {{table}} (due_at);
