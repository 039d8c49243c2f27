-- Files that arrive in blocks, until they are whole; and what is known of a file besides its bytes.

alter table dh_content add column fileid uuid;
alter table dh_content add column mimetype text;
create index dh_content_fileid on dh_content (fileid) where fileid is not null;

-- touchedon: when its last block came; uploads that nobody goes on with are forgotten.
create table dh_upload (
  token text primary key not null,
  tablename text not null,
  id uuid not null,
  columnname text not null,
  filename text,
  userid uuid not null,
  touchedon timestamptz not null
);
create index dh_upload_touchedon on dh_upload (touchedon);

create table dh_uploadblock (
  token text not null,
  blockid text not null,
  size integer not null,
  bytes bytea not null,
  primary key (token, blockid)
);
