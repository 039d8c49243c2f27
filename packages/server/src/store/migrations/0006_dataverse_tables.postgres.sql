-- Written by `npm run generate` from the declarations of the contract. Do not edit.

create table connectioninstance (
  connectioninstanceid uuid primary key not null,
  connectioninternalid text collate "C",
  accountname text collate "C",
  allowsharing boolean,
  connectioninstancedisplayname text collate "C",
  connectioninstancelogicalname text collate "C",
  connectionparametersconfig text collate "C",
  connectionparametersetconfig text collate "C",
  connectionreferenceid uuid,
  connectionstatus text collate "C",
  connectionversion text collate "C",
  connectorid uuid,
  connectorinternalid text collate "C",
  credentialid uuid,
  statecode integer,
  statuscode integer,
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  componentidunique uuid,
  componentstate integer,
  ismanaged boolean,
  overwritetime timestamptz,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
create index connectioninstance_ownerid_index on connectioninstance (ownerid nulls first, connectioninstanceid nulls first);
alter table connectionreference add column connectionparametersconfig text collate "C";
alter table connectionreference add column connectionparametersetconfig text collate "C";
alter table connectionreference add column customconnectorid uuid;
create table credential (
  credentialid uuid primary key not null,
  name text collate "C",
  certificate uuid,
  connectiontype integer,
  credentials text collate "C",
  credentialtype integer,
  cyberarkapplicationid text collate "C",
  cyberarkobject uuid,
  cyberarksafe uuid,
  cyberarkusername uuid,
  description text collate "C",
  groupmapping text collate "C",
  password uuid,
  statecode integer,
  statuscode integer,
  usagetype integer,
  username uuid,
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  componentidunique uuid,
  componentstate integer,
  ismanaged boolean,
  overwritetime timestamptz,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
create index credential_name_index on credential (dh_fold(name) nulls first, credentialid nulls first);
create index credential_ownerid_index on credential (ownerid nulls first, credentialid nulls first);
alter table desktopflowbinary add column desktopflowmodule uuid;
create index desktopflowbinary_desktopflowmodule_index on desktopflowbinary (desktopflowmodule nulls first, desktopflowbinaryid nulls first);
create table desktopflowmodule (
  desktopflowmoduleid uuid primary key not null,
  name text collate "C",
  data_name text collate "C",
  description text collate "C",
  statecode integer,
  statuscode integer,
  type integer,
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  componentidunique uuid,
  componentstate integer,
  ismanaged boolean,
  overwritetime timestamptz,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
create index desktopflowmodule_name_index on desktopflowmodule (dh_fold(name) nulls first, desktopflowmoduleid nulls first);
create index desktopflowmodule_ownerid_index on desktopflowmodule (ownerid nulls first, desktopflowmoduleid nulls first);
create table environmentvariabledefinition (
  environmentvariabledefinitionid uuid primary key not null,
  schemaname text collate "C",
  apiid text collate "C",
  connectionreferenceid uuid,
  defaultvalue text collate "C",
  description text collate "C",
  displayname text collate "C",
  environmentvariabledefinitionidunique uuid,
  hint text collate "C",
  isrequired boolean,
  parameterkey text collate "C",
  parentdefinitionid uuid,
  secretstore integer,
  statecode integer,
  statuscode integer,
  type integer,
  valueschema text collate "C",
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  componentidunique uuid,
  componentstate integer,
  ismanaged boolean,
  overwritetime timestamptz,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
create unique index environmentvariabledefinition_schemaname_key on environmentvariabledefinition (dh_fold(schemaname));
create index environmentvariabledefinition_ownerid_index on environmentvariabledefinition (ownerid nulls first, environmentvariabledefinitionid nulls first);
create table environmentvariablevalue (
  environmentvariablevalueid uuid primary key not null,
  schemaname text collate "C",
  environmentvariabledefinitionid uuid,
  environmentvariablevalueidunique uuid,
  statecode integer,
  statuscode integer,
  value text collate "C",
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  componentidunique uuid,
  componentstate integer,
  ismanaged boolean,
  overwritetime timestamptz,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
create unique index environmentvariablevalue_environmentvariabledefinitionid_key on environmentvariablevalue (environmentvariabledefinitionid);
create index environmentvariablevalue_environmentvariabledefinitionid_index on environmentvariablevalue (environmentvariabledefinitionid nulls first, environmentvariablevalueid nulls first);
create index environmentvariablevalue_ownerid_index on environmentvariablevalue (ownerid nulls first, environmentvariablevalueid nulls first);
create table flowaggregation (
  flowaggregationid uuid primary key not null,
  name text collate "C",
  aggregationtype text collate "C",
  aggregationvalue bigint,
  errorcode text collate "C",
  istoplevelrun boolean,
  partitionid text collate "C",
  ttlinseconds integer,
  workflowid uuid,
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
create index flowaggregation_workflowid_index on flowaggregation (workflowid nulls first, flowaggregationid nulls first);
create index flowaggregation_ownerid_index on flowaggregation (ownerid nulls first, flowaggregationid nulls first);
create table flowcapacityassignment (
  flowcapacityassignmentid uuid primary key not null,
  name text collate "C",
  allocationorigin integer,
  allowautoallocation boolean,
  capacityoverage integer,
  capacitysource integer,
  capacitytype integer,
  count integer,
  regarding uuid,
  regarding_table text collate "C",
  statecode integer,
  statuscode integer,
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
create index flowcapacityassignment_regarding_index on flowcapacityassignment (regarding nulls first, flowcapacityassignmentid nulls first);
create index flowcapacityassignment_ownerid_index on flowcapacityassignment (ownerid nulls first, flowcapacityassignmentid nulls first);
create table flowcredentialapplication (
  flowcredentialapplicationid uuid primary key not null,
  name text collate "C",
  applicationid text collate "C",
  description text collate "C",
  flowmachinegroupid uuid,
  primarycertificatefile text collate "C",
  secondarycertificatefile text collate "C",
  sharingtype integer,
  statecode integer,
  statuscode integer,
  thumbprint text collate "C",
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  componentidunique uuid,
  componentstate integer,
  ismanaged boolean,
  overwritetime timestamptz,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
create index flowcredentialapplication_flowmachinegroupid_index on flowcredentialapplication (flowmachinegroupid nulls first, flowcredentialapplicationid nulls first);
create index flowcredentialapplication_ownerid_index on flowcredentialapplication (ownerid nulls first, flowcredentialapplicationid nulls first);
create table flowevent (
  floweventid uuid primary key not null,
  name text collate "C",
  completedon timestamptz,
  eventcode text collate "C",
  eventcontent text collate "C",
  eventduration integer,
  eventtype text collate "C",
  expirydate timestamptz,
  level text collate "C",
  parentobjectid uuid,
  parentobjectid_table text collate "C",
  parentobjectlogicalname text collate "C",
  statecode integer,
  statuscode integer,
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
create index flowevent_parentobjectid_createdon_index on flowevent (parentobjectid nulls first, createdon desc nulls last, floweventid desc nulls last);
create index flowevent_ownerid_index on flowevent (ownerid nulls first, floweventid nulls first);
alter table flowlog add column cloudflowid uuid;
alter table flowlog add column cloudflowrunid uuid;
alter table flowlog add column cloudflowrunidpid text collate "C";
alter table flowlog add column inputslocalizednames text collate "C";
alter table flowlog add column outputslocalizednames text collate "C";
alter table flowlog add column workqueueid uuid;
alter table flowlog add column workqueueitemid uuid;
create index flowlog_flowsessionid_createdon_index on flowlog (flowsessionid nulls first, createdon desc nulls last, flowlogid desc nulls last);
create index flowlog_parentobjectid_createdon_index on flowlog (parentobjectid nulls first, createdon desc nulls last, flowlogid desc nulls last);
alter table flowmachine add column flowmachineimageversionid uuid;
alter table flowmachine add column flowmachinenetworkid uuid;
alter table flowmachinegroup add column flowmachineimage uuid;
alter table flowmachinegroup add column flowmachinenetwork uuid;
alter table flowmachinegroup add column managedversion integer;
create table flowrun (
  flowrunid uuid primary key not null,
  name text collate "C",
  duration bigint,
  endtime timestamptz,
  errorcode text collate "C",
  errormessage text collate "C",
  isprimary integer,
  parentrunid text collate "C",
  partitionid text collate "C",
  resourceid text collate "C",
  starttime timestamptz,
  status text collate "C",
  triggertype text collate "C",
  ttlinseconds integer,
  workflow uuid,
  workflowid text collate "C",
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
create index flowrun_workflow_starttime_index on flowrun (workflow nulls first, starttime desc nulls last, flowrunid desc nulls last);
create index flowrun_ownerid_index on flowrun (ownerid nulls first, flowrunid nulls first);
alter table flowsession add column computeruseagentid uuid;
alter table flowsession add column flowtestsessionid uuid;
alter table flowsession add column flowtriggerid uuid;
alter table flowsession add column regardingobjecttypecode text collate "C";
create index flowsession_parentdesktopflowrunid_index on flowsession (parentdesktopflowrunid nulls first, flowsessionid nulls first);
alter table organization add column flowruntimetoliveinseconds integer;
alter table organization add column isdesktopflowconnectionembeddingenabled boolean;
alter table organization add column isdesktopflowruntimerepairattendedenabled boolean;
alter table organization add column isdesktopflowruntimerepairunattendedenabled boolean;
alter table organization add column isdesktopflowvanillaimagesharingenabled boolean;
create table privilege (
  privilegeid uuid primary key not null,
  name text collate "C",
  accessright integer,
  canbebasic boolean,
  canbelocal boolean,
  canbedeep boolean,
  canbeglobal boolean,
  versionnumber bigint
);
create index privilege_name_index on privilege (dh_fold(name) nulls first, privilegeid nulls first);
create table processstageparameter (
  processstageparameterid uuid primary key not null,
  name text collate "C",
  processstageid uuid,
  statecode integer,
  statuscode integer,
  value text collate "C",
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
create index processstageparameter_ownerid_index on processstageparameter (ownerid nulls first, processstageparameterid nulls first);
alter table role add column parentroleid uuid;
alter table role add column parentrootroleid uuid;
create table roleprivileges (
  roleprivilegeid uuid primary key not null,
  privilegeid uuid,
  privilegedepthmask integer,
  roleid uuid,
  versionnumber bigint
);
create index roleprivileges_roleid_privilegeid_index on roleprivileges (roleid nulls first, privilegeid nulls first, roleprivilegeid nulls first);
create index roleprivileges_privilegeid_index on roleprivileges (privilegeid nulls first, roleprivilegeid nulls first);
alter table systemuser add column azurestate integer;
alter table systemuser add column caltype integer;
alter table systemuser add column ownerid uuid;
alter table systemuser add column userlicensetype integer;
alter table team add column organizationid uuid;
alter table team add column ownerid uuid;
create table workqueue (
  workqueueid uuid primary key not null,
  name text collate "C",
  allowupdateinputwhileprocessing integer,
  defaultitemtimetoliveinminutes integer,
  description text collate "C",
  inputschematype integer,
  itemmaxrequeuecount integer,
  itemmaxretrycount integer,
  prioritytype integer,
  statecode integer,
  statuscode integer,
  workqueuekey text collate "C",
  workqueuetype integer,
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  componentidunique uuid,
  componentstate integer,
  ismanaged boolean,
  overwritetime timestamptz,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
create unique index workqueue_workqueuekey_key on workqueue (dh_fold(workqueuekey));
create index workqueue_name_index on workqueue (dh_fold(name) nulls first, workqueueid nulls first);
create index workqueue_ownerid_index on workqueue (ownerid nulls first, workqueueid nulls first);
create table workqueueitem (
  workqueueitemid uuid primary key not null,
  name text collate "C",
  completedon timestamptz,
  delayuntil timestamptz,
  expirydate timestamptz,
  machineuser text collate "C",
  priority integer,
  processingduration integer,
  processingstarttime timestamptz,
  processinguser uuid,
  processorid text collate "C",
  processortype integer,
  requeuecount integer,
  retrycount integer,
  slastatus integer,
  slathresholddate timestamptz,
  statecode integer,
  statuscode integer,
  uniqueidbyqueue text collate "C",
  workqueueid uuid,
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  componentidunique uuid,
  componentstate integer,
  ismanaged boolean,
  overwritetime timestamptz,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
create unique index workqueueitem_workqueueid_uniqueidbyqueue_key on workqueueitem (workqueueid, dh_fold(uniqueidbyqueue));
create index workqueueitem_workqueueid_statuscode_priority_createdon_index on workqueueitem (workqueueid nulls first, statuscode nulls first, priority nulls first, createdon nulls first, workqueueitemid nulls first);
create index workqueueitem_workqueueid_createdon_index on workqueueitem (workqueueid nulls first, createdon desc nulls last, workqueueitemid desc nulls last);
create index workqueueitem_statuscode_createdon_index on workqueueitem (statuscode nulls first, createdon desc nulls last, workqueueitemid desc nulls last);
create index workqueueitem_ownerid_index on workqueueitem (ownerid nulls first, workqueueitemid nulls first);
create table workflowbinary (
  workflowbinaryid uuid primary key not null,
  name text collate "C",
  data_name text collate "C",
  flowsessionid uuid,
  metadata text collate "C",
  mimetype text collate "C",
  process uuid,
  reference text collate "C",
  referencename text collate "C",
  statecode integer,
  statuscode integer,
  type text collate "C",
  createdby uuid,
  createdon timestamptz,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamptz,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamptz,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  componentidunique uuid,
  componentstate integer,
  ismanaged boolean,
  overwritetime timestamptz,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
create index workflowbinary_flowsessionid_index on workflowbinary (flowsessionid nulls first, workflowbinaryid nulls first);
create index workflowbinary_process_index on workflowbinary (process nulls first, workflowbinaryid nulls first);
create index workflowbinary_ownerid_index on workflowbinary (ownerid nulls first, workflowbinaryid nulls first);
