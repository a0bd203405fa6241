create table {{table}} (
  tenant text not null,
  key text not null,
  meter text not null default '',
  quantity int not null default 0,
  message_count int not null default 0,
  conversation_id text,
  call_id text,
  is_spam boolean not null default false,
  credit_reason text,
  at timestamptz not null default 'epoch',
  primary key (tenant, key)
);
create index on {{table}} (tenant, at desc, key desc);
