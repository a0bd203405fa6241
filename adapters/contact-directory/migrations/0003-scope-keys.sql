-- Hashes under a key of their scope alone, so that they can go with a business to another installation. Those of before stand
-- under the installation's key: they are still found here, and stay here.
alter table directory.contacts add column by_scope boolean not null default false;
alter table directory.suppressed add column by_scope boolean not null default false;

-- Keys of scopes that came from another installation, sealed. Every other scope's key is made of the installation's.
create table directory.scope_keys (
  scope text primary key,
  sealed bytea not null
);
