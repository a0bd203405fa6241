alter table read_models.builds
  -- Where the event of `reason` stands: whoever skips it goes on behind.
  add column stopped_at bigint,
  -- What was read into it, and between which times.
  add column events bigint not null default 0,
  add column begun_at timestamptz not null default now(),
  add column moved_at timestamptz,
  -- Events that are not in it because somebody said so; the last of them by id and type.
  add column skipped int not null default 0,
  add column last_skipped text;
