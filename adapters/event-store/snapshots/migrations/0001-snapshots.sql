create schema if not exists snapshots;

-- One per stream and version of its shape. Personal values stand in `sealed` only: [path, key id, base64] each.
create table snapshots.kept (
  stream text not null,
  version int not null,
  tenant text not null,
  revision int not null,
  id uuid not null,
  body jsonb not null,
  sealed jsonb not null,
  key_ids text[] not null,
  primary key (stream, version)
);
create index kept_by_key on snapshots.kept using gin (key_ids);
