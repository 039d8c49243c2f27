-- Written by `npm run generate` from the declarations of the contract. Do not edit.

alter table workflow add column asyncautodelete boolean;
alter table workflow add column businessprocesstype integer;
alter table workflow add column claims text collate "C";
alter table workflow add column createstage integer;
alter table workflow add column deletestage integer;
alter table workflow add column dynamicssolutioncontext text collate "C";
alter table workflow add column formid uuid;
alter table workflow add column iscrmuiworkflow boolean;
alter table workflow add column licensee uuid;
alter table workflow add column licenseentitledby uuid;
alter table workflow add column planverified boolean;
alter table workflow add column plugintypeid uuid;
alter table workflow add column processorder integer;
alter table workflow add column processtriggerformid uuid;
alter table workflow add column processtriggerscope integer;
alter table workflow add column rank integer;
alter table workflow add column rendererobjecttypecode text collate "C";
alter table workflow add column resourcecontainer text collate "C";
alter table workflow add column resourceid uuid;
alter table workflow add column sdkmessageid uuid;
alter table workflow add column syncworkflowlogonfailure boolean;
alter table workflow add column triggeroncreate boolean;
alter table workflow add column triggerondelete boolean;
alter table workflow add column updatestage integer;
update workflow set asyncautodelete = false, businessprocesstype = 0, iscrmuiworkflow = false, planverified = false, syncworkflowlogonfailure = false, triggeroncreate = false, triggerondelete = false;
