create schema if not exists operators;

-- By the hash of their id, as members' sessions, and in a table of their own: neither is ever taken for the other.
create table if not exists operators.sessions (
  session_hash bytea primary key,
  operator_id text not null,
  -- False until the second factor was given.
  is_whole boolean not null,
  started_at timestamptz not null default now(),
  used_at timestamptz not null default now()
);

create table if not exists operators.factors (
  operator_id text primary key,
  -- Sealed.
  secret bytea not null,
  -- Null until a code of it was typed once.
  set_at timestamptz,
  -- The newest step of which a code was taken: no code works twice.
  last_step bigint not null default 0,
  tries int not null default 0,
  tries_since timestamptz not null default now()
);
