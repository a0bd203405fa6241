create table {{table}} (
  tenant text not null,
  key text not null,
  conversation_id text not null default '',
  text text,
  asked_at timestamptz not null default 'epoch',
  kind text,
  is_bad boolean not null default false,
  is_settled boolean not null default false,
  primary key (tenant, key)
);
create index on {{table}} (tenant, asked_at desc);
create index on {{table}} (tenant, conversation_id);
