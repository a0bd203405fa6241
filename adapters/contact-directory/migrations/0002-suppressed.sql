-- Numbers whose owner wanted no texts and was forgotten since, as hashes under a key. They answer "do not text" and nothing else.
create table directory.suppressed (
  scope text not null,
  handle_hash bytea not null,
  primary key (scope, handle_hash)
);
