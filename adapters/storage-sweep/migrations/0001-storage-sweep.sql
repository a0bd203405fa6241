create schema sweep;

-- Each time the files were swept. `skipped`: tables that somebody held for too long.
create table sweep.runs (
  at timestamptz primary key default clock_timestamp(),
  rewritten int not null,
  skipped int not null,
  took_ms int not null,
  -- Whether the write-ahead log was ours to end.
  is_log_ended boolean not null
);

-- What stood in the counters of a table when it was rewritten last: when they stand there still, nothing went from it since.
create table sweep.tables (
  name text primary key,
  counters text not null
);
