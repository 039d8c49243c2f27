-- What the server itself keeps beside the tables of the contract.
-- Points in time are ms since 1970. dh_fold(text) is a function of the connection.

create table dh_counter (
  name text primary key not null,
  value integer not null
);
insert into dh_counter (name, value) values ('versionnumber', 1000000), ('fence', 0);

-- Waiting runs, and only those. A run's place (seq) is its version when it was accepted: it keeps it when a claim is
-- given back.
create table dh_queue (
  seq integer primary key not null,
  runid text not null unique,
  groupid text not null,
  priority integer not null,
  runmode text not null,
  timeoutseconds integer not null,
  enqueuedon integer not null,
  timeouton integer not null
);
-- One for machines that serve every run mode, one for those that serve a single one: with nothing left to filter, the
-- planner reads the first entry instead of sorting all, whatever it believes of the number of rows.
create index dh_queue_claim on dh_queue (groupid, priority desc, seq);
create index dh_queue_claim_mode on dh_queue (groupid, runmode, priority desc, seq);
create index dh_queue_timeouton on dh_queue (timeouton);

-- Runs a machine holds: the lease, the fencing number, and what its place in the queue was.
create table dh_claim (
  runid text primary key not null,
  machineid text not null,
  fence integer not null,
  leaseuntil integer not null,
  claimedon integer not null,
  startedon integer,
  timeouton integer,
  cancelrequestedon integer,
  seq integer not null,
  groupid text not null,
  priority integer not null,
  runmode text not null,
  timeoutseconds integer not null,
  enqueuedon integer not null,
  queuetimeouton integer not null
);
create index dh_claim_machineid on dh_claim (machineid);
create index dh_claim_leaseuntil on dh_claim (leaseuntil);

-- Files and large texts of rows: one of text and bytes has a value.
create table dh_content (
  tablename text not null,
  id text not null,
  columnname text not null,
  filename text,
  text text,
  bytes blob,
  primary key (tablename, id, columnname)
) without rowid;

-- Rows shared with users and teams; mask: the numbers of accessRights added up.
create table dh_share (
  tablename text not null,
  id text not null,
  principalid text not null,
  mask integer not null,
  primary key (tablename, id, principalid)
);
create index dh_share_principalid on dh_share (principalid, tablename);

create table dh_userrole (
  systemuserid text not null,
  roleid text not null,
  primary key (systemuserid, roleid)
);

create table dh_teammember (
  teamid text not null,
  systemuserid text not null,
  primary key (systemuserid, teamid)
);

-- Secrets of application users, by their hashes.
create table dh_clientsecret (
  applicationid text not null,
  hash text not null,
  primary key (applicationid, hash)
);

create table dh_setting (
  key text primary key not null,
  value text not null
);

-- Idempotency-Key of RunDesktopFlow: which run a caller's key stands for.
create table dh_idempotency (
  callerid text not null,
  key text not null,
  runid text not null,
  createdon integer not null,
  primary key (callerid, key)
);
create index dh_idempotency_runid on dh_idempotency (runid);
create index dh_idempotency_createdon on dh_idempotency (createdon);
