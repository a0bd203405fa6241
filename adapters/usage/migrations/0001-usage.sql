create schema if not exists usage;

-- Views by month, so that a month goes by dropping its table. Nothing in it says who it was.
create table if not exists usage.visits (
  tenant text not null,
  at timestamptz not null,
  path text not null,
  referrer_host text not null,
  device text not null
) partition by range (at);

create table if not exists usage.days (
  tenant text not null,
  day date not null,
  page_views int not null default 0,
  sessions int not null default 0,
  primary key (tenant, day)
);

-- Today's salt only. With it goes every way of telling that two of yesterday's views were one person's.
create table if not exists usage.salts (
  day date primary key,
  salt bytea not null
);
create table if not exists usage.sessions (
  tenant text not null,
  day date not null,
  session bytea not null,
  primary key (tenant, day, session)
);
