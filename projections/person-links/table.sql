create table {{table}} (
  tenant text not null,
  key text not null,
  kind text not null,
  subject_id text not null,
  related_id text not null,
  conversation_id text,
  at timestamptz not null,
  primary key (tenant, key)
);
create index on {{table}} (tenant, subject_id);
create index on {{table}} (tenant, related_id);
create index on {{table}} (tenant, conversation_id);
