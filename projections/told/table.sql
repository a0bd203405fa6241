create table {{table}} (
  tenant text not null,
  key text not null,
  conversation_id text not null default '',
  origin text not null default 'page',
  page_id text not null default '',
  url text,
  title text not null default '',
  excerpt text not null default '',
  told_at timestamptz not null default 'epoch',
  primary key (tenant, key)
);
create index on {{table}} (tenant, told_at desc);
create index on {{table}} (tenant, md5(excerpt));
create index on {{table}} (tenant, conversation_id);
