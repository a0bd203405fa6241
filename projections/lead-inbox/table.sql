create table {{table}} (
  tenant text not null,
  key text not null,
  name text,
  email text,
  phone text,
  note text,
  answers jsonb not null default '[]',
  erased boolean not null default false,
  stage text not null default 'new',
  captured_at timestamptz not null default 'epoch',
  conversation_id text,
  primary key (tenant, key)
);
create index on {{table}} (tenant, captured_at desc, key desc);
