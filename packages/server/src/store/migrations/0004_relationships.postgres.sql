-- Many-to-many relationships stand in tables of the names they have in Dataverse.

alter table dh_userrole rename to systemuserroles;
create index systemuserroles_roleid on systemuserroles (roleid);
alter table dh_teammember rename to teammembership;
create index teammembership_teamid on teammembership (teamid);

create table teamroles (
  teamid uuid not null,
  roleid uuid not null,
  primary key (teamid, roleid)
);
create index teamroles_roleid on teamroles (roleid);
