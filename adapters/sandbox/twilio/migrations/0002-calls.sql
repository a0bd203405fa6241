create schema if not exists sandbox;

create table if not exists sandbox.calls (
  sid text primary key,
  parent_sid text,
  account_sid text not null,
  direction text not null,
  caller text not null,
  called text not null,
  forwarded_from text,
  caller_name text,
  status text not null,
  created_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  duration_s integer,
  updated_at timestamptz not null
);
create index if not exists calls_by_time on sandbox.calls (created_at desc);

-- Of a recording its sounds are kept, who spoke when; the WAV is made of them whenever it is asked for.
create table if not exists sandbox.recordings (
  sid text primary key,
  call_sid text not null,
  account_sid text not null,
  status text not null,
  source text not null,
  track text not null,
  channels smallint not null,
  started_at timestamptz not null,
  duration_ms integer,
  error_code integer,
  sounds jsonb not null default '[]',
  updated_at timestamptz not null
);
create index if not exists recordings_by_time on sandbox.recordings (started_at desc);
create index if not exists recordings_by_call on sandbox.recordings (call_sid);
