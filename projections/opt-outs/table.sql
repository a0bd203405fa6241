create table {{table}} (
  tenant text not null,
  key text not null,
  opted_out_at timestamptz not null default 'epoch',
  primary key (tenant, key)
);
