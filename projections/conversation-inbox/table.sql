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
  primary key (tenant, key)
);
create index on {{table}} (tenant, last_message_at desc, key desc);
-- One for each filter, in the order of the list, so that a rare kind is found as soon as a common one.
create index on {{table}} (tenant, status, last_message_at desc, key desc);
create index on {{table}} (tenant, channel, last_message_at desc, key desc);
create index on {{table}} (tenant, last_message_at desc, key desc) where lead_id is not null;
create index on {{table}} (tenant, last_message_at desc, key desc) where unanswered_count > 0;
create index on {{table}} (tenant, last_message_at desc, key desc) where is_emergency or is_handed_off;
