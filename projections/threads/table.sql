create table {{table}} (
  tenant text not null,
  key text not null,
  assignee_id text,
  is_spam boolean not null default false,
  primary key (tenant, key)
);
