create table {{table}} (
  tenant text not null,
  key text not null,
  contact_id text not null default '',
  kind text not null default 'other',
  via text not null default 'text',
  words text,
  phone text,
  at timestamptz not null default 'epoch',
  -- What is searched: what they wrote and never what was sent to them. The tenant stands among it, with a sign that no word has.
  terms tsvector not null generated always as (array_to_tsvector(array['=' || tenant])
    || to_tsvector('simple', case when kind = 'sent' then '' else coalesce(left(words, 50000), '') end)) stored,
  primary key (tenant, key)
);
create index on {{table}} (tenant, at desc, key desc);
create index on {{table}} (tenant, contact_id, at desc, key desc);
create index on {{table}} using gin (terms);
-- The same rows, to be searched: under the policy of the table no text search may use the index.
create view {{table.searched}} as
  select * from {{table}} where tenant = current_setting('mia.tenant', true);
grant select on {{table.searched}} to miapulse_reader;
