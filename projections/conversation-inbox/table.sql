create table {{table}} (
  tenant text not null,
  key text not null,
  status text not null default 'open',
  notice_version text not null default '',
  started_at timestamptz not null default 'epoch',
  last_message_at timestamptz not null default 'epoch',
  last_text text,
  message_count int not null default 0,
  unanswered_count int not null default 0,
  channel text not null default 'chat',
  device text not null default 'unknown',
  opened_on text,
  lead_id text,
  is_emergency boolean not null default false,
  is_handed_off boolean not null default false,
  person_id text,
  primary key (tenant, key)
);
create index on {{table}} (tenant, last_message_at desc, key desc);
