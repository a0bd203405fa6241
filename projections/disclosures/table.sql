create table {{table}} (
  tenant text not null,
  key text not null,
  account_id text not null default '',
  subject_id text not null default '',
  proof text not null default 'owner',
  status text not null default 'requested',
  requested_at timestamptz not null default 'epoch',
  deadline_at timestamptz not null default 'epoch',
  conversations int not null default 0,
  calls int not null default 0,
  recordings int not null default 0,
  leads int not null default 0,
  texts int not null default 0,
  left_out int not null default 0,
  overdue text,
  ended_at timestamptz,
  primary key (tenant, key)
);
create index on {{table}} (tenant, requested_at desc, key desc);
create index on {{table}} (tenant, subject_id, requested_at);
