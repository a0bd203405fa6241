create table {{table}} (
  tenant text not null,
  key text not null,
  status text not null default 'open',
  notice_version text not null default '',
  started_at timestamptz not null default 'epoch',
  last_message_at timestamptz not null default 'epoch',
  last_text text,
  -- All that the visitor or caller said, a line each: only to be searched.
  said text not null default '',
  message_count int not null default 0,
  unanswered_count int not null default 0,
  channel text not null default 'chat',
  device text not null default 'unknown',
  opened_on text,
  identity jsonb,
  page_context jsonb not null default '[]',
  lead_id text,
  is_emergency boolean not null default false,
  is_handed_off boolean not null default false,
  assignee_id text,
  is_spam boolean not null default false,
  blocked_until timestamptz,
  person_id text,
  -- What is searched of it: far more than anybody says, and never too long for an index. Kept, because a list of what many say
  -- looks into a thousand rows. The tenant stands among the words, with a sign that no word has.
  words tsvector not null generated always as
    (array_to_tsvector(array['=' || tenant]) || to_tsvector('simple', left(said, 50000))) stored,
  primary key (tenant, key)
);
-- One for each filter, in the order of the list, so that a rare kind is found as soon as a common one. Spam stands in none but its
-- own: then what is counted stands in the index alone.
create index on {{table}} (tenant, last_message_at desc, key desc) where not is_spam;
create index on {{table}} (tenant, status, last_message_at desc, key desc) where not is_spam;
create index on {{table}} (tenant, channel, last_message_at desc, key desc) where not is_spam;
create index on {{table}} (tenant, last_message_at desc, key desc) where lead_id is not null and not is_spam;
create index on {{table}} (tenant, last_message_at desc, key desc) where unanswered_count > 0 and not is_spam;
create index on {{table}} (tenant, last_message_at desc, key desc) where (is_emergency or is_handed_off) and not is_spam;
create index on {{table}} (tenant, assignee_id, last_message_at desc, key desc) where assignee_id is not null and not is_spam;
create index on {{table}} (tenant, last_message_at desc, key desc) where is_spam;
-- Lists by when they began have spam too.
create index on {{table}} (tenant, started_at desc, key desc) include (device, channel);
create index on {{table}} (tenant, blocked_until desc) where blocked_until is not null;
create index on {{table}} using gin (words);
-- The same rows, to be searched: under the policy of the table no text search may use the index. It shows what the policy
-- shows, and by the tenant among the words the index of all businesses answers for one.
create view {{table.searched}} as
  select * from {{table}} where tenant = current_setting('mia.tenant', true);
grant select on {{table.searched}} to miapulse_reader;
