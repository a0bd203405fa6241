create schema if not exists sandbox;

create table if not exists sandbox.twilio_numbers (
  sid text primary key,
  phone_number text not null unique,
  friendly_name text not null,
  has_sms boolean not null,
  messaging_service_sid text,
  voice_url text not null default '',
  voice_fallback_url text not null default '',
  sms_url text not null default '',
  sms_fallback_url text not null default '',
  status_callback text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table if not exists sandbox.twilio_messages (
  position bigint generated always as identity primary key,
  sid text not null unique,
  direction text not null,
  sender text not null,
  recipient text not null,
  body text not null,
  status text not null,
  error_code integer,
  messaging_service_sid text,
  status_callback text,
  validity_seconds integer not null,
  idempotency_token text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  sent_at timestamptz
);
create index if not exists twilio_messages_by_sender on sandbox.twilio_messages (sender, position);
create index if not exists twilio_messages_by_recipient on sandbox.twilio_messages (recipient, position);

-- Phones that are not ordinary mobile phones in reach.
create table if not exists sandbox.twilio_phones (
  phone_number text primary key,
  reach text not null
);

-- Who opted out, of a number or of the messaging service that it belongs to.
create table if not exists sandbox.twilio_blocks (
  sender text not null,
  recipient text not null,
  primary key (sender, recipient)
);
