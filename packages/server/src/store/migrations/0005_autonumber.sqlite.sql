-- Numbers in the names of rows that are named by number.

insert into dh_counter (name, value) values ('autonumber', 0);
