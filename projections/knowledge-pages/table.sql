create table {{table}} (
  tenant text not null,
  key text not null,
  page_id text not null default '',
  crawl_id text not null default '',
  title text,
  language text,
  status text not null default 'read',
  reason text,
  read_at timestamptz,
  published_in text not null default '',
  published_at timestamptz,
  primary key (tenant, key)
);
create index on {{table}} (tenant, crawl_id, page_id);
