create table {{table}} (
  tenant text not null,
  key text not null,
  business_name text,
  website text,
  industry text not null default '',
  site_key text not null default '',
  time_zone text not null default 'UTC',
  page_count int not null default 0,
  week jsonb not null default '[]',
  other_days jsonb not null default '[]',
  origins jsonb not null default '[]',
  is_sensitive boolean not null default false,
  primary key (tenant, key)
);
