create schema if not exists sandbox;

create table if not exists sandbox.moved_clocks (
  tenant text primary key,
  ahead_ms bigint not null
);
