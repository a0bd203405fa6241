create schema if not exists sandbox;

create table if not exists sandbox.telegram_chats (
  chat_id bigint primary key,
  kind text not null,
  name text not null,
  username text,
  -- Nobody is written to who did not begin.
  has_started boolean not null default false,
  is_blocked boolean not null default false,
  is_gone boolean not null default false,
  migrated_to bigint
);

create table if not exists sandbox.telegram_messages (
  message_id bigint generated always as identity primary key,
  chat_id bigint not null,
  is_of_bot boolean not null,
  text text not null,
  keyboard jsonb not null default '[]',
  is_protected boolean not null default false,
  sent_at timestamptz not null default now()
);
create index if not exists telegram_messages_by_chat on sandbox.telegram_messages (chat_id, message_id);

create table if not exists sandbox.telegram_presses (
  press_id text primary key,
  chat_id bigint not null,
  message_id bigint not null,
  pressed_at timestamptz not null default now(),
  -- Null until the bot has answered.
  answer text
);

create table if not exists sandbox.telegram_webhook (
  bot_id text primary key,
  url text not null,
  secret_token text,
  allowed_updates jsonb not null
);

create table if not exists sandbox.telegram_updates (
  update_id bigint generated always as identity primary key,
  body jsonb not null,
  made_at timestamptz not null default now()
);
