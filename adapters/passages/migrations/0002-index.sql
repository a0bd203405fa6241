-- Passages are derived: those of before, which knew neither what they were taught nor their columns, are made anew from the
-- log and the pages in the blob store, by the policy that makes them always.
drop table knowledge_index.passages;
delete from policies.checkpoints where name = 'index-published';

create table knowledge_index.passages (
  tenant text not null,
  origin text not null check (origin in ('page', 'fact')),
  -- Of the page or the fact.
  page_id text not null,
  ordinal int not null,
  passage_id text not null,
  version text not null,
  url text,
  title text not null,
  language text not null,
  headings jsonb not null,
  kind text not null,
  text text not null,
  cells jsonb not null,
  -- A: what the passage answers or its nearest heading, B: what it says, C: title and headings further out.
  search tsvector not null,
  primary key (tenant, origin, page_id, ordinal)
);
create index passages_by_address on knowledge_index.passages (tenant, url) where origin = 'page';
create index passages_by_words on knowledge_index.passages using gin (search);

-- One row for each business, by which every process knows whether what it holds in memory is still so.
create table knowledge_index.editions (
  tenant text primary key,
  -- Raised with every publication and every lesson.
  edition bigint not null,
  -- Raised whenever vectors came.
  vectors bigint not null default 0,
  passage_count int not null,
  -- Names of the text search configurations by which its passages are read.
  rules text[] not null
);

create table knowledge_index.vectors (
  tenant text not null,
  -- Vectors of different models are not comparable.
  model text not null,
  -- SHA-256 of the text.
  text_hash bytea not null,
  -- Components as signed bytes, largest 127: a front desk needs no finer ones.
  components bytea not null,
  primary key (tenant, model, text_hash)
);

-- As `rules`, of every language for which PostgreSQL brings a stemmer.
create function knowledge_index.rules_of(language text) returns regconfig language sql stable as $$
  select coalesce((select cfg.oid from pg_ts_config cfg
    where cfg.cfgnamespace = 'pg_catalog'::regnamespace and cfg.cfgname = (array['arabic', 'armenian', 'basque', 'catalan', 'danish',
      'german', 'greek', 'english', 'spanish', 'estonian', 'finnish', 'french', 'irish', 'hindi', 'hungarian', 'indonesian',
      'italian', 'lithuanian', 'nepali', 'dutch', 'norwegian', 'portuguese', 'romanian', 'russian', 'serbian', 'swedish',
      'tamil', 'turkish', 'yiddish'])
    [array_position(array['ar', 'hy', 'eu', 'ca', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'ga', 'hi', 'hu', 'id',
      'it', 'lt', 'ne', 'nl', 'no', 'pt', 'ro', 'ru', 'sr', 'sv', 'ta', 'tr', 'yi'], case when language in ('nb', 'nn') then 'no' else language end)]),
    'simple'::regconfig::oid)::regconfig
$$;
drop function knowledge_index.rules(text);
