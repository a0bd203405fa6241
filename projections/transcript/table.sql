create table {{table}} (
  tenant text not null,
  key text not null,
  conversation_id text not null,
  sender text not null,
  text text,
  at timestamptz not null,
  kind text,
  sources jsonb not null default '[]',
  took_ms int,
  provenance jsonb,
  rating text,
  primary key (tenant, key)
);
create index on {{table}} (tenant, conversation_id, at);
create index on {{table}} using gin ((array_to_tsvector(array['=' || tenant]) || to_tsvector('simple', coalesce(text, ''))));
-- What was said, to be searched: the policy of the table would let no text search use the index. It shows the rows that the
-- policy shows, and the tenant stands among the words, with a sign that no
-- word has, so that the index of all businesses answers for one.
create view {{table.said}} as
  select tenant, conversation_id, array_to_tsvector(array['=' || tenant]) || to_tsvector('simple', coalesce(text, '')) as words
  from {{table}} where tenant = current_setting('mia.tenant', true);
grant select on {{table.said}} to miapulse_reader;
