-- `hosted`: its owner brought it along. It is taken off the account elsewhere than here.
alter table sandbox.twilio_numbers add column origin text not null default 'twilio' check (origin in ('twilio', 'hosted'));
