create table {{table}} (
  tenant text not null,
  key text not null,
  model text not null default '',
  status text not null default 'running',
  question_count int not null default 0,
  done_count int not null default 0,
  same int not null default 0,
  reworded int not null default 0,
  changed int not null default 0,
  citation_lost int not null default 0,
  now_answered int not null default 0,
  now_declined int not null default 0,
  gone int not null default 0,
  cost_micros bigint not null default 0,
  started_at timestamptz not null default 'epoch',
  ended_at timestamptz,
  primary key (tenant, key)
);
create index on {{table}} (tenant, started_at desc);
