create schema consent_log;

-- One row once there is a leaf: how many there are, and how far the log was looked at.
create table consent_log.progress (
  only_row boolean primary key default true check (only_row),
  size bigint not null,
  position bigint not null
);

-- Which event each leaf is the hash of; index 0 is the first.
create table consent_log.leaves (
  index bigint primary key,
  event_id uuid not null unique,
  position bigint not null,
  tenant text not null
);

-- The hash of each whole subtree; level 0 are the leaves. Never changed, so that a proof is a few look-ups.
create table consent_log.nodes (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  primary key (level, index)
);

-- Signed notes.
create table consent_log.heads (
  size bigint not null,
  signed_at timestamptz not null,
  note text not null,
  primary key (size, signed_at)
);

-- The key that heads are signed with, sealed under the master key.
create table consent_log.signing_key (
  only_row boolean primary key default true check (only_row),
  name text not null,
  seed bytea not null
);
