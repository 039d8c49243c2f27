-- What the server itself keeps beside the tables of the contract.

create sequence dh_versionnumber start 1000001;
create sequence dh_fence;

-- Text as comparisons see it: case and accents do not count. The same as fold() of the server.
create function dh_fold(value text) returns text
language sql immutable strict parallel safe
as $$
  select replace(lower(regexp_replace(normalize(value, NFKD), '[\u0300-\u036f]', '', 'g') collate "und-x-icu"), 'ς', 'σ')
$$;

-- Waiting runs, and only those. A run's place (seq) is its version when it was accepted: it keeps it when a claim is
-- given back.
create table dh_queue (
  seq bigint primary key not null,
  runid uuid not null unique,
  groupid uuid not null,
  priority integer not null,
  runmode text not null,
  timeoutseconds integer not null,
  enqueuedon timestamptz not null,
  timeouton timestamptz not null
);
-- One for machines that serve every run mode, one for those that serve a single one: with nothing left to filter, the
-- planner reads the first entry instead of sorting all, whatever it believes of the number of rows.
create index dh_queue_claim on dh_queue (groupid, priority desc, seq);
create index dh_queue_claim_mode on dh_queue (groupid, runmode, priority desc, seq);
create index dh_queue_timeouton on dh_queue (timeouton);

-- Runs a machine holds: the lease, the fencing number, and what its place in the queue was.
create table dh_claim (
  runid uuid primary key not null,
  machineid uuid not null,
  fence bigint not null,
  leaseuntil timestamptz not null,
  claimedon timestamptz not null,
  startedon timestamptz,
  timeouton timestamptz,
  cancelrequestedon timestamptz,
  seq bigint not null,
  groupid uuid not null,
  priority integer not null,
  runmode text not null,
  timeoutseconds integer not null,
  enqueuedon timestamptz not null,
  queuetimeouton timestamptz not null
);
create index dh_claim_machineid on dh_claim (machineid);
create index dh_claim_leaseuntil on dh_claim (leaseuntil);

-- Files and large texts of rows: one of text and bytes has a value.
create table dh_content (
  tablename text not null,
  id uuid not null,
  columnname text not null,
  filename text,
  text text,
  bytes bytea,
  primary key (tablename, id, columnname)
);

-- Rows shared with users and teams; mask: the numbers of accessRights added up.
create table dh_share (
  tablename text not null,
  id uuid not null,
  principalid uuid not null,
  mask integer not null,
  primary key (tablename, id, principalid)
);
create index dh_share_principalid on dh_share (principalid, tablename);

create table dh_userrole (
  systemuserid uuid not null,
  roleid uuid not null,
  primary key (systemuserid, roleid)
);

create table dh_teammember (
  teamid uuid not null,
  systemuserid uuid not null,
  primary key (systemuserid, teamid)
);

-- Secrets of application users, by their hashes.
create table dh_clientsecret (
  applicationid uuid not null,
  hash text not null,
  primary key (applicationid, hash)
);

create table dh_setting (
  key text primary key not null,
  value text not null
);

-- Idempotency-Key of RunDesktopFlow: which run a caller's key stands for.
create table dh_idempotency (
  callerid uuid not null,
  key text not null,
  runid uuid not null,
  createdon timestamptz not null,
  primary key (callerid, key)
);
create index dh_idempotency_runid on dh_idempotency (runid);
create index dh_idempotency_createdon on dh_idempotency (createdon);
