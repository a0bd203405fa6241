-- Where the widget of a business ran last: a website and a time, and nothing of who was there.
create table if not exists usage.sightings (
  tenant text not null,
  host text not null,
  seen_at timestamptz not null,
  primary key (tenant, host)
);
