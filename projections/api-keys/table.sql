create table {{table}} (
  tenant text not null,
  key text not null,
  label text,
  ending text not null default '',
  scopes jsonb not null default '[]',
  issued_at timestamptz not null default 'epoch',
  expires_at timestamptz,
  revoked_at timestamptz,
  replaced_by text,
  primary key (tenant, key)
);
