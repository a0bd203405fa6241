create table {{table}} (
  tenant text not null,
  key text not null,
  call_id text not null default '',
  contact_id text not null default '',
  link_id text not null default '',
  status text not null default 'requested',
  refusal text,
  words text,
  words_from_ms int not null default 0,
  words_to_ms int not null default 0,
  question text,
  answer text,
  answer_from_ms int,
  answer_to_ms int,
  announcement_version text not null default '',
  recording_ref text,
  body text,
  code text,
  requested_at timestamptz not null default 'epoch',
  confirmed_at timestamptz,
  begun_at timestamptz,
  accepted_at timestamptz,
  settled_at timestamptz,
  ending_told_at timestamptz,
  primary key (tenant, key)
);
create index on {{table}} (tenant, call_id);
create index on {{table}} (tenant, begun_at);
create index on {{table}} (tenant, contact_id);
