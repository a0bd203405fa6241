create schema if not exists sandbox;

-- Everything Stripe would keep, in the shape in which it shows it. `kept`: what it keeps to itself.
create table if not exists sandbox.stripe_objects (
  id text primary key,
  kind text not null,
  tenant text not null default '',
  customer text not null default '',
  body jsonb not null,
  kept jsonb not null default '{}',
  place bigserial
);
create index if not exists stripe_objects_of on sandbox.stripe_objects (kind, customer, place);

create table if not exists sandbox.stripe_requests (
  key text primary key,
  hash text not null,
  status int not null,
  body jsonb not null,
  answered_at timestamptz not null default now()
);

create table if not exists sandbox.stripe_deliveries (
  place bigserial primary key,
  payload text not null,
  tries int not null default 0,
  try_at timestamptz not null default now()
);
