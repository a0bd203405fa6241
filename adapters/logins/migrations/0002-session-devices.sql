alter table access.sessions add column if not exists device text not null default 'unknown';
create index if not exists sessions_by_member on access.sessions (member_id, used_at desc);
