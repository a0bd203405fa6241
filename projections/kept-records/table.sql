create table {{table}} (
  tenant text not null,
  key text not null,
  is_call boolean not null default false,
  ended_at timestamptz not null default 'epoch',
  recording_blob_id text,
  message_blob_id text,
  primary key (tenant, key)
);
create index on {{table}} (tenant, ended_at, key);
