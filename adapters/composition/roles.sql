-- Run by the owner of a database at every start. Whoever runs the program owns what it changes, and of the log only the
-- doors that 0002-doors.sql leaves open. Roles are the cluster's: another installation may have made them.
do $$ begin
  create role miapulse_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
-- Screens read as this role, which the tenant policies hold for whoever owns the tables.
do $$ begin
  create role miapulse_reader nologin;
exception when duplicate_object or unique_violation then null;
end $$;

-- Whoever made a role may not yet become it; somebody else's role was given by whoever made it.
do $$ declare
  wanted text;
begin
  foreach wanted in array array['miapulse_app', 'miapulse_reader'] loop
    begin
      perform set_config('role', wanted, true);
      perform set_config('role', 'none', true);
    exception when insufficient_privilege then
      execute format('grant %I to current_user', wanted);
    end;
  end loop;
  if not pg_has_role('miapulse_app', 'miapulse_reader', 'member') then
    grant miapulse_reader to miapulse_app;
  end if;
end $$;

create schema if not exists migrations;
create table if not exists migrations.applied (
  place text not null,
  number int not null,
  title text not null,
  -- SHA-256 of the file, so that one that was changed afterwards is noticed.
  digest text not null,
  applied_at timestamptz not null default now(),
  primary key (place, number)
);
grant usage on schema migrations to miapulse_app;
grant select on migrations.applied to miapulse_app;

-- What a version before the roles made belongs to its owner still.
do $$ declare
  one record;
begin
  for one in
    select format('alter schema %I owner to miapulse_app', n.nspname) as change from pg_namespace n
    where n.nspname not in ('log', 'migrations', 'public', 'information_schema') and n.nspname not like 'pg\_%'
      and n.nspowner = current_user::regrole
  loop execute one.change; end loop;
  for one in
    select format('alter table %s owner to miapulse_app', c.oid::regclass) as change
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspowner = 'miapulse_app'::regrole and c.relkind in ('r', 'p') and c.relowner = current_user::regrole
    union all
    select format('alter function %s owner to miapulse_app', p.oid::regprocedure)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspowner = 'miapulse_app'::regrole and p.proowner = current_user::regrole
  loop execute one.change; end loop;
end $$;
