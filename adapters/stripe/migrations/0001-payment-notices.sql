create schema if not exists payments;

-- What Stripe has told, by the ids of its events. Ids and types: nothing that says who anybody is.
create table if not exists payments.notices (
  notice_id text primary key,
  type text not null,
  about text not null,
  about_id text not null,
  received_at timestamptz not null default now(),
  try_at timestamptz not null default now(),
  tries int not null default 0,
  settled_at timestamptz,
  is_given_up boolean not null default false
);
create index if not exists notices_waiting on payments.notices (try_at) where settled_at is null;
create index if not exists notices_settled on payments.notices (settled_at) where settled_at is not null;
