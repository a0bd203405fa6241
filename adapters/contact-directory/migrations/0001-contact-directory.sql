create schema if not exists directory;

create table if not exists directory.contacts (
  scope text not null,
  handle_hash bytea not null,
  contact_id text not null,
  primary key (scope, handle_hash)
);
create index if not exists contacts_by_id on directory.contacts (scope, contact_id);
