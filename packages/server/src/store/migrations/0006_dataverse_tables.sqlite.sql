-- Written by `npm run generate` from the declarations of the contract. Do not edit.

create table connectioninstance (
  connectioninstanceid text primary key not null,
  connectioninternalid text,
  accountname text,
  allowsharing boolean,
  connectioninstancedisplayname text,
  connectioninstancelogicalname text,
  connectionparametersconfig text,
  connectionparametersetconfig text,
  connectionreferenceid text,
  connectionstatus text,
  connectionversion text,
  connectorid text,
  connectorinternalid text,
  credentialid text,
  statecode integer,
  statuscode integer,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer,
  componentidunique text,
  componentstate integer,
  ismanaged boolean,
  overwritetime integer,
  solutionid text,
  supportingsolutionid text,
  introducedversion text
);
create index connectioninstance_ownerid_index on connectioninstance (ownerid, connectioninstanceid);
alter table connectionreference add column connectionparametersconfig text;
alter table connectionreference add column connectionparametersetconfig text;
alter table connectionreference add column customconnectorid text;
create table credential (
  credentialid text primary key not null,
  name text,
  certificate text,
  connectiontype integer,
  credentials text,
  credentialtype integer,
  cyberarkapplicationid text,
  cyberarkobject text,
  cyberarksafe text,
  cyberarkusername text,
  description text,
  groupmapping text,
  password text,
  statecode integer,
  statuscode integer,
  usagetype integer,
  username text,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer,
  componentidunique text,
  componentstate integer,
  ismanaged boolean,
  overwritetime integer,
  solutionid text,
  supportingsolutionid text,
  introducedversion text
);
create index credential_name_index on credential (dh_fold(name), credentialid);
create index credential_ownerid_index on credential (ownerid, credentialid);
alter table desktopflowbinary add column desktopflowmodule text;
create index desktopflowbinary_desktopflowmodule_index on desktopflowbinary (desktopflowmodule, desktopflowbinaryid);
create table desktopflowmodule (
  desktopflowmoduleid text primary key not null,
  name text,
  data_name text,
  description text,
  statecode integer,
  statuscode integer,
  type integer,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer,
  componentidunique text,
  componentstate integer,
  ismanaged boolean,
  overwritetime integer,
  solutionid text,
  supportingsolutionid text,
  introducedversion text
);
create index desktopflowmodule_name_index on desktopflowmodule (dh_fold(name), desktopflowmoduleid);
create index desktopflowmodule_ownerid_index on desktopflowmodule (ownerid, desktopflowmoduleid);
create table environmentvariabledefinition (
  environmentvariabledefinitionid text primary key not null,
  schemaname text,
  apiid text,
  connectionreferenceid text,
  defaultvalue text,
  description text,
  displayname text,
  environmentvariabledefinitionidunique text,
  hint text,
  isrequired boolean,
  parameterkey text,
  parentdefinitionid text,
  secretstore integer,
  statecode integer,
  statuscode integer,
  type integer,
  valueschema text,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer,
  componentidunique text,
  componentstate integer,
  ismanaged boolean,
  overwritetime integer,
  solutionid text,
  supportingsolutionid text,
  introducedversion text
);
create unique index environmentvariabledefinition_schemaname_key on environmentvariabledefinition (dh_fold(schemaname));
create index environmentvariabledefinition_ownerid_index on environmentvariabledefinition (ownerid, environmentvariabledefinitionid);
create table environmentvariablevalue (
  environmentvariablevalueid text primary key not null,
  schemaname text,
  environmentvariabledefinitionid text,
  environmentvariablevalueidunique text,
  statecode integer,
  statuscode integer,
  value text,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer,
  componentidunique text,
  componentstate integer,
  ismanaged boolean,
  overwritetime integer,
  solutionid text,
  supportingsolutionid text,
  introducedversion text
);
create unique index environmentvariablevalue_environmentvariabledefinitionid_key on environmentvariablevalue (environmentvariabledefinitionid);
create index environmentvariablevalue_environmentvariabledefinitionid_index on environmentvariablevalue (environmentvariabledefinitionid, environmentvariablevalueid);
create index environmentvariablevalue_ownerid_index on environmentvariablevalue (ownerid, environmentvariablevalueid);
create table flowaggregation (
  flowaggregationid text primary key not null,
  name text,
  aggregationtype text,
  aggregationvalue integer,
  errorcode text,
  istoplevelrun boolean,
  partitionid text,
  ttlinseconds integer,
  workflowid text,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer
);
create index flowaggregation_workflowid_index on flowaggregation (workflowid, flowaggregationid);
create index flowaggregation_ownerid_index on flowaggregation (ownerid, flowaggregationid);
create table flowcapacityassignment (
  flowcapacityassignmentid text primary key not null,
  name text,
  allocationorigin integer,
  allowautoallocation boolean,
  capacityoverage integer,
  capacitysource integer,
  capacitytype integer,
  count integer,
  regarding text,
  regarding_table text,
  statecode integer,
  statuscode integer,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer
);
create index flowcapacityassignment_regarding_index on flowcapacityassignment (regarding, flowcapacityassignmentid);
create index flowcapacityassignment_ownerid_index on flowcapacityassignment (ownerid, flowcapacityassignmentid);
create table flowcredentialapplication (
  flowcredentialapplicationid text primary key not null,
  name text,
  applicationid text,
  description text,
  flowmachinegroupid text,
  primarycertificatefile text,
  secondarycertificatefile text,
  sharingtype integer,
  statecode integer,
  statuscode integer,
  thumbprint text,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer,
  componentidunique text,
  componentstate integer,
  ismanaged boolean,
  overwritetime integer,
  solutionid text,
  supportingsolutionid text,
  introducedversion text
);
create index flowcredentialapplication_flowmachinegroupid_index on flowcredentialapplication (flowmachinegroupid, flowcredentialapplicationid);
create index flowcredentialapplication_ownerid_index on flowcredentialapplication (ownerid, flowcredentialapplicationid);
create table flowevent (
  floweventid text primary key not null,
  name text,
  completedon integer,
  eventcode text,
  eventcontent text,
  eventduration integer,
  eventtype text,
  expirydate integer,
  level text,
  parentobjectid text,
  parentobjectid_table text,
  parentobjectlogicalname text,
  statecode integer,
  statuscode integer,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer
);
create index flowevent_parentobjectid_createdon_index on flowevent (parentobjectid, createdon desc, floweventid desc);
create index flowevent_ownerid_index on flowevent (ownerid, floweventid);
alter table flowlog add column cloudflowid text;
alter table flowlog add column cloudflowrunid text;
alter table flowlog add column cloudflowrunidpid text;
alter table flowlog add column inputslocalizednames text;
alter table flowlog add column outputslocalizednames text;
alter table flowlog add column workqueueid text;
alter table flowlog add column workqueueitemid text;
create index flowlog_flowsessionid_createdon_index on flowlog (flowsessionid, createdon desc, flowlogid desc);
create index flowlog_parentobjectid_createdon_index on flowlog (parentobjectid, createdon desc, flowlogid desc);
alter table flowmachine add column flowmachineimageversionid text;
alter table flowmachine add column flowmachinenetworkid text;
alter table flowmachinegroup add column flowmachineimage text;
alter table flowmachinegroup add column flowmachinenetwork text;
alter table flowmachinegroup add column managedversion integer;
create table flowrun (
  flowrunid text primary key not null,
  name text,
  duration integer,
  endtime integer,
  errorcode text,
  errormessage text,
  isprimary integer,
  parentrunid text,
  partitionid text,
  resourceid text,
  starttime integer,
  status text,
  triggertype text,
  ttlinseconds integer,
  workflow text,
  workflowid text,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer
);
create index flowrun_workflow_starttime_index on flowrun (workflow, starttime desc, flowrunid desc);
create index flowrun_ownerid_index on flowrun (ownerid, flowrunid);
alter table flowsession add column computeruseagentid text;
alter table flowsession add column flowtestsessionid text;
alter table flowsession add column flowtriggerid text;
alter table flowsession add column regardingobjecttypecode text;
create index flowsession_parentdesktopflowrunid_index on flowsession (parentdesktopflowrunid, flowsessionid);
alter table organization add column flowruntimetoliveinseconds integer;
alter table organization add column isdesktopflowconnectionembeddingenabled boolean;
alter table organization add column isdesktopflowruntimerepairattendedenabled boolean;
alter table organization add column isdesktopflowruntimerepairunattendedenabled boolean;
alter table organization add column isdesktopflowvanillaimagesharingenabled boolean;
create table privilege (
  privilegeid text primary key not null,
  name text,
  accessright integer,
  canbebasic boolean,
  canbelocal boolean,
  canbedeep boolean,
  canbeglobal boolean,
  versionnumber integer
);
create index privilege_name_index on privilege (dh_fold(name), privilegeid);
create table processstageparameter (
  processstageparameterid text primary key not null,
  name text,
  processstageid text,
  statecode integer,
  statuscode integer,
  value text,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer
);
create index processstageparameter_ownerid_index on processstageparameter (ownerid, processstageparameterid);
alter table role add column parentroleid text;
alter table role add column parentrootroleid text;
create table roleprivileges (
  roleprivilegeid text primary key not null,
  privilegeid text,
  privilegedepthmask integer,
  roleid text,
  versionnumber integer
);
create index roleprivileges_roleid_privilegeid_index on roleprivileges (roleid, privilegeid, roleprivilegeid);
create index roleprivileges_privilegeid_index on roleprivileges (privilegeid, roleprivilegeid);
alter table systemuser add column azurestate integer;
alter table systemuser add column caltype integer;
alter table systemuser add column ownerid text;
alter table systemuser add column userlicensetype integer;
alter table team add column organizationid text;
alter table team add column ownerid text;
create table workqueue (
  workqueueid text primary key not null,
  name text,
  allowupdateinputwhileprocessing integer,
  defaultitemtimetoliveinminutes integer,
  description text,
  inputschematype integer,
  itemmaxrequeuecount integer,
  itemmaxretrycount integer,
  prioritytype integer,
  statecode integer,
  statuscode integer,
  workqueuekey text,
  workqueuetype integer,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer,
  componentidunique text,
  componentstate integer,
  ismanaged boolean,
  overwritetime integer,
  solutionid text,
  supportingsolutionid text,
  introducedversion text
);
create unique index workqueue_workqueuekey_key on workqueue (dh_fold(workqueuekey));
create index workqueue_name_index on workqueue (dh_fold(name), workqueueid);
create index workqueue_ownerid_index on workqueue (ownerid, workqueueid);
create table workqueueitem (
  workqueueitemid text primary key not null,
  name text,
  completedon integer,
  delayuntil integer,
  expirydate integer,
  machineuser text,
  priority integer,
  processingduration integer,
  processingstarttime integer,
  processinguser text,
  processorid text,
  processortype integer,
  requeuecount integer,
  retrycount integer,
  slastatus integer,
  slathresholddate integer,
  statecode integer,
  statuscode integer,
  uniqueidbyqueue text,
  workqueueid text,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer,
  componentidunique text,
  componentstate integer,
  ismanaged boolean,
  overwritetime integer,
  solutionid text,
  supportingsolutionid text,
  introducedversion text
);
create unique index workqueueitem_workqueueid_uniqueidbyqueue_key on workqueueitem (workqueueid, dh_fold(uniqueidbyqueue));
create index workqueueitem_workqueueid_statuscode_priority_createdon_index on workqueueitem (workqueueid, statuscode, priority, createdon, workqueueitemid);
create index workqueueitem_workqueueid_createdon_index on workqueueitem (workqueueid, createdon desc, workqueueitemid desc);
create index workqueueitem_statuscode_createdon_index on workqueueitem (statuscode, createdon desc, workqueueitemid desc);
create index workqueueitem_ownerid_index on workqueueitem (ownerid, workqueueitemid);
create table workflowbinary (
  workflowbinaryid text primary key not null,
  name text,
  data_name text,
  flowsessionid text,
  metadata text,
  mimetype text,
  process text,
  reference text,
  referencename text,
  statecode integer,
  statuscode integer,
  type text,
  createdby text,
  createdon integer,
  createdonbehalfby text,
  importsequencenumber integer,
  modifiedby text,
  modifiedon integer,
  modifiedonbehalfby text,
  overriddencreatedon integer,
  ownerid text,
  ownerid_table text,
  owningbusinessunit text,
  owningteam text,
  owninguser text,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber integer,
  componentidunique text,
  componentstate integer,
  ismanaged boolean,
  overwritetime integer,
  solutionid text,
  supportingsolutionid text,
  introducedversion text
);
create index workflowbinary_flowsessionid_index on workflowbinary (flowsessionid, workflowbinaryid);
create index workflowbinary_process_index on workflowbinary (process, workflowbinaryid);
create index workflowbinary_ownerid_index on workflowbinary (ownerid, workflowbinaryid);
