create table {{table}} (
  tenant text not null,
  key text not null,
  status text not null default 'live',
  contact_id text not null default '',
  caller_ending text,
  erased boolean not null default false,
  attestation text not null default 'unknown',
  treatment text not null default 'assistant',
  treatment_reason text not null default 'mode',
  is_after_hours boolean not null default false,
  rang_at timestamptz not null default 'epoch',
  answered_at timestamptz,
  announcement_version text,
  recording text not null default 'none',
  recorded_from timestamptz,
  recording_blob_id text,
  recording_hash text,
  recording_ms int,
  message_blob_id text,
  message_hash text,
  message_ms int,
  message_seconds int,
  heard_at timestamptz,
  ring_count int not null default 0,
  last_ring text,
  outcome text,
  seconds int,
  ended_at timestamptz,
  primary key (tenant, key)
);
create index on {{table}} (tenant, rang_at desc, key desc);
create index on {{table}} (tenant, coalesce(seconds, -1) desc, key desc);
create index on {{table}} (tenant, (case when outcome is null then 'live' else outcome end), rang_at desc, key desc);
