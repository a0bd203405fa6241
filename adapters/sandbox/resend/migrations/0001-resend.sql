create schema if not exists sandbox;

create table if not exists sandbox.letters (
  id uuid primary key default gen_random_uuid(),
  idempotency_key text unique,
  payload_hash text not null,
  sender text not null,
  recipients text[] not null,
  subject text not null,
  text text,
  html text,
  sent_at timestamptz not null default now()
);
create index if not exists letters_by_time on sandbox.letters (sent_at desc);
