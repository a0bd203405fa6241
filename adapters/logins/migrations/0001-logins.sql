create schema if not exists access;

-- Secrets stand here as hashes only; the request is sealed. Rows go an hour after they lapse.
create table if not exists access.challenges (
  challenge_id uuid primary key,
  token_hash bytea not null unique,
  -- Null: bound to no browser.
  browser_hash bytea unique,
  code_hash bytea not null,
  request bytea not null,
  wrong_codes int not null default 0,
  consumed_at timestamptz,
  expires_at timestamptz not null
);

create table if not exists access.sessions (
  session_hash bytea primary key,
  member_id text not null,
  account_id text not null,
  started_at timestamptz not null default now(),
  used_at timestamptz not null default now()
);
create index if not exists sessions_by_account on access.sessions (account_id);
