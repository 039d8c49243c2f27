CREATE OR REPLACE FUNCTION public.dh_fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select replace(lower(regexp_replace(normalize(value, NFKD), '[\u0300-\u036f]', '', 'g') collate "und-x-icu"), 'ς', 'σ')
$function$
;
sequence dh_autonumber;
sequence dh_fence;
sequence dh_versionnumber;

table businessunit (
  businessunitid uuid not null,
  name text collate "C",
  parentbusinessunitid uuid,
  organizationid uuid,
  isdisabled boolean,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
CREATE UNIQUE INDEX businessunit_pkey ON public.businessunit USING btree (businessunitid);

table connectioninstance (
  connectioninstanceid uuid not null,
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
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
CREATE INDEX connectioninstance_ownerid_index ON public.connectioninstance USING btree (ownerid NULLS FIRST, connectioninstanceid NULLS FIRST);
CREATE UNIQUE INDEX connectioninstance_pkey ON public.connectioninstance USING btree (connectioninstanceid);

table connectionreference (
  connectionreferenceid uuid not null,
  connectionreferencedisplayname text collate "C",
  connectionid text collate "C",
  connectionreferencelogicalname text collate "C",
  connectorid text collate "C",
  description text collate "C",
  promptingbehavior integer,
  statecode integer,
  statuscode integer,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C",
  connectionparametersconfig text collate "C",
  connectionparametersetconfig text collate "C",
  customconnectorid uuid
);
CREATE UNIQUE INDEX connectionreference_connectionreferencelogicalname_key ON public.connectionreference USING btree (dh_fold(connectionreferencelogicalname));
CREATE INDEX connectionreference_ownerid_index ON public.connectionreference USING btree (ownerid NULLS FIRST, connectionreferenceid NULLS FIRST);
CREATE UNIQUE INDEX connectionreference_pkey ON public.connectionreference USING btree (connectionreferenceid);

table credential (
  credentialid uuid not null,
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
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
CREATE INDEX credential_name_index ON public.credential USING btree (dh_fold(name) NULLS FIRST, credentialid NULLS FIRST);
CREATE INDEX credential_ownerid_index ON public.credential USING btree (ownerid NULLS FIRST, credentialid NULLS FIRST);
CREATE UNIQUE INDEX credential_pkey ON public.credential USING btree (credentialid);

table desktopflowbinary (
  desktopflowbinaryid uuid not null,
  name text collate "C",
  data_name text collate "C",
  metadata text collate "C",
  mimetype text collate "C",
  process uuid,
  reference text collate "C",
  referencename text collate "C",
  statecode integer,
  statuscode integer,
  type text collate "C",
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C",
  desktopflowmodule uuid
);
CREATE INDEX desktopflowbinary_desktopflowmodule_index ON public.desktopflowbinary USING btree (desktopflowmodule NULLS FIRST, desktopflowbinaryid NULLS FIRST);
CREATE INDEX desktopflowbinary_ownerid_index ON public.desktopflowbinary USING btree (ownerid NULLS FIRST, desktopflowbinaryid NULLS FIRST);
CREATE UNIQUE INDEX desktopflowbinary_pkey ON public.desktopflowbinary USING btree (desktopflowbinaryid);
CREATE INDEX desktopflowbinary_process_index ON public.desktopflowbinary USING btree (process NULLS FIRST, desktopflowbinaryid NULLS FIRST);

table desktopflowmodule (
  desktopflowmoduleid uuid not null,
  name text collate "C",
  data_name text collate "C",
  description text collate "C",
  statecode integer,
  statuscode integer,
  type integer,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
CREATE INDEX desktopflowmodule_name_index ON public.desktopflowmodule USING btree (dh_fold(name) NULLS FIRST, desktopflowmoduleid NULLS FIRST);
CREATE INDEX desktopflowmodule_ownerid_index ON public.desktopflowmodule USING btree (ownerid NULLS FIRST, desktopflowmoduleid NULLS FIRST);
CREATE UNIQUE INDEX desktopflowmodule_pkey ON public.desktopflowmodule USING btree (desktopflowmoduleid);

table dh_callbackdelivery (
  dh_callbackdeliveryid uuid not null,
  dh_name text collate "C",
  dh_flowsessionid uuid,
  dh_url text collate "C",
  dh_body text collate "C",
  dh_status integer,
  dh_attempts integer,
  dh_nextattempton timestamp with time zone,
  dh_log text collate "C",
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
CREATE INDEX dh_callbackdelivery_dh_flowsessionid_index ON public.dh_callbackdelivery USING btree (dh_flowsessionid NULLS FIRST, dh_callbackdeliveryid NULLS FIRST);
CREATE INDEX dh_callbackdelivery_dh_status_dh_nextattempton_index ON public.dh_callbackdelivery USING btree (dh_status NULLS FIRST, dh_nextattempton NULLS FIRST, dh_callbackdeliveryid NULLS FIRST);
CREATE INDEX dh_callbackdelivery_ownerid_index ON public.dh_callbackdelivery USING btree (ownerid NULLS FIRST, dh_callbackdeliveryid NULLS FIRST);
CREATE UNIQUE INDEX dh_callbackdelivery_pkey ON public.dh_callbackdelivery USING btree (dh_callbackdeliveryid);

table dh_claim (
  runid uuid not null,
  machineid uuid not null,
  fence bigint not null,
  leaseuntil timestamp with time zone not null,
  claimedon timestamp with time zone not null,
  startedon timestamp with time zone,
  timeouton timestamp with time zone,
  cancelrequestedon timestamp with time zone,
  seq bigint not null,
  groupid uuid not null,
  priority integer not null,
  runmode text not null,
  timeoutseconds integer not null,
  enqueuedon timestamp with time zone not null,
  queuetimeouton timestamp with time zone not null
);
CREATE INDEX dh_claim_leaseuntil ON public.dh_claim USING btree (leaseuntil);
CREATE INDEX dh_claim_machineid ON public.dh_claim USING btree (machineid);
CREATE UNIQUE INDEX dh_claim_pkey ON public.dh_claim USING btree (runid);

table dh_clientsecret (
  applicationid uuid not null,
  hash text not null
);
CREATE UNIQUE INDEX dh_clientsecret_pkey ON public.dh_clientsecret USING btree (applicationid, hash);

table dh_connection (
  dh_connectionid uuid not null,
  dh_name text collate "C",
  dh_displayname text collate "C",
  dh_machinegroupid uuid,
  dh_authentication integer,
  dh_account text collate "C",
  statecode integer,
  statuscode integer,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
CREATE UNIQUE INDEX dh_connection_dh_name_key ON public.dh_connection USING btree (dh_fold(dh_name));
CREATE INDEX dh_connection_ownerid_index ON public.dh_connection USING btree (ownerid NULLS FIRST, dh_connectionid NULLS FIRST);
CREATE UNIQUE INDEX dh_connection_pkey ON public.dh_connection USING btree (dh_connectionid);

table dh_content (
  tablename text not null,
  id uuid not null,
  columnname text not null,
  filename text,
  text text,
  bytes bytea,
  fileid uuid,
  mimetype text
);
CREATE INDEX dh_content_fileid ON public.dh_content USING btree (fileid) WHERE (fileid IS NOT NULL);
CREATE UNIQUE INDEX dh_content_pkey ON public.dh_content USING btree (tablename, id, columnname);

table dh_idempotency (
  callerid uuid not null,
  key text not null,
  runid uuid not null,
  createdon timestamp with time zone not null
);
CREATE INDEX dh_idempotency_createdon ON public.dh_idempotency USING btree (createdon);
CREATE UNIQUE INDEX dh_idempotency_pkey ON public.dh_idempotency USING btree (callerid, key);
CREATE INDEX dh_idempotency_runid ON public.dh_idempotency USING btree (runid);

table dh_migration (
  number integer not null,
  name text not null,
  checksum text not null
);
CREATE UNIQUE INDEX dh_migration_pkey ON public.dh_migration USING btree (number);

table dh_queue (
  seq bigint not null,
  runid uuid not null,
  groupid uuid not null,
  priority integer not null,
  runmode text not null,
  timeoutseconds integer not null,
  enqueuedon timestamp with time zone not null,
  timeouton timestamp with time zone not null
);
CREATE INDEX dh_queue_claim ON public.dh_queue USING btree (groupid, priority DESC, seq);
CREATE INDEX dh_queue_claim_mode ON public.dh_queue USING btree (groupid, runmode, priority DESC, seq);
CREATE UNIQUE INDEX dh_queue_pkey ON public.dh_queue USING btree (seq);
CREATE UNIQUE INDEX dh_queue_runid_key ON public.dh_queue USING btree (runid);
CREATE INDEX dh_queue_timeouton ON public.dh_queue USING btree (timeouton);

table dh_setting (
  key text not null,
  value text not null
);
CREATE UNIQUE INDEX dh_setting_pkey ON public.dh_setting USING btree (key);

table dh_share (
  tablename text not null,
  id uuid not null,
  principalid uuid not null,
  mask integer not null
);
CREATE UNIQUE INDEX dh_share_pkey ON public.dh_share USING btree (tablename, id, principalid);
CREATE INDEX dh_share_principalid ON public.dh_share USING btree (principalid, tablename);

table dh_upload (
  token text not null,
  tablename text not null,
  id uuid not null,
  columnname text not null,
  filename text,
  userid uuid not null,
  touchedon timestamp with time zone not null
);
CREATE UNIQUE INDEX dh_upload_pkey ON public.dh_upload USING btree (token);
CREATE INDEX dh_upload_touchedon ON public.dh_upload USING btree (touchedon);

table dh_uploadblock (
  token text not null,
  blockid text not null,
  size integer not null,
  bytes bytea not null
);
CREATE UNIQUE INDEX dh_uploadblock_pkey ON public.dh_uploadblock USING btree (token, blockid);

table environmentvariabledefinition (
  environmentvariabledefinitionid uuid not null,
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
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
CREATE INDEX environmentvariabledefinition_ownerid_index ON public.environmentvariabledefinition USING btree (ownerid NULLS FIRST, environmentvariabledefinitionid NULLS FIRST);
CREATE UNIQUE INDEX environmentvariabledefinition_pkey ON public.environmentvariabledefinition USING btree (environmentvariabledefinitionid);
CREATE UNIQUE INDEX environmentvariabledefinition_schemaname_key ON public.environmentvariabledefinition USING btree (dh_fold(schemaname));

table environmentvariablevalue (
  environmentvariablevalueid uuid not null,
  schemaname text collate "C",
  environmentvariabledefinitionid uuid,
  environmentvariablevalueidunique uuid,
  statecode integer,
  statuscode integer,
  value text collate "C",
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
CREATE INDEX environmentvariablevalue_environmentvariabledefinitionid_index ON public.environmentvariablevalue USING btree (environmentvariabledefinitionid NULLS FIRST, environmentvariablevalueid NULLS FIRST);
CREATE UNIQUE INDEX environmentvariablevalue_environmentvariabledefinitionid_key ON public.environmentvariablevalue USING btree (environmentvariabledefinitionid);
CREATE INDEX environmentvariablevalue_ownerid_index ON public.environmentvariablevalue USING btree (ownerid NULLS FIRST, environmentvariablevalueid NULLS FIRST);
CREATE UNIQUE INDEX environmentvariablevalue_pkey ON public.environmentvariablevalue USING btree (environmentvariablevalueid);

table flowaggregation (
  flowaggregationid uuid not null,
  name text collate "C",
  aggregationtype text collate "C",
  aggregationvalue bigint,
  errorcode text collate "C",
  istoplevelrun boolean,
  partitionid text collate "C",
  ttlinseconds integer,
  workflowid uuid,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
CREATE INDEX flowaggregation_ownerid_index ON public.flowaggregation USING btree (ownerid NULLS FIRST, flowaggregationid NULLS FIRST);
CREATE UNIQUE INDEX flowaggregation_pkey ON public.flowaggregation USING btree (flowaggregationid);
CREATE INDEX flowaggregation_workflowid_index ON public.flowaggregation USING btree (workflowid NULLS FIRST, flowaggregationid NULLS FIRST);

table flowcapacityassignment (
  flowcapacityassignmentid uuid not null,
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
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
CREATE INDEX flowcapacityassignment_ownerid_index ON public.flowcapacityassignment USING btree (ownerid NULLS FIRST, flowcapacityassignmentid NULLS FIRST);
CREATE UNIQUE INDEX flowcapacityassignment_pkey ON public.flowcapacityassignment USING btree (flowcapacityassignmentid);
CREATE INDEX flowcapacityassignment_regarding_index ON public.flowcapacityassignment USING btree (regarding NULLS FIRST, flowcapacityassignmentid NULLS FIRST);

table flowcredentialapplication (
  flowcredentialapplicationid uuid not null,
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
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
CREATE INDEX flowcredentialapplication_flowmachinegroupid_index ON public.flowcredentialapplication USING btree (flowmachinegroupid NULLS FIRST, flowcredentialapplicationid NULLS FIRST);
CREATE INDEX flowcredentialapplication_ownerid_index ON public.flowcredentialapplication USING btree (ownerid NULLS FIRST, flowcredentialapplicationid NULLS FIRST);
CREATE UNIQUE INDEX flowcredentialapplication_pkey ON public.flowcredentialapplication USING btree (flowcredentialapplicationid);

table flowevent (
  floweventid uuid not null,
  name text collate "C",
  completedon timestamp with time zone,
  eventcode text collate "C",
  eventcontent text collate "C",
  eventduration integer,
  eventtype text collate "C",
  expirydate timestamp with time zone,
  level text collate "C",
  parentobjectid uuid,
  parentobjectid_table text collate "C",
  parentobjectlogicalname text collate "C",
  statecode integer,
  statuscode integer,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
CREATE INDEX flowevent_ownerid_index ON public.flowevent USING btree (ownerid NULLS FIRST, floweventid NULLS FIRST);
CREATE INDEX flowevent_parentobjectid_createdon_index ON public.flowevent USING btree (parentobjectid NULLS FIRST, createdon DESC NULLS LAST, floweventid DESC NULLS LAST);
CREATE UNIQUE INDEX flowevent_pkey ON public.flowevent USING btree (floweventid);

table flowlog (
  flowlogid uuid not null,
  name text collate "C",
  data text collate "C",
  desktopflowid uuid,
  duration bigint,
  flowmachinegroupid uuid,
  flowmachineid uuid,
  flowsessionid uuid,
  level integer,
  logindex integer,
  parentobjectid uuid,
  parentobjectid_table text collate "C",
  partitionid text collate "C",
  ttlinseconds integer,
  type integer,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  cloudflowid uuid,
  cloudflowrunid uuid,
  cloudflowrunidpid text collate "C",
  inputslocalizednames text collate "C",
  outputslocalizednames text collate "C",
  workqueueid uuid,
  workqueueitemid uuid
);
CREATE INDEX flowlog_desktopflowid_index ON public.flowlog USING btree (desktopflowid NULLS FIRST, flowlogid NULLS FIRST);
CREATE INDEX flowlog_flowsessionid_createdon_index ON public.flowlog USING btree (flowsessionid NULLS FIRST, createdon DESC NULLS LAST, flowlogid DESC NULLS LAST);
CREATE INDEX flowlog_flowsessionid_logindex_index ON public.flowlog USING btree (flowsessionid NULLS FIRST, logindex NULLS FIRST, flowlogid NULLS FIRST);
CREATE INDEX flowlog_ownerid_index ON public.flowlog USING btree (ownerid NULLS FIRST, flowlogid NULLS FIRST);
CREATE INDEX flowlog_parentobjectid_createdon_index ON public.flowlog USING btree (parentobjectid NULLS FIRST, createdon DESC NULLS LAST, flowlogid DESC NULLS LAST);
CREATE UNIQUE INDEX flowlog_pkey ON public.flowlog USING btree (flowlogid);

table flowmachine (
  flowmachineid uuid not null,
  name text collate "C",
  agentversion text collate "C",
  connectivityconfiguration text collate "C",
  description text collate "C",
  flowmachinegroupid uuid,
  hostedmachineerror text collate "C",
  hostedmachinestate integer,
  hostingtype integer,
  keydeliverystatus integer,
  keyreceiveddate timestamp with time zone,
  lastheartbeatdate timestamp with time zone,
  lastknownpictureinpicturesupport integer,
  machinemetadata text collate "C",
  overcapacitysince timestamp with time zone,
  sessioncapacity integer,
  snapshotstartedat timestamp with time zone,
  statecode integer,
  statuscode integer,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  flowmachineimageversionid uuid,
  flowmachinenetworkid uuid
);
CREATE INDEX flowmachine_flowmachinegroupid_index ON public.flowmachine USING btree (flowmachinegroupid NULLS FIRST, flowmachineid NULLS FIRST);
CREATE INDEX flowmachine_name_index ON public.flowmachine USING btree (dh_fold(name) NULLS FIRST, flowmachineid NULLS FIRST);
CREATE INDEX flowmachine_ownerid_index ON public.flowmachine USING btree (ownerid NULLS FIRST, flowmachineid NULLS FIRST);
CREATE UNIQUE INDEX flowmachine_pkey ON public.flowmachine USING btree (flowmachineid);

table flowmachinegroup (
  flowmachinegroupid uuid not null,
  name text collate "C",
  description text collate "C",
  disconnectionplannedon timestamp with time zone,
  domainsetting integer,
  flowgrouptype integer,
  groupmetadata text collate "C",
  keycreationdate timestamp with time zone,
  keyexpirygraceperiod integer,
  keyvalidityperiod integer,
  lastrundate timestamp with time zone,
  managementtype integer,
  maxmanagedmachinecount integer,
  passwordchangedby uuid,
  passwordchangeddate timestamp with time zone,
  preferredqueuingtype integer,
  primarykeypackage text collate "C",
  primarypublickey text collate "C",
  provisioningerror text collate "C",
  provisioningstate integer,
  rotationstartedby uuid,
  secondarykeypackage text collate "C",
  secondarypublickey text collate "C",
  statecode integer,
  statuscode integer,
  trytoreusewindowssession boolean,
  usagetype integer,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C",
  flowmachineimage uuid,
  flowmachinenetwork uuid,
  managedversion integer
);
CREATE INDEX flowmachinegroup_name_index ON public.flowmachinegroup USING btree (dh_fold(name) NULLS FIRST, flowmachinegroupid NULLS FIRST);
CREATE INDEX flowmachinegroup_ownerid_index ON public.flowmachinegroup USING btree (ownerid NULLS FIRST, flowmachinegroupid NULLS FIRST);
CREATE UNIQUE INDEX flowmachinegroup_pkey ON public.flowmachinegroup USING btree (flowmachinegroupid);

table flowrun (
  flowrunid uuid not null,
  name text collate "C",
  duration bigint,
  endtime timestamp with time zone,
  errorcode text collate "C",
  errormessage text collate "C",
  isprimary integer,
  parentrunid text collate "C",
  partitionid text collate "C",
  resourceid text collate "C",
  starttime timestamp with time zone,
  status text collate "C",
  triggertype text collate "C",
  ttlinseconds integer,
  workflow uuid,
  workflowid text collate "C",
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
CREATE INDEX flowrun_ownerid_index ON public.flowrun USING btree (ownerid NULLS FIRST, flowrunid NULLS FIRST);
CREATE UNIQUE INDEX flowrun_pkey ON public.flowrun USING btree (flowrunid);
CREATE INDEX flowrun_workflow_starttime_index ON public.flowrun USING btree (workflow NULLS FIRST, starttime DESC NULLS LAST, flowrunid DESC NULLS LAST);

table flowsession (
  flowsessionid uuid not null,
  name text collate "C",
  additionalcontext_name text collate "C",
  callbackurl text collate "C",
  clienttrackingid text collate "C",
  completedon timestamp with time zone,
  connectionid text collate "C",
  context text collate "C",
  correlationid text collate "C",
  credentials text collate "C",
  errorcode text collate "C",
  errordetails text collate "C",
  errorinnererror text collate "C",
  errormessage text collate "C",
  gateway text collate "C",
  inputs_name text collate "C",
  machinegroupid uuid,
  machineid uuid,
  machinepercentcpuusage double precision,
  machinepercentramusage double precision,
  machineramusage integer,
  outputs_name text collate "C",
  parentcloudflowrunsequenceid text collate "C",
  parentdesktopflowrunguid uuid,
  parentdesktopflowrunid uuid,
  parentworkflowid text collate "C",
  processversion text collate "C",
  regardingobjectid uuid,
  rundetails text collate "C",
  runduration bigint,
  runexecutionduration bigint,
  runmode integer,
  runsessionmode integer,
  runwaitduration bigint,
  sessionusername text collate "C",
  sessionusersid text collate "C",
  startedon timestamp with time zone,
  statecode integer,
  statuscode integer,
  subcategory integer,
  triggertype integer,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  dh_state text collate "C",
  computeruseagentid uuid,
  flowtestsessionid uuid,
  flowtriggerid uuid,
  regardingobjecttypecode text collate "C"
);
CREATE INDEX flowsession_connectionid_createdon_index ON public.flowsession USING btree (dh_fold(connectionid) NULLS FIRST, createdon DESC NULLS LAST, flowsessionid DESC NULLS LAST);
CREATE INDEX flowsession_createdon_index ON public.flowsession USING btree (createdon DESC NULLS LAST, flowsessionid DESC NULLS LAST);
CREATE INDEX flowsession_machinegroupid_index ON public.flowsession USING btree (machinegroupid NULLS FIRST, flowsessionid NULLS FIRST);
CREATE INDEX flowsession_machineid_index ON public.flowsession USING btree (machineid NULLS FIRST, flowsessionid NULLS FIRST);
CREATE INDEX flowsession_ownerid_index ON public.flowsession USING btree (ownerid NULLS FIRST, flowsessionid NULLS FIRST);
CREATE INDEX flowsession_parentdesktopflowrunid_index ON public.flowsession USING btree (parentdesktopflowrunid NULLS FIRST, flowsessionid NULLS FIRST);
CREATE UNIQUE INDEX flowsession_pkey ON public.flowsession USING btree (flowsessionid);
CREATE INDEX flowsession_regardingobjectid_createdon_index ON public.flowsession USING btree (regardingobjectid NULLS FIRST, createdon DESC NULLS LAST, flowsessionid DESC NULLS LAST);
CREATE INDEX flowsession_statuscode_createdon_index ON public.flowsession USING btree (statuscode NULLS FIRST, createdon DESC NULLS LAST, flowsessionid DESC NULLS LAST);

table organization (
  organizationid uuid not null,
  name text collate "C",
  desktopflowrunactionlogsstatus integer,
  desktopflowrunactionlogversion integer,
  desktopflowqueuelogsttlinminutes integer,
  flowlogsttlinminutes integer,
  isdesktopflowschemav2enabled boolean,
  maxuploadfilesize integer,
  dh_callersreadownruns boolean,
  dh_runsperconnectionperminute integer,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  flowruntimetoliveinseconds integer,
  isdesktopflowconnectionembeddingenabled boolean,
  isdesktopflowruntimerepairattendedenabled boolean,
  isdesktopflowruntimerepairunattendedenabled boolean,
  isdesktopflowvanillaimagesharingenabled boolean
);
CREATE UNIQUE INDEX organization_pkey ON public.organization USING btree (organizationid);

table privilege (
  privilegeid uuid not null,
  name text collate "C",
  accessright integer,
  canbebasic boolean,
  canbelocal boolean,
  canbedeep boolean,
  canbeglobal boolean,
  versionnumber bigint
);
CREATE INDEX privilege_name_index ON public.privilege USING btree (dh_fold(name) NULLS FIRST, privilegeid NULLS FIRST);
CREATE UNIQUE INDEX privilege_pkey ON public.privilege USING btree (privilegeid);

table processstageparameter (
  processstageparameterid uuid not null,
  name text collate "C",
  processstageid uuid,
  statecode integer,
  statuscode integer,
  value text collate "C",
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  ownerid uuid,
  ownerid_table text collate "C",
  owningbusinessunit uuid,
  owningteam uuid,
  owninguser uuid,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint
);
CREATE INDEX processstageparameter_ownerid_index ON public.processstageparameter USING btree (ownerid NULLS FIRST, processstageparameterid NULLS FIRST);
CREATE UNIQUE INDEX processstageparameter_pkey ON public.processstageparameter USING btree (processstageparameterid);

table role (
  roleid uuid not null,
  name text collate "C",
  businessunitid uuid,
  roletemplateid uuid,
  isinherited integer,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  parentroleid uuid,
  parentrootroleid uuid
);
CREATE UNIQUE INDEX role_pkey ON public.role USING btree (roleid);

table roleprivileges (
  roleprivilegeid uuid not null,
  privilegeid uuid,
  privilegedepthmask integer,
  roleid uuid,
  versionnumber bigint
);
CREATE UNIQUE INDEX roleprivileges_pkey ON public.roleprivileges USING btree (roleprivilegeid);
CREATE INDEX roleprivileges_privilegeid_index ON public.roleprivileges USING btree (privilegeid NULLS FIRST, roleprivilegeid NULLS FIRST);
CREATE INDEX roleprivileges_roleid_privilegeid_index ON public.roleprivileges USING btree (roleid NULLS FIRST, privilegeid NULLS FIRST, roleprivilegeid NULLS FIRST);

table systemuser (
  systemuserid uuid not null,
  fullname text collate "C",
  domainname text collate "C",
  internalemailaddress text collate "C",
  firstname text collate "C",
  lastname text collate "C",
  azureactivedirectoryobjectid uuid,
  applicationid uuid,
  isdisabled boolean,
  businessunitid uuid,
  accessmode integer,
  islicensed boolean,
  issyncwithdirectory boolean,
  isintegrationuser boolean,
  organizationid uuid,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  azurestate integer,
  caltype integer,
  ownerid uuid,
  userlicensetype integer
);
CREATE INDEX systemuser_applicationid_index ON public.systemuser USING btree (applicationid NULLS FIRST, systemuserid NULLS FIRST);
CREATE INDEX systemuser_azureactivedirectoryobjectid_index ON public.systemuser USING btree (azureactivedirectoryobjectid NULLS FIRST, systemuserid NULLS FIRST);
CREATE UNIQUE INDEX systemuser_pkey ON public.systemuser USING btree (systemuserid);

table systemuserroles (
  systemuserid uuid not null,
  roleid uuid not null
);
CREATE UNIQUE INDEX dh_userrole_pkey ON public.systemuserroles USING btree (systemuserid, roleid);
CREATE INDEX systemuserroles_roleid ON public.systemuserroles USING btree (roleid);

table team (
  teamid uuid not null,
  name text collate "C",
  description text collate "C",
  teamtype integer,
  membershiptype integer,
  azureactivedirectoryobjectid uuid,
  businessunitid uuid,
  isdefault boolean,
  administratorid uuid,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
  timezoneruleversionnumber integer,
  utcconversiontimezonecode integer,
  versionnumber bigint,
  organizationid uuid,
  ownerid uuid
);
CREATE UNIQUE INDEX team_pkey ON public.team USING btree (teamid);

table teammembership (
  teamid uuid not null,
  systemuserid uuid not null
);
CREATE UNIQUE INDEX dh_teammember_pkey ON public.teammembership USING btree (systemuserid, teamid);
CREATE INDEX teammembership_teamid ON public.teammembership USING btree (teamid);

table teamroles (
  teamid uuid not null,
  roleid uuid not null
);
CREATE UNIQUE INDEX teamroles_pkey ON public.teamroles USING btree (teamid, roleid);
CREATE INDEX teamroles_roleid ON public.teamroles USING btree (roleid);

table workflow (
  workflowid uuid not null,
  name text collate "C",
  activeworkflowid uuid,
  billingcontext text collate "C",
  category integer,
  clientdataiscompressed boolean,
  connectionreferences text collate "C",
  createmetadata text collate "C",
  credentials text collate "C",
  dependencies text collate "C",
  description text collate "C",
  desktopflowmodules text collate "C",
  istransacted boolean,
  metadata text collate "C",
  mode integer,
  modernflowtype integer,
  modifymetadata text collate "C",
  parentworkflowid uuid,
  primaryentity text collate "C",
  runas integer,
  schemaversion text collate "C",
  scope integer,
  statecode integer,
  statuscode integer,
  subprocess boolean,
  suspensionreasondetails text collate "C",
  throttlingbehavior integer,
  trustedaccess boolean,
  type integer,
  uiflowtype integer,
  uniquename text collate "C",
  workflowidunique uuid,
  languagecode integer,
  ondemand boolean,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C",
  asyncautodelete boolean,
  businessprocesstype integer,
  claims text collate "C",
  createstage integer,
  deletestage integer,
  dynamicssolutioncontext text collate "C",
  formid uuid,
  iscrmuiworkflow boolean,
  licensee uuid,
  licenseentitledby uuid,
  planverified boolean,
  plugintypeid uuid,
  processorder integer,
  processtriggerformid uuid,
  processtriggerscope integer,
  rank integer,
  rendererobjecttypecode text collate "C",
  resourcecontainer text collate "C",
  resourceid uuid,
  sdkmessageid uuid,
  syncworkflowlogonfailure boolean,
  triggeroncreate boolean,
  triggerondelete boolean,
  updatestage integer
);
CREATE INDEX workflow_name_index ON public.workflow USING btree (dh_fold(name) NULLS FIRST, workflowid NULLS FIRST);
CREATE INDEX workflow_ownerid_index ON public.workflow USING btree (ownerid NULLS FIRST, workflowid NULLS FIRST);
CREATE UNIQUE INDEX workflow_pkey ON public.workflow USING btree (workflowid);

table workflowbinary (
  workflowbinaryid uuid not null,
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
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
CREATE INDEX workflowbinary_flowsessionid_index ON public.workflowbinary USING btree (flowsessionid NULLS FIRST, workflowbinaryid NULLS FIRST);
CREATE INDEX workflowbinary_ownerid_index ON public.workflowbinary USING btree (ownerid NULLS FIRST, workflowbinaryid NULLS FIRST);
CREATE UNIQUE INDEX workflowbinary_pkey ON public.workflowbinary USING btree (workflowbinaryid);
CREATE INDEX workflowbinary_process_index ON public.workflowbinary USING btree (process NULLS FIRST, workflowbinaryid NULLS FIRST);

table workqueue (
  workqueueid uuid not null,
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
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
CREATE INDEX workqueue_name_index ON public.workqueue USING btree (dh_fold(name) NULLS FIRST, workqueueid NULLS FIRST);
CREATE INDEX workqueue_ownerid_index ON public.workqueue USING btree (ownerid NULLS FIRST, workqueueid NULLS FIRST);
CREATE UNIQUE INDEX workqueue_pkey ON public.workqueue USING btree (workqueueid);
CREATE UNIQUE INDEX workqueue_workqueuekey_key ON public.workqueue USING btree (dh_fold(workqueuekey));

table workqueueitem (
  workqueueitemid uuid not null,
  name text collate "C",
  completedon timestamp with time zone,
  delayuntil timestamp with time zone,
  expirydate timestamp with time zone,
  machineuser text collate "C",
  priority integer,
  processingduration integer,
  processingstarttime timestamp with time zone,
  processinguser uuid,
  processorid text collate "C",
  processortype integer,
  requeuecount integer,
  retrycount integer,
  slastatus integer,
  slathresholddate timestamp with time zone,
  statecode integer,
  statuscode integer,
  uniqueidbyqueue text collate "C",
  workqueueid uuid,
  createdby uuid,
  createdon timestamp with time zone,
  createdonbehalfby uuid,
  importsequencenumber integer,
  modifiedby uuid,
  modifiedon timestamp with time zone,
  modifiedonbehalfby uuid,
  overriddencreatedon timestamp with time zone,
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
  overwritetime timestamp with time zone,
  solutionid uuid,
  supportingsolutionid uuid,
  introducedversion text collate "C"
);
CREATE INDEX workqueueitem_ownerid_index ON public.workqueueitem USING btree (ownerid NULLS FIRST, workqueueitemid NULLS FIRST);
CREATE UNIQUE INDEX workqueueitem_pkey ON public.workqueueitem USING btree (workqueueitemid);
CREATE INDEX workqueueitem_statuscode_createdon_index ON public.workqueueitem USING btree (statuscode NULLS FIRST, createdon DESC NULLS LAST, workqueueitemid DESC NULLS LAST);
CREATE INDEX workqueueitem_workqueueid_createdon_index ON public.workqueueitem USING btree (workqueueid NULLS FIRST, createdon DESC NULLS LAST, workqueueitemid DESC NULLS LAST);
CREATE INDEX workqueueitem_workqueueid_statuscode_priority_createdon_index ON public.workqueueitem USING btree (workqueueid NULLS FIRST, statuscode NULLS FIRST, priority NULLS FIRST, createdon NULLS FIRST, workqueueitemid NULLS FIRST);
CREATE UNIQUE INDEX workqueueitem_workqueueid_uniqueidbyqueue_key ON public.workqueueitem USING btree (workqueueid, dh_fold(uniqueidbyqueue));
