-- The pages of one business over some days are counted without reading those of all others.
create index if not exists visits_of_a_business on usage.visits (tenant, at);
