-- Users and teams that were there before have a key as owners too.

update systemuser set ownerid = systemuserid;
update team set ownerid = teamid;
