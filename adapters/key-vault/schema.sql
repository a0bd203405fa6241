create schema if not exists vault;

-- One per business, wrapped under the master key.
create table if not exists vault.account_keys (
  tenant text primary key,
  wrapped bytea not null
);

-- One per person, class and place, wrapped under the business's key. A null is the tombstone of a key that was destroyed.
create table if not exists vault.data_keys (
  key_id uuid primary key,
  tenant text not null,
  subject text not null,
  keep text not null,
  container text not null,
  wrapped bytea,
  unique (tenant, subject, keep, container)
);
create index if not exists data_keys_by_container on vault.data_keys (tenant, container);

-- For these no key is ever made again.
create table if not exists vault.forgotten (
  tenant text not null,
  subject text not null,
  forgotten_at timestamptz not null default now(),
  primary key (tenant, subject)
);

-- What was destroyed, in the order of its commits and without a gap: a copy of these lines tells a restored backup what it
-- may not bring back. Either a key or, when all of a person was forgotten, that person; ids only.
create table if not exists vault.destroyed (
  sequence bigint primary key,
  key_id uuid,
  tenant text,
  subject text,
  destroyed_at timestamptz not null default now(),
  check ((key_id is null) = (tenant is not null and subject is not null))
);
create index if not exists destroyed_keys on vault.destroyed (key_id);
