create table {{table}} (
  tenant text not null,
  key text not null,
  conversation_id text not null,
  sender text not null,
  text text,
  at timestamptz not null,
  kind text,
  sources jsonb not null default '[]',
  took_ms int,
  provenance jsonb,
  rating text,
  primary key (tenant, key)
);
create index on {{table}} (tenant, conversation_id, at);
create index on {{table}} (tenant, at) include (kind) where sender = 'desk';
