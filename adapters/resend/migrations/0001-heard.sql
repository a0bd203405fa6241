create schema if not exists mail;

-- Events of the mail service that were dealt with, so that a repetition is not. Ids only.
create table if not exists mail.heard (
  report_id text primary key,
  heard_at timestamptz not null default now()
);
create index if not exists heard_by_time on mail.heard (heard_at desc);
