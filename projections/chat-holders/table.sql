create table {{table}} (
  tenant text not null,
  key text not null,
  account_id text not null,
  member_id text not null,
  pairing_id text not null,
  token_hash text,
  chat_ref text,
  primary key (tenant, key)
);
create index on {{table}} (token_hash);
create index on {{table}} (chat_ref);
