create schema if not exists policies;

create table if not exists policies.checkpoints (
  name text primary key,
  position bigint not null
);
