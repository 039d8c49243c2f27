-- Many-to-many relationships stand in tables of the names they have in Dataverse.

alter table dh_userrole rename to systemuserroles;
create index systemuserroles_roleid on systemuserroles (roleid);
alter table dh_teammember rename to teammembership;
create index teammembership_teamid on teammembership (teamid);

create table teamroles (
  teamid text not null,
  roleid text not null,
  primary key (teamid, roleid)
) without rowid;
create index teamroles_roleid on teamroles (roleid);
