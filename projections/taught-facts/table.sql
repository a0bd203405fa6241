create table {{table}} (
  tenant text not null,
  key text not null,
  fact_id text not null default '',
  question text,
  text text,
  language text not null default 'und',
  taught_at timestamptz not null default 'epoch',
  corrected_at timestamptz,
  primary key (tenant, key)
);
