-- A business's wrapping key is replaced when somebody is forgotten. While their keys are wrapped anew there are two; each data key
-- says under which it is.
alter table vault.account_keys add column generation integer not null default 0;
alter table vault.account_keys drop constraint account_keys_pkey;
alter table vault.account_keys add primary key (tenant, generation);
alter table vault.data_keys add column generation integer not null default 0;
create index data_keys_by_generation on vault.data_keys (tenant, generation) where wrapped is not null;
