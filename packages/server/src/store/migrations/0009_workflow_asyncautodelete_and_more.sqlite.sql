-- Written by `npm run generate` from the declarations of the contract. Do not edit.

alter table workflow add column asyncautodelete boolean;
alter table workflow add column businessprocesstype integer;
alter table workflow add column claims text;
alter table workflow add column createstage integer;
alter table workflow add column deletestage integer;
alter table workflow add column dynamicssolutioncontext text;
alter table workflow add column formid text;
alter table workflow add column iscrmuiworkflow boolean;
alter table workflow add column licensee text;
alter table workflow add column licenseentitledby text;
alter table workflow add column planverified boolean;
alter table workflow add column plugintypeid text;
alter table workflow add column processorder integer;
alter table workflow add column processtriggerformid text;
alter table workflow add column processtriggerscope integer;
alter table workflow add column rank integer;
alter table workflow add column rendererobjecttypecode text;
alter table workflow add column resourcecontainer text;
alter table workflow add column resourceid text;
alter table workflow add column sdkmessageid text;
alter table workflow add column syncworkflowlogonfailure boolean;
alter table workflow add column triggeroncreate boolean;
alter table workflow add column triggerondelete boolean;
alter table workflow add column updatestage integer;
update workflow set asyncautodelete = 0, businessprocesstype = 0, iscrmuiworkflow = 0, planverified = 0, syncworkflowlogonfailure = 0, triggeroncreate = 0, triggerondelete = 0;
