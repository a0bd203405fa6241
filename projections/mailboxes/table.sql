create table {{table}} (
  tenant text not null,
  key text not null,
  standing text not null default 'open',
  has_complained boolean not null default false,
  transient_count int not null default 0,
  delivered_at timestamptz,
  trouble_at timestamptz,
  declines_reports boolean not null default false,
  declines_reminders boolean not null default false,
  primary key (tenant, key)
);
