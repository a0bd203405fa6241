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
  contact_id text not null default '',
  is_imported boolean not null default false,
  note_count integer not null default 0,
  primary key (tenant, key)
);
create index on {{table}} (tenant, captured_at desc, key desc);
create index on {{table}} (tenant, (name is null), coalesce(lower(normalize(name, nfd)), ''), key);
create index on {{table}} (tenant, array_position('{new,contacted,won,lost}'::text[], stage), captured_at, key);
create index on {{table}} (tenant, contact_id);
create index on {{table}} (tenant, stage, captured_at desc, key desc);
