create table {{table}} (
  tenant text not null,
  key text not null,
  conversation_id text not null,
  text_id text,
  actor text not null,
  text text,
  taken_at timestamptz not null,
  primary key (tenant, key)
);
create index on {{table}} (tenant, conversation_id, taken_at);
create index on {{table}} (tenant, text_id) where text_id is not null;
