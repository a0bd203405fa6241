-- What was destroyed, in the order of its commits and without a gap: a copy of these lines tells a restored backup what it
-- may not bring back. Either a key or, when all of a person was forgotten, that person; ids only.
create table vault.destroyed (
  sequence bigint primary key,
  key_id uuid,
  tenant text,
  subject text,
  destroyed_at timestamptz not null default now(),
  check ((key_id is null) = (tenant is not null and subject is not null))
);
create index destroyed_keys on vault.destroyed (key_id);
