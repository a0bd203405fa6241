create schema if not exists api_keys;

-- When a program was last here, to the day: enough to know which key nobody misses.
create table if not exists api_keys.uses (
  tenant text not null,
  key_id text not null,
  used_on date not null,
  primary key (tenant, key_id)
);
