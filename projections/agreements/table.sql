create table {{table}} (
  tenant text not null,
  key text not null,
  processor text not null,
  agreed_on text not null,
  agreed_by text,
  primary key (tenant, key)
);
