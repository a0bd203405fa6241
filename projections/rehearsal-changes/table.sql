create table {{table}} (
  tenant text not null,
  key text not null,
  rehearsal_id text not null default '',
  message_id text not null default '',
  visitor_id text not null default '',
  verdict text not null default '',
  question text,
  before text,
  after text,
  primary key (tenant, key)
);
create index on {{table}} (tenant, rehearsal_id);
create index on {{table}} (tenant, visitor_id);
