create table {{table}} (
  tenant text not null,
  key text not null,
  member_id text not null default '',
  email text,
  role text not null default 'auditor',
  standing text not null default 'member',
  since timestamptz not null default 'epoch',
  invitation_id text,
  expires_at timestamptz,
  primary key (tenant, key)
);
