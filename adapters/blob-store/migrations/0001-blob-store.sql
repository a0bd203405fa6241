create schema if not exists blobs;

create table if not exists blobs.sealed (
  tenant text not null,
  blob_id text not null,
  key_id text not null,
  bytes bytea not null,
  primary key (tenant, blob_id)
);
create index if not exists blobs_by_key on blobs.sealed (key_id);
