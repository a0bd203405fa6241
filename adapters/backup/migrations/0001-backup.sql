create schema if not exists backup;

-- While this row is there the installation is half restored and serves nobody.
create table backup.restoring (
  only_row boolean primary key default true check (only_row),
  backup_id uuid not null,
  -- `loaded`: the log is in, and cannot be taken out again.
  stage text not null check (stage in ('begun', 'loaded'))
);
