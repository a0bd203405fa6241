create schema if not exists knowledge_index;

create table if not exists knowledge_index.passages (
  tenant text not null,
  page_id text not null,
  ordinal int not null,
  url text not null,
  title text not null,
  language text not null,
  headings jsonb not null,
  kind text not null,
  text text not null,
  search tsvector not null,
  primary key (tenant, page_id, ordinal)
);
create index if not exists passages_by_words on knowledge_index.passages using gin (search);

-- PostgreSQL's name for a language's rules; words as they stand where it has none.
create or replace function knowledge_index.rules(language text) returns regconfig language sql immutable as $$
  select coalesce((array['english', 'spanish', 'german', 'french', 'portuguese', 'italian', 'dutch'])
    [array_position(array['en', 'es', 'de', 'fr', 'pt', 'it', 'nl'], language)], 'simple')::regconfig
$$;
