create table {{table}} (
  tenant text not null,
  key text not null,
  conversation_id text not null,
  actor text not null,
  text text,
  taken_at timestamptz not null,
  primary key (tenant, key)
);
create index on {{table}} (tenant, conversation_id, taken_at);
