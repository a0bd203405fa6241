-- When a session passed its second factor. One that has not ends the moment its member has a passkey.
alter table access.sessions add column second_factor_at timestamptz;

-- A login whose letter was answered and whose second factor is missing. It is no session and opens nothing.
create table access.pending_logins (
  pending_hash bytea primary key,
  member_id text not null,
  account_id text not null,
  device text not null,
  misses int not null default 0,
  expires_at timestamptz not null
);

create table access.passkeys (
  credential_id text primary key,
  passkey_id uuid not null unique,
  member_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  added_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkeys_by_member on access.passkeys (member_id);

-- What a passkey is to sign: once, for five minutes, in the login or session that asked.
create table access.passkey_challenges (
  holder_hash bytea not null,
  purpose text not null,
  challenge text not null,
  expires_at timestamptz not null,
  primary key (holder_hash, purpose)
);

create table access.recovery_codes (
  member_id text not null,
  code_hash bytea not null,
  primary key (member_id, code_hash)
);
