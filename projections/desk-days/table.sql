create table {{table}} (
  tenant text not null,
  key text not null,
  conversations int not null default 0,
  leads int not null default 0,
  answered int not null default 0,
  unpublished int not null default 0,
  fallbacks int not null default 0,
  withheld int not null default 0,
  cost_micros bigint not null default 0,
  primary key (tenant, key)
);
