create schema moved;

-- Businesses that came from another installation. What stands up to this position happened there: nobody acts on it here.
create table moved.businesses (
  tenant text primary key,
  archive_id uuid not null,
  up_to bigint not null,
  -- Null until what does not come along is ended: until then nothing is served.
  settled_at timestamptz
);

-- The consent log of that installation as it was signed there, with the records of this business and hashes of all others.
create table moved.consent_log (
  tenant text not null,
  number int not null,
  line text not null,
  primary key (tenant, number)
);
