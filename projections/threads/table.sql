create table {{table}} (
  tenant text not null,
  key text not null,
  text_id text not null default '',
  assignee_id text,
  is_spam boolean not null default false,
  primary key (tenant, key)
);
create index on {{table}} (tenant, text_id);
