create schema if not exists idempotency;

-- Keys stand here as hashes only, and answers sealed under what the client alone knows. Rows go after a day.
create table if not exists idempotency.requests (
  key_hash bytea primary key,
  tenant text not null,
  fingerprint bytea not null,
  begun_at timestamptz not null default now(),
  -- Null while it is being carried out.
  status int,
  type text,
  body bytea
);
create index if not exists requests_by_age on idempotency.requests (begun_at);
create index if not exists requests_by_tenant on idempotency.requests (tenant, begun_at);
