-- Numbers in the names of rows that are named by number.

create sequence dh_autonumber;
