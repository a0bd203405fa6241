alter table sandbox.letters add column if not exists tags jsonb not null default '{}';
alter table sandbox.letters add column if not exists headers jsonb not null default '{}';
-- As Resend names the last event of an e-mail.
alter table sandbox.letters add column if not exists last_event text not null default 'sent';

-- Events that are still to be told, as often as it takes and no oftener than Resend tries.
create table if not exists sandbox.letter_events (
  id text primary key,
  letter_id uuid not null references sandbox.letters (id) on delete cascade,
  type text not null,
  body text not null,
  tries int not null default 0,
  created_at timestamptz not null default now()
);
