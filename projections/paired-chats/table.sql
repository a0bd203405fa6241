create table {{table}} (
  tenant text not null,
  key text not null,
  pairing_id text not null default '',
  standing text not null default 'none',
  chat_id text,
  chat_name text,
  since timestamptz not null default 'epoch',
  expires_at timestamptz,
  ending text,
  primary key (tenant, key)
);
