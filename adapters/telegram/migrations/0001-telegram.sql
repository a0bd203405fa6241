create schema if not exists telegram;

-- Updates that were taken in, so that one which comes twice has its effect once. Ids only.
create table if not exists telegram.updates (
  update_id bigint primary key,
  taken_at timestamptz not null default now(),
  is_done boolean not null default false
);
create index if not exists updates_by_time on telegram.updates (taken_at);
